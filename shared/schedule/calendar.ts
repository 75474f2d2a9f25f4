/** Open days (開庁日, K3-1): not weekends, holidays, 29 December to 3 January; the office itself may open or close a day. */
import type { HolidayChange, OfficeProfile, Override } from '../office/profile.ts'
import type { DayKind } from '../office/status.ts'
import { addDays, type LocalDate, weekdayOf, yearOf } from '../time/day.ts'
import type { HolidayTable } from './holidays.ts'
import { dayTexts } from './text.ts'

export type Calendar = { readonly overrides: readonly Override[]; readonly holidays: HolidayTable }

/** The published holidays with what the office knows better of them: another name, one more, one less. */
export function changedHolidays(
  published: HolidayTable,
  changes: readonly HolidayChange[],
): HolidayTable {
  if (changes.length === 0) return published
  const known = new Map(changes.map(({ date, name }) => [date, name]))
  return (date) => {
    const change = known.get(date)
    return change === undefined ? published(date) : change
  }
}

/** The calendar of an office, by its profile. */
export function calendarOf(
  profile: Pick<OfficeProfile, 'overrides' | 'holidays'>,
  published: HolidayTable,
): Calendar {
  return {
    overrides: profile.overrides,
    holidays: changedHolidays(published, profile.holidays),
  }
}

/** A holiday of a year as the office has it. removed: the published list has it, the office does not. */
export type ListedHoliday = {
  readonly date: LocalDate
  readonly name: string
  readonly kind: 'published' | 'added' | 'renamed' | 'removed'
}

/** The holidays of one year with the office's changes among them, by date. */
export function holidaysOf(
  published: readonly { readonly date: LocalDate; readonly name: string }[],
  changes: readonly HolidayChange[],
  year: string,
): ListedHoliday[] {
  const listed = new Map(
    published
      .filter(({ date }) => yearOf(date) === year)
      .map(({ date, name }): [LocalDate, ListedHoliday] => [
        date,
        { date, name, kind: 'published' },
      ]),
  )
  for (const { date, name } of changes) {
    if (yearOf(date) !== year) continue
    const known = listed.get(date)
    if (name !== null)
      listed.set(date, { date, name, kind: known === undefined ? 'added' : 'renamed' })
    else if (known !== undefined) listed.set(date, { ...known, kind: 'removed' })
  }
  return [...listed.values()].sort((one, other) => one.date.localeCompare(other.date))
}

/** How far ahead an open day is looked for: no office is closed for longer. */
const LONGEST_CLOSURE_DAYS = 400

function isYearEnd(date: LocalDate): boolean {
  return date >= `${yearOf(date)}-12-29` || date <= `${yearOf(date)}-01-03`
}

function closedBecause(date: LocalDate, holidays: HolidayTable): string | null {
  const holiday = holidays(date)
  if (holiday !== null) return dayTexts.holiday(holiday)
  if (isYearEnd(date)) return dayTexts.yearEnd
  const weekday = weekdayOf(date)
  if (weekday === 6) return dayTexts.saturday
  return weekday === 0 ? dayTexts.sunday : null
}

/** Whether the office is open on that date (Asia/Tokyo), and why not; the office's own word comes first, the latest one counts. */
export function dayKind(date: LocalDate, calendar: Calendar): DayKind {
  const override = calendar.overrides.findLast((candidate) => candidate.date === date)
  if (override !== undefined) {
    return {
      date,
      open: override.open,
      reason: override.open ? dayTexts.opened(override.reason) : dayTexts.closed(override.reason),
    }
  }
  const reason = closedBecause(date, calendar.holidays)
  return { date, open: reason === null, reason }
}

/** The first open day after `date`; `date` itself when there is none within 400 days. */
export function nextOpenDay(date: LocalDate, calendar: Calendar): LocalDate {
  for (let days = 1; days <= LONGEST_CLOSURE_DAYS; days += 1) {
    const candidate = addDays(date, days)
    if (dayKind(candidate, calendar).open) return candidate
  }
  return date
}
