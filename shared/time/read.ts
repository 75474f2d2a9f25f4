/** Dates and times as people and e-TUMO write them in Japan, understood without guessing. */
import { dayNumber, dayOf, type LocalDate, type LocalTime, timeWith, yearOf } from './day.ts'
import { formatDate } from './words.ts'

const REIWA = 2019
/** First year of each era; a date is not checked against the era's first day, only against the calendar. */
const ERAS: Readonly<Record<string, number>> = {
  令和: REIWA,
  R: REIWA,
  平成: 1989,
  H: 1989,
  昭和: 1926,
  S: 1926,
}

const WEEKDAY =
  /[(（]\s*[日月火水木金土](?:曜日?)?(?:[・･,]?祝日?)?\s*[)）]|[日月火水木金土]曜日?/gu
const ERA_DATE =
  /^(令和|平成|昭和|R|H|S)\s*(元|\d{1,2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/iu
const WESTERN_DATE = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/u
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/u

/** Full-width to half-width, every dash to '-', spaces to one. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−ー]/gu, '-')
    .replace(/[〜∼]/gu, '~')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * 令和7年3月25日(火), R7.3.25, R07/03/25, 令和元年…, 2025-03-25, 2025/3/25, 2025年3月25日, 20250325, full width too.
 * A time of day behind the date (2025/3/25 0:00:00, as Excel writes) is left aside. Null: no date that exists.
 */
export function parseDate(text: string): LocalDate | null {
  const bare = plain(text)
    .replace(WEEKDAY, '')
    .replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$/u, '')
    .trim()
  const era = ERA_DATE.exec(bare)
  if (era !== null) {
    const first = ERAS[(era[1] ?? '').toUpperCase()]
    const year = era[2] === '元' ? 1 : Number(era[2])
    // 令和0年 is no year: whoever wrote it meant another one.
    return first === undefined || year === 0
      ? null
      : dayOf(first - 1 + year, Number(era[3]), Number(era[4]))
  }
  const western = WESTERN_DATE.exec(bare) ?? COMPACT_DATE.exec(bare)
  return western === null ? null : dayOf(Number(western[1]), Number(western[2]), Number(western[3]))
}

/** 8-1-15: a year of 令和 or of this century, in two figures or one. */
const SHORT_DATE = /^(\d{1,2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/u
const CENTURY = 2000
const MONTH_AND_DAY = /^(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/u
const DAY_ALONE = /^(\d{1,2})\s*日?$/u

/** The day of that name in the year before, of or after `today` that lies nearest to it. */
function nearestYear(month: number, day: number, today: LocalDate): LocalDate | null {
  const year = Number(yearOf(today))
  const away = (date: LocalDate): number => Math.abs(dayNumber(date) - dayNumber(today))
  const dates = [year - 1, year, year + 1].flatMap((one) => dayOf(one, month, day) ?? [])
  return dates.toSorted((one, other) => away(one) - away(other))[0] ?? null
}

/** Two figures as a year of 令和 or of the century, whichever is nearer to `today`, of two as near the one of 令和. 0 is neither. */
function yearOfTwo(figures: number, today: LocalDate): number | null {
  const now = Number(yearOf(today))
  const [reiwa, century] = [figures + REIWA - 1, figures + CENTURY]
  if (figures === 0) return null
  return Math.abs(reiwa - now) <= Math.abs(century - now) ? reiwa : century
}

/**
 * What a person types into a field for a date: everything parseDate reads; 8-1-15, 8年1月15日 in 令和 or in this century, 26/1/15,
 * whichever lies nearer to `today`; 11/28, 11-28, 11月28日 in the year that brings it nearest; 28, 28日 in the month of `today`.
 * A weekday is left aside. Null: no date. What was understood is to be shown: the field writes it out.
 */
export function readTypedDate(typed: string, today: LocalDate): LocalDate | null {
  const whole = parseDate(typed)
  if (whole !== null) return whole
  const bare = plain(typed).replace(WEEKDAY, '').trim()
  const [, figures, ...monthAndDay] = SHORT_DATE.exec(bare) ?? []
  if (figures !== undefined) {
    const year = yearOfTwo(Number(figures), today)
    return year === null ? null : dayOf(year, Number(monthAndDay[0]), Number(monthAndDay[1]))
  }
  const [, month, day] = MONTH_AND_DAY.exec(bare) ?? []
  if (month !== undefined) return nearestYear(Number(month), Number(day), today)
  const [, alone] = DAY_ALONE.exec(bare) ?? []
  if (alone === undefined) return null
  const [year, thisMonth] = today.split('-').map(Number)
  return dayOf(Number(year), Number(thisMonth), Number(alone))
}

/** A date as it stands in a field: 令和8年11月28日（土）, and in figures where that could not be read back. */
export function typedDate(date: LocalDate): string {
  const written = formatDate(date)
  return parseDate(written) === date ? written : date
}

const TIME =
  /^(午前|午後|AM|PM)?\s*(\d{1,2})\s*(?::\s*(\d{2})(?::\d{2})?|時\s*(?:(\d{1,2})\s*分|半)?)?\s*(AM|PM)?$/iu

function hourOf(hour: number, half: string): number | null {
  if (half === '') return hour
  if (hour > 12) return null
  return half === '午後' || half === 'PM' ? (hour % 12) + 12 : hour % 12
}

/**
 * 10:00, 10時, 10時00分, 10時半, １０：００, 午後2時, 2:00 PM, and the start of 10:00～10:30 or 10:00-10:30. Null: no time of day.
 * A bare number is no time: '10' could be anything.
 */
export function parseTime(text: string): LocalTime | null {
  const start = (plain(text).split(/~|から|-/u)[0] ?? '').trim()
  const found = TIME.exec(start)
  if (found === null || !/[:時]/u.test(start)) return null
  const hour = hourOf(Number(found[2]), (found[1] ?? found[5] ?? '').toUpperCase())
  const minute = start.endsWith('半') ? 30 : Number(found[3] ?? found[4] ?? 0)
  return hour === null ? null : timeWith(hour, minute)
}

/** One cell with both: 令和7年3月25日（火）10:00～10:30, 2025/03/25 10:00. Each part is null when it cannot be read. */
export function parseDateTime(text: string): {
  readonly date: LocalDate | null
  readonly time: LocalTime | null
} {
  const bare = plain(text).replace(WEEKDAY, ' ').replace(/\s+/gu, ' ').trim()
  const split =
    /^(.*?(?:\d日|\d{4}[./-]\d{1,2}[./-]\d{1,2}|[RHS]\d{1,2}[./-]\d{1,2}[./-]\d{1,2}|^\d{8}))[ T]*(.*)$/iu.exec(
      bare,
    )
  if (split === null) return { date: parseDate(bare), time: null }
  return { date: parseDate(split[1] ?? ''), time: parseTime(split[2] ?? '') }
}

/** What a person types into a field for a time: everything parseTime reads, and 9, 930, 0930 as well. Null: no time of day. */
export function readTypedTime(typed: string): LocalTime | null {
  const [, hours, minutes] = /^(\d{1,2})(\d{2})?$/u.exec(plain(typed)) ?? []
  return hours === undefined ? parseTime(typed) : timeWith(Number(hours), Number(minutes ?? 0))
}
