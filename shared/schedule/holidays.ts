/** National holidays by the rule of the law (祝日法 as in force since 2022), for years no list covers yet. */
import { addDays, type LocalDate, nthMonday, weekdayOf, yearOf } from '../time/day.ts'

/** Name of the holiday on that date, or null. */
export type HolidayTable = (date: LocalDate) => string | null

/** The law's present text; earlier years had other days and need a list. */
export const FIRST_COMPUTED_YEAR = 2022
/** The equinox formula holds until here. */
export const LAST_COMPUTED_YEAR = 2099

/** Day of March or September; the approximation used by almanacs, good from 1980 to 2099. */
function equinox(year: number, start: number): number {
  return Math.floor(start + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4)
}

function namedHolidays(year: number): Map<LocalDate, string> {
  return new Map([
    [`${year}-01-01`, '元日'],
    [nthMonday(`${year}-01-01`, 2), '成人の日'],
    [`${year}-02-11`, '建国記念の日'],
    [`${year}-02-23`, '天皇誕生日'],
    [`${year}-03-${equinox(year, 20.8431)}`, '春分の日'],
    [`${year}-04-29`, '昭和の日'],
    [`${year}-05-03`, '憲法記念日'],
    [`${year}-05-04`, 'みどりの日'],
    [`${year}-05-05`, 'こどもの日'],
    [nthMonday(`${year}-07-01`, 3), '海の日'],
    [`${year}-08-11`, '山の日'],
    [nthMonday(`${year}-09-01`, 3), '敬老の日'],
    [`${year}-09-${equinox(year, 23.2488)}`, '秋分の日'],
    [nthMonday(`${year}-10-01`, 2), 'スポーツの日'],
    [`${year}-11-03`, '文化の日'],
    [`${year}-11-23`, '勤労感謝の日'],
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
  const listed = new Set(Object.keys(list).map(yearOf))
  const computed = new Map<string, ReadonlyMap<LocalDate, string>>()
  return (date) => {
    const year = yearOf(date)
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
