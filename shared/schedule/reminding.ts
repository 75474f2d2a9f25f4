/** Who is still to be reminded of their booking, from the day of the office's choice on (K3-2, M12-2-2). Pure. */
import type { OfficeProfile } from '../office/profile.ts'
import { addDays, type LocalDate, type LocalTime } from '../time/day.ts'
import { dateOf } from '../time/instant.ts'
import type { Booking } from './booking.ts'
import { type Calendar, dayKind } from './calendar.ts'
import { isToldOf, tellingOf } from './telling.ts'

/** How far back an open day is looked for: no office is closed for longer. */
const LONGEST_CLOSURE_DAYS = 400

function openDayBefore(date: LocalDate, calendar: Calendar): LocalDate {
  for (let days = 1; days <= LONGEST_CLOSURE_DAYS; days += 1) {
    const candidate = addDays(date, -days)
    if (dayKind(candidate, calendar).open) return candidate
  }
  return date
}

/** The day (Asia/Tokyo) from which people of `date` are reminded: so many open days before it; null: this office reminds nobody. */
export function reminderDay(
  date: LocalDate,
  { remindOpenDays }: Pick<OfficeProfile, 'remindOpenDays'>,
  calendar: Calendar,
): LocalDate | null {
  if (remindOpenDays === undefined) return null
  let day = date
  for (let days = 0; days < remindOpenDays; days += 1) day = openDayBefore(day, calendar)
  return day
}

export type Remindable = Pick<Booking, 'contacts' | 'date' | 'slot' | 'state' | 'officeMove'> & {
  readonly hasMeeting: boolean
}

/**
 * Whether the reminder is still to go out to them: they are expected, know when to come, and were told it neither as a reminder nor, in
 * whatever words, on the day of the reminders or later. Who was never told gets the first notice instead.
 * @param from reminderDay of the booking's date; null: whoever has had none
 */
export function awaitsReminder(
  booking: Remindable,
  profile: Pick<OfficeProfile, 'linkToldBy'>,
  from: LocalDate | null,
): boolean {
  if (booking.state !== 'live') return false
  const telling = tellingOf(booking, profile)
  if (telling.state === 'untold' || isToldOf(booking, 'reminder', telling)) return false
  return telling.state === 'etumo' || from === null || dateOf(telling.contact.atMs) < from
}

/** Whether it is to be sent now: its day has come, and the booking's time is still ahead. @param now date and time of day in Asia/Tokyo */
export function isReminderDue(
  booking: Remindable,
  profile: Pick<OfficeProfile, 'linkToldBy'>,
  from: LocalDate | null,
  now: { readonly date: LocalDate; readonly time: LocalTime },
): boolean {
  const { date, slot } = booking
  const isAhead = date > now.date || (date === now.date && slot > now.time)
  return isAhead && from !== null && from <= now.date && awaitsReminder(booking, profile, from)
}
