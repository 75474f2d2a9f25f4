/** Where a record stands in the list: one number that sorts as its day and slot do. Pure. */
import { DAY, MINUTE } from '../clock.ts'
import { dayNumber, type LocalDate, minutesOf } from '../time/day.ts'

const MINUTES_PER_DAY = DAY / MINUTE

/** Minutes from 1970-01-01 00:00 to the day and slot, both as the office's calendar has them. @param slot 'HH:mm' */
export function placeOf(date: LocalDate, slot: string): number {
  return dayNumber(date) * MINUTES_PER_DAY + minutesOf(slot)
}

/** The last place of a day. */
export const endOfDay = (date: LocalDate): number => placeOf(date, '00:00') + MINUTES_PER_DAY - 1
