/**
 * Days of the office's calendar (Asia/Tokyo). A day has no time and no zone, so it is reckoned with date-fns on UTC fields:
 * the computer's zone, its summer time and its missing days (Pacific/Apia has no 30 December 2011) change nothing. Pure.
 */
import { UTCDateMini } from '@date-fns/utc/date/mini'
import { addDays as daysLater } from 'date-fns/addDays'
import { addMonths as monthsLater } from 'date-fns/addMonths'
import { addWeeks } from 'date-fns/addWeeks'
import { endOfMonth } from 'date-fns/endOfMonth'
import { getDay } from 'date-fns/getDay'
import { lightFormat } from 'date-fns/lightFormat'
import { nextMonday } from 'date-fns/nextMonday'
import { startOfISOWeek } from 'date-fns/startOfISOWeek'
import { startOfMonth } from 'date-fns/startOfMonth'
import { startOfYear } from 'date-fns/startOfYear'
import { z } from 'zod'
import { DAY } from '../clock.ts'

/** 'yyyy-MM-dd' in Asia/Tokyo, a date that exists. */
export const LocalDateSchema = z.iso.date()
export type LocalDate = z.infer<typeof LocalDateSchema>

/** 'yyyy-MM'. */
export const MonthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** 'HH:mm' in Asia/Tokyo. */
export const LocalTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export type LocalTime = z.infer<typeof LocalTimeSchema>

/** From the first day to the last, both included. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate }

const on = (date: LocalDate): Date => new UTCDateMini(date)
const written = (day: Date): LocalDate => lightFormat(day, 'yyyy-MM-dd')

/** The date with these numbers (month and day from 1); null when the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): LocalDate | null {
  const found = new UTCDateMini(year, month - 1, day)
  const same =
    found.getFullYear() === year && found.getMonth() === month - 1 && found.getDate() === day
  return same ? written(found) : null
}

/** The date `days` later (negative: earlier). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return written(daysLater(on(date), days))
}

/** The same day `months` later (negative: earlier), or the last one of that month where it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return written(monthsLater(on(date), months))
}

/** 'yyyy'. */
export const yearOf = (date: LocalDate): string => date.slice(0, 4)

/** 'yyyy-MM'. */
export const monthOf = (date: LocalDate): string => date.slice(0, 7)

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: LocalDate): number {
  return getDay(on(date))
}

/** Monday of the week in which the date lies. */
export function mondayOf(date: LocalDate): LocalDate {
  return written(startOfISOWeek(on(date)))
}

/** The nth Monday (from 1) of the month in which the date lies. */
export function nthMonday(date: LocalDate, nth: number): LocalDate {
  const before = daysLater(startOfMonth(on(date)), -1)
  return written(addWeeks(nextMonday(before), nth - 1))
}

/** Days since 1 January 1970, by the calendar. */
export function dayNumber(date: LocalDate): number {
  return on(date).getTime() / DAY
}

/** 7 as 07, 30 as 30. */
export const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** The time with these numbers; null when no clock shows it. */
export function timeWith(hours: number, minutes: number): LocalTime | null {
  const time = `${twoDigits(hours)}:${twoDigits(minutes)}`
  return LocalTimeSchema.safeParse(time).success ? time : null
}

/** Minutes since the day began. */
export function minutesOf(time: LocalTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** The month in which the date lies. */
export function thisMonth(date: LocalDate): Period {
  return { from: written(startOfMonth(on(date))), to: written(endOfMonth(on(date))) }
}

/** The days of a month, 'yyyy-MM'. */
export const daysOfMonth = (month: string): Period => thisMonth(`${month}-01`)

/** The month before the one in which the date lies. */
export function lastMonth(date: LocalDate): Period {
  return thisMonth(addMonths(date, -1))
}

/** The fiscal year in which the date lies: 1 April to 31 March. */
export function fiscalYear(date: LocalDate): Period {
  const from = monthsLater(startOfYear(monthsLater(on(date), -3)), 3)
  return { from: written(from), to: written(daysLater(monthsLater(from, 12), -1)) }
}
