/** The days of which somebody is to be reminded now, and how many (M12-2-2). */
import type { Clock } from '../../../shared/clock.ts'
import type { AnswerTo } from '../../../shared/contract.ts'
import type { OfficePort } from '../../../shared/office/port.ts'
import type { Booking } from '../../../shared/schedule/booking.ts'
import { calendarOf, nextOpenDay } from '../../../shared/schedule/calendar.ts'
import type { HolidayTable } from '../../../shared/schedule/holidays.ts'
import { isReminderDue, reminderDay } from '../../../shared/schedule/reminding.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'

type Due = Extract<AnswerTo<'telling.reminders'>, { ok: true }>['value']

export function remindersDue(
  parts: {
    readonly clock: Pick<Clock, 'wallMs'>
    readonly office: Pick<OfficePort, 'profile'>
    readonly holidays: HolidayTable
    readonly bookingsOn: (date: LocalDate) => Iterable<Booking>
  },
  asked: LocalDate,
): Due {
  const profile = parts.office.profile()
  const calendar = calendarOf(profile, parts.holidays)
  const wallMs = parts.clock.wallMs()
  const now = { date: dateOf(wallMs), time: timeOf(wallMs) }
  const due: Due['due'] = []
  for (let date = now.date; ;) {
    const from = reminderDay(date, profile, calendar)
    if (from === null || from > now.date) break
    const count = [...parts.bookingsOn(date)].filter((booking) =>
      isReminderDue({ ...booking, hasMeeting: booking.meeting !== null }, profile, from, now),
    ).length
    if (count > 0) due.push({ date, count })
    const next = nextOpenDay(date, calendar)
    if (next === date) break
    date = next
  }
  return { from: reminderDay(asked, profile, calendar), due }
}
