/** Reading a session's clock between two snapshots. Pure; all in ms. */
import { MINUTE, SECOND } from '../clock.ts'
import type { SessionSnapshot } from './snapshot.ts'

export type ClockReading = {
  readonly elapsedMs: number
  readonly remainingMs: number
  readonly share: number
}

/**
 * Elapsed and remaining use `sinceMs` after the snapshot was heard, by a clock that is never set: no step of the wall clock moves what
 * is shown. Counts on from the snapshot while the clock runs, never shows more than the cap (M12-2-1) and never less than the snapshot
 * said. `share` is elapsed of cap, 0 to 1.
 */
export function readClock(
  { clock }: Pick<SessionSnapshot, 'clock'>,
  sinceMs: number,
): ClockReading {
  const since = clock.running ? Math.max(0, sinceMs) : 0
  const elapsedMs = Math.min(clock.capMs, clock.elapsedMs + since)
  return {
    elapsedMs,
    remainingMs: clock.capMs - elapsedMs,
    share: clock.capMs === 0 ? 1 : elapsedMs / clock.capMs,
  }
}

/** Which of the two changes of colour the clock has reached: once at five minutes left, once at one. */
export function urgencyOf(remainingMs: number): 'calm' | 'soon' | 'last' {
  if (remainingMs <= MINUTE) return 'last'
  return remainingMs <= 5 * MINUTE ? 'soon' : 'calm'
}

/**
 * Remaining time as shown: seconds are rounded up, so that 30:00 is full, 00:01 is the last second and
 * 00:00 appears only when the time is over.
 */
export function shownRemainingMs(remainingMs: number): number {
  return Math.ceil(remainingMs / SECOND) * SECOND
}
