/** National holidays by the rule of the law (祝日法 as in force since 2022), for years no list covers yet. */
import { addDays, type LocalDate, weekdayOf } from '../time/jst.ts'

/** Name of the holiday on that date, or null. */
export type HolidayTable = (date: LocalDate) => string | null

/** The law's present text; earlier years had other days and need a list. */
export const FIRST_COMPUTED_YEAR = 2022
/** The equinox formula holds until here. */
export const LAST_COMPUTED_YEAR = 2099

const pad = (n: number): string => String(n).padStart(2, '0')
const dateOfYear = (year: number, month: number, day: number): LocalDate =>
  `${year}-${pad(month)}-${pad(day)}`

/** Day of March or September; the approximation used by almanacs, good from 1980 to 2099. */
function equinox(year: number, start: number): number {
  return Math.floor(start + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4)
}

function nthMonday(year: number, month: number, nth: number): LocalDate {
  const first = dateOfYear(year, month, 1)
  return addDays(first, ((8 - weekdayOf(first)) % 7) + (nth - 1) * 7)
}

function namedHolidays(year: number): Map<LocalDate, string> {
  return new Map([
    [dateOfYear(year, 1, 1), '元日'],
    [nthMonday(year, 1, 2), '成人の日'],
    [dateOfYear(year, 2, 11), '建国記念の日'],
    [dateOfYear(year, 2, 23), '天皇誕生日'],
    [dateOfYear(year, 3, equinox(year, 20.8431)), '春分の日'],
    [dateOfYear(year, 4, 29), '昭和の日'],
    [dateOfYear(year, 5, 3), '憲法記念日'],
    [dateOfYear(year, 5, 4), 'みどりの日'],
    [dateOfYear(year, 5, 5), 'こどもの日'],
    [nthMonday(year, 7, 3), '海の日'],
    [dateOfYear(year, 8, 11), '山の日'],
    [nthMonday(year, 9, 3), '敬老の日'],
    [dateOfYear(year, 9, equinox(year, 23.2488)), '秋分の日'],
    [nthMonday(year, 10, 2), 'スポーツの日'],
    [dateOfYear(year, 11, 3), '文化の日'],
    [dateOfYear(year, 11, 23), '勤労感謝の日'],
  ])
}

/** All holidays of a year from 2022 to 2099, with substitute holidays and 国民の休日. */
export function computeHolidays(year: number): ReadonlyMap<LocalDate, string> {
  const named = namedHolidays(year)
  const all = new Map(named)
  for (const date of named.keys()) {
    if (weekdayOf(date) !== 0) continue
    let substitute = addDays(date, 1)
    while (named.has(substitute)) substitute = addDays(substitute, 1)
    all.set(substitute, '振替休日')
  }
  for (const date of named.keys()) {
    const between = addDays(date, 1)
    if (named.has(addDays(date, 2)) && !all.has(between) && weekdayOf(between) !== 0)
      all.set(between, '国民の休日')
  }
  return all
}

/** The list where it covers the year, else the rule; a year neither knows has no holidays. */
export function holidayTable(list: Readonly<Record<LocalDate, string>>): HolidayTable {
  const listed = new Set(Object.keys(list).map((date) => date.slice(0, 4)))
  const computed = new Map<string, ReadonlyMap<LocalDate, string>>()
  return (date) => {
    const year = date.slice(0, 4)
    if (listed.has(year)) return list[date] ?? null
    let holidays = computed.get(year)
    if (holidays === undefined) {
      const known = Number(year) >= FIRST_COMPUTED_YEAR && Number(year) <= LAST_COMPUTED_YEAR
      holidays = known ? computeHolidays(Number(year)) : new Map<LocalDate, string>()
      computed.set(year, holidays)
    }
    return holidays.get(date) ?? null
  }
}
