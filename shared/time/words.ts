/** Dates, times and durations as people read them in Japanese. The eras are Intl's. Pure. */
import { HOUR, MINUTE, SECOND } from '../clock.ts'
import { type LocalDate, twoDigits } from './day.ts'
import { dateOf, timeOf } from './instant.ts'

// A LocalDate is read as midnight UTC and written in UTC, so that no zone moves it.
const eraDate = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  dateStyle: 'long',
  timeZone: 'UTC',
})
const weekday = new Intl.DateTimeFormat('ja-JP', { weekday: 'short', timeZone: 'UTC' })
const monthAndDay = new Intl.DateTimeFormat('ja-JP', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})

/** Japanese weekday in one character. */
export function weekdayName(date: LocalDate): string {
  return weekday.format(new Date(date))
}

/** 令和8年11月24日（火）, 令和元年5月1日（水）, 平成31年4月30日（火）. */
export function formatDate(date: LocalDate): string {
  return `${eraDate.format(new Date(date))}（${weekdayName(date)}）`
}

/** 令和7年1月6日, where the day of the week says nothing: since when a rule applies. */
export function dateWithoutWeekday(date: LocalDate): string {
  return eraDate.format(new Date(date))
}

/** 令和8年11月, of 'yyyy-MM'. The month in which an era begins is named as its first day is. */
export function monthWords(month: string): string {
  return dateWithoutWeekday(`${month}-01`).replace(/1日$/u, '')
}

/** 11/24（火） for narrow columns. */
export function shortDate(date: LocalDate): string {
  return `${monthAndDay.format(new Date(date))}（${weekdayName(date)}）`
}

/** 11/24, with two digits each, where only place is dear. */
export function slashDate(date: LocalDate): string {
  return date.slice(5).replace('-', '/')
}

/** 令和8年11月24日（火） 09:50, at that instant (ms since 1970 UTC) in Asia/Tokyo. */
export function formatInstant(wallMs: number): string {
  return `${formatDate(dateOf(wallMs))} ${timeOf(wallMs)}`
}

/** m:ss or mm:ss of a duration (ms); minutes go on past 59, negative durations show as 00:00. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  return `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`
}

/** 25分00秒: a length that cannot be read as a time of day. Minutes go on past 59, negative durations show as 0分00秒. */
export function lengthWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  return `${Math.floor(seconds / 60)}分${twoDigits(seconds % 60)}秒`
}

/** A duration (ms, to the second) in minutes: 30分, 1分30秒, 45秒. Minutes go on past 59, as caps and extensions are named. */
export function minutesWords(ms: number): string {
  const seconds = Math.round(ms / SECOND)
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60]
  return `${whole > 0 ? `${whole}分` : ''}${rest > 0 || whole === 0 ? `${rest}秒` : ''}`
}

/** A duration (ms, to the minute) in hours: 45分, 2時間, 2時間5分. */
export function hoursWords(ms: number): string {
  const minutes = Math.round(ms / MINUTE)
  const [whole, rest] = [Math.floor((minutes * MINUTE) / HOUR), minutes % 60]
  return `${whole > 0 ? `${whole}時間` : ''}${rest > 0 || whole === 0 ? `${rest}分` : ''}`
}
