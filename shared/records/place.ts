/** Where a record stands in the list: one number that sorts as its day and slot do. Pure. */
import type { LocalDate } from '../time/jst.ts'

const MINUTES_PER_DAY = 1440
const DAY_MS = 86_400_000

function minutesOf(slot: string): number {
  const [hours = 0, minutes = 0] = slot.split(':').map(Number)
  return hours * 60 + minutes
}

/** Minutes from 1970-01-01 00:00 to the day and slot, both as the office's calendar has them. @param slot 'HH:mm' */
export function placeOf(date: LocalDate, slot: string): number {
  return (Date.parse(`${date}T00:00:00Z`) / DAY_MS) * MINUTES_PER_DAY + minutesOf(slot)
}

/** The last place of a day. */
export const endOfDay = (date: LocalDate): number => placeOf(date, '00:00') + MINUTES_PER_DAY - 1
