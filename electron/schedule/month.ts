/** What the month's sheet is told of the bookings: those of which no session was opened, and on how many days the office is open. */
import { type MonthOfBookings, unopenedKind } from '../../shared/review/unopened.ts'
import { calendarOf, dayKind } from '../../shared/schedule/calendar.ts'
import { addDays, type LocalDate, type Period } from '../../shared/time/day.ts'
import type { ScheduleTools } from './tools.ts'

export const bookingsOf =
  ({ store, office, holidays }: Pick<ScheduleTools, 'store' | 'office' | 'holidays'>) =>
  ({ from, to }: Period): MonthOfBookings => {
    const days: LocalDate[] = []
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
    const calendar = calendarOf(office.profile(), holidays)
    return {
      openDays: days.filter((day) => dayKind(day, calendar).open).length,
      unopened: days.flatMap((day) =>
        store
          .index()
          .onDate(day)
          .flatMap(({ booking }) => {
            const kind = unopenedKind(booking)
            return kind === null ? [] : [{ kind, slot: booking.slot, siteId: booking.siteId }]
          }),
      ),
    }
  }
