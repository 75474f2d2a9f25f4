/** Where the day stands: which row is now, which booking comes next, how long until then. */
import { MINUTE } from '../../../shared/clock.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import {
  addDays,
  dateOf,
  instantOf,
  type LocalDate,
  type LocalTime,
  weekdayOf,
} from '../../../shared/time/jst.ts'
import { byArrival, isSeated } from './place.ts'

/** Length of a use (M12-2-1), for what counts as over on the board; the session room holds the real cap. */
const USE_MS = 30 * MINUTE

/** past: over. now: running, or the next one of today. ahead: later, or another day. */
export type Phase = 'past' | 'now' | 'ahead'

/** The slot the day is at: the one running, else the next one; null when the day is over or is not today. */
export function currentSlot(
  slots: readonly LocalTime[],
  date: LocalDate,
  wallMs: number,
): LocalTime | null {
  if (dateOf(wallMs) !== date) return null
  return slots.find((slot) => instantOf(date, slot) + USE_MS > wallMs) ?? null
}

export function phaseOf(
  slot: LocalTime,
  slots: readonly LocalTime[],
  date: LocalDate,
  wallMs: number,
): Phase {
  if (slot === currentSlot(slots, date, wallMs)) return 'now'
  return instantOf(date, slot) + USE_MS <= wallMs ? 'past' : 'ahead'
}

/** Whole minutes until a slot begins, rounded up; null once it has begun or more than twelve hours ahead. */
export function minutesUntil(slot: LocalTime, date: LocalDate, wallMs: number): number | null {
  const left = Math.ceil((instantOf(date, slot) - wallMs) / MINUTE)
  return left > 0 && left <= 12 * 60 ? left : null
}

/** The booking to prepare next: the earliest live one of today whose time is not over. */
export function nextBooking(
  bookings: readonly BoardBooking[],
  wallMs: number,
): BoardBooking | null {
  const today = dateOf(wallMs)
  const waiting = bookings.filter(
    (b) => b.state === 'live' && b.date === today && instantOf(b.date, b.slot) + USE_MS > wallMs,
  )
  waiting.sort((a, b) => (a.slot === b.slot ? byArrival(a, b) : a.slot < b.slot ? -1 : 1))
  return waiting[0] ?? null
}

/** Can be prepared today, although another is next: same time, or its time is over and nobody saw to it. */
export function mayPrepare(
  booking: BoardBooking,
  next: BoardBooking | null,
  wallMs: number,
): boolean {
  if (booking.state !== 'live' || booking.date !== dateOf(wallMs)) return false
  return (
    instantOf(booking.date, booking.slot) <= wallMs || (next !== null && booking.slot === next.slot)
  )
}

/** Monday of the week in which the date lies. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7))
}

/** The first slot of that date that has not begun and still has a free booth; null when there is none left. */
export function firstFreeSlot(
  day: {
    readonly slots: readonly LocalTime[]
    readonly boothsPerSlot: number
    readonly bookings: readonly BoardBooking[]
  },
  date: LocalDate,
  wallMs: number,
): LocalTime | null {
  const taken = (slot: LocalTime): number =>
    day.bookings.filter((booking) => booking.slot === slot && isSeated(booking)).length
  return (
    day.slots.find((slot) => instantOf(date, slot) > wallMs && taken(slot) < day.boothsPerSlot) ??
    null
  )
}
