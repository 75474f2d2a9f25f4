/** The days of a month as a Japanese calendar shows them, Sunday first, and where the keys lead. Pure. */
import {
  addDays,
  addMonths,
  type LocalDate,
  monthOf,
  thisMonth,
  weekdayOf,
} from '../../shared/time/day.ts'

const WEEK = 7
/** No month needs more, and the calendar keeps its size. */
const WEEKS = 6

/** The weeks of the month in which the date lies, Sunday first; null in the place of another month's day. */
export function weeksOf(date: LocalDate): readonly (readonly (LocalDate | null)[])[] {
  const { from } = thisMonth(date)
  const first = addDays(from, -weekdayOf(from))
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: WEEK }, (_, weekday) => {
      const day = addDays(first, week * WEEK + weekday)
      return monthOf(day) === monthOf(date) ? day : null
    }),
  )
}

/** Where the key leads from this day (WAI-ARIA APG, date picker dialog); null: the key is not the calendar's. */
export function dayByKey(date: LocalDate, key: string, shift: boolean): LocalDate | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1)
    case 'ArrowRight':
      return addDays(date, 1)
    case 'ArrowUp':
      return addDays(date, -WEEK)
    case 'ArrowDown':
      return addDays(date, WEEK)
    case 'Home':
      return addDays(date, -weekdayOf(date))
    case 'End':
      return addDays(date, WEEK - 1 - weekdayOf(date))
    case 'PageUp':
      return addMonths(date, shift ? -12 : -1)
    case 'PageDown':
      return addMonths(date, shift ? 12 : 1)
    default:
      return null
  }
}
