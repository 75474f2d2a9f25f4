/** Where the day stands: which row is now, which booking comes next, how long until then. */
import { HOUR, MINUTE, SECOND } from '../../../shared/clock.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import type { LocalDate, LocalTime } from '../../../shared/time/day.ts'
import { dateOf, instantOf } from '../../../shared/time/instant.ts'
import { byArrival, isSeated } from './place.ts'

/** A day of the board. `capSeconds`: how long one use may last (M12-2-1), for what counts as over; the session room holds the real cap. */
export type BoardDay = {
  readonly date: LocalDate
  readonly slots: readonly LocalTime[]
  readonly capSeconds: number
}

/** past: over. now: running, or the next one of today. ahead: later, or another day. */
export type Phase = 'past' | 'now' | 'ahead'

/** The slot the day is at: the one running, else the next one; null when the day is over or is not today. */
export function currentSlot(day: BoardDay, wallMs: number): LocalTime | null {
  if (dateOf(wallMs) !== day.date) return null
  return day.slots.find((slot) => endOf(day.date, slot, day.capSeconds) > wallMs) ?? null
}

/** When a use that began on time is over, ms since 1970 UTC. */
const endOf = (date: LocalDate, slot: LocalTime, capSeconds: number): number =>
  instantOf(date, slot) + capSeconds * SECOND

export function phaseOf(slot: LocalTime, day: BoardDay, wallMs: number): Phase {
  if (slot === currentSlot(day, wallMs)) return 'now'
  return endOf(day.date, slot, day.capSeconds) <= wallMs ? 'past' : 'ahead'
}

/** Whole minutes until a slot begins, rounded up; null once it has begun or more than twelve hours ahead. */
export function minutesUntil(slot: LocalTime, date: LocalDate, wallMs: number): number | null {
  const left = Math.ceil((instantOf(date, slot) - wallMs) / MINUTE)
  return left > 0 && left * MINUTE <= 12 * HOUR ? left : null
}

/** The booking to prepare next: the earliest live one of today whose time is not over. */
export function nextBooking(
  bookings: readonly BoardBooking[],
  capSeconds: number,
  wallMs: number,
): BoardBooking | null {
  const today = dateOf(wallMs)
  const waiting = bookings.filter(
    (b) => b.state === 'live' && b.date === today && endOf(b.date, b.slot, capSeconds) > wallMs,
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
