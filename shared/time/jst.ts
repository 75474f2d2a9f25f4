/** Dates and times of the office: always Asia/Tokyo, whatever the computer is set to. */
import { z } from 'zod'

/** 'yyyy-MM-dd' in Asia/Tokyo, a date that exists. */
export const LocalDateSchema = z.iso.date()
export type LocalDate = z.infer<typeof LocalDateSchema>

/** 'HH:mm' in Asia/Tokyo. */
export const LocalTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export type LocalTime = z.infer<typeof LocalTimeSchema>

/** Japan has had no summer time since 1951, so the offset is fixed. */
const OFFSET_MS = 9 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000
const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'] as const

const pad = (n: number): string => String(n).padStart(2, '0')

/** The date in Asia/Tokyo at that instant (ms since 1970 UTC). */
export function dateOf(wallMs: number): LocalDate {
  return new Date(wallMs + OFFSET_MS).toISOString().slice(0, 10)
}

/** 'HH:mm' in Asia/Tokyo at that instant. */
export function timeOf(wallMs: number): LocalTime {
  return new Date(wallMs + OFFSET_MS).toISOString().slice(11, 16)
}

/** 'HH:mm:ss' in Asia/Tokyo at that instant. */
export function timeOfSeconds(wallMs: number): string {
  return new Date(wallMs + OFFSET_MS).toISOString().slice(11, 19)
}

/** The instant (ms since 1970 UTC) of a date and time in Asia/Tokyo. */
export function instantOf(date: LocalDate, time: LocalTime): number {
  return Date.parse(`${date}T${time}:00.000Z`) - OFFSET_MS
}

/** The date `days` later (negative: earlier). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(Date.parse(`${date}T00:00:00.000Z`)).getUTCDay()
}

/** Japanese weekday in one character. */
export function weekdayName(date: LocalDate): string {
  return WEEKDAYS[weekdayOf(date)] ?? ''
}

/** 令和8年11月24日（火）; before Reiwa the western year is shown. */
export function formatDate(date: LocalDate): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const era = date >= '2019-05-01' ? `令和${year === 2019 ? '元' : year - 2018}年` : `${year}年`
  return `${era}${month}月${day}日（${weekdayName(date)}）`
}

/** m:ss or mm:ss of a duration; negative durations show as 00:00. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`
}
