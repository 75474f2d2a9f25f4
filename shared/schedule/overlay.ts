/** The schedule as it would be after the steps planned so far, without touching the schedule itself. */
import { numberKey } from '../log/number-key.ts'
import type { OfficeProfile } from '../office/profile.ts'
import type { LocalDate, LocalTime } from '../time/day.ts'
import type { Booking, HoldReason } from './booking.ts'
import { calendarOf, dayKind } from './calendar.ts'
import type { HolidayTable } from './holidays.ts'
import { bookingIdOf, type IdWish, type Tag } from './ids.ts'
import { dayNumberOf, type ScheduleIndex } from './index.ts'
import { checkBooking, countsForDay, takesSlot } from './rules.ts'

/** What every check needs beside the bookings themselves. */
export type Rules = {
  readonly profile: OfficeProfile
  readonly holidays: HolidayTable
  /** Today in Asia/Tokyo; null: past dates are not judged. */
  readonly today: LocalDate | null
  /** The time of day in Asia/Tokyo; null: today's slots are not judged. */
  readonly now: LocalTime | null
  readonly restricted: (jobSeekerNumber: string, date: LocalDate) => boolean
  /** A record of that number on that day counts as its use, whatever the bookings say. */
  readonly used: (jobSeekerNumber: string, date: LocalDate) => boolean
}

export interface Overlay {
  /** Takes a booking out of the counts, so that it does not stand in its own way. */
  lift(booking: Booking): void
  place(booking: Booking): void
  check(booking: Booking): HoldReason[]
  /** An id that no booking has, nor any other of this plan. */
  newId(tag: Tag, wish: IdWish): string
}

export function createOverlay(index: ScheduleIndex, rules: Rules): Overlay {
  const slots = new Map<string, number>()
  const days = new Map<string, number>()
  const ids = new Set<string>()

  function count(booking: Booking, by: 1 | -1): void {
    if (takesSlot(booking)) {
      const key = `${booking.date} ${booking.slot}`
      slots.set(key, (slots.get(key) ?? 0) + by)
    }
    const number = dayNumberOf(booking)
    if (number !== null && countsForDay(booking)) {
      const key = `${number} ${booking.date}`
      days.set(key, (days.get(key) ?? 0) + by)
    }
  }

  const calendar = calendarOf(rules.profile, rules.holidays)
  // A file of a year has a hundred rows for each day.
  const open = new Map<LocalDate, boolean>()
  function isOpen(date: LocalDate): boolean {
    const known = open.get(date)
    if (known !== undefined) return known
    const found = dayKind(date, calendar).open
    open.set(date, found)
    return found
  }

  const context = {
    ...rules,
    isOpen,
    takenInSlot: (date: string, slot: string): number =>
      index.slotCount(date, slot) + (slots.get(`${date} ${slot}`) ?? 0),
    bookedOnDay: (number: string, date: string): boolean =>
      index.dayCount(number, date) + (days.get(`${numberKey(number) ?? number} ${date}`) ?? 0) >
        0 ||
      // There are no records of days to come.
      (rules.today !== null && date <= rules.today && rules.used(number, date)),
  }
  return {
    lift: (booking) => count(booking, -1),
    place: (booking) => count(booking, 1),
    check: (booking) => checkBooking(booking, context),
    newId(tag, wish) {
      const id = bookingIdOf(tag, (one) => ids.has(one) || index.get(one) !== undefined, wish)
      ids.add(id)
      return id
    },
  }
}

/** The reasons against one booking as the schedule stands; the booking with the same id does not count. */
export function checkAgainst(index: ScheduleIndex, rules: Rules, booking: Booking): HoldReason[] {
  const overlay = createOverlay(index, rules)
  const itself = index.get(booking.id)
  if (itself !== undefined) overlay.lift(itself.booking)
  return overlay.check(booking)
}
