/**
 * The only file that touches real time. Durations come from the monotonic clock,
 * stamps from the wall clock; everything else gets a `Clock` passed in.
 */

/** Durations are written with these, all in ms: `30 * SECOND`, `250 * MILLISECOND`. */
export const MILLISECOND = 1
export const SECOND = 1_000 * MILLISECOND
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export type Cancel = () => void

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z, as the computer's (or the practice office's) wall clock says. */
  wallMs(): number
  /** Milliseconds on a clock that is never set back. It may or may not run during sleep. */
  monotonicMs(): number
  /**
   * Milliseconds since the computer started. Counts sleep, no step of the wall clock moves it, begins anew with the computer; some
   * 10 ms coarse. Where nothing better is known (a page) it is the monotonic clock.
   */
  uptimeMs(): number
  /** Runs once after `delayMs` of monotonic time. */
  after(delayMs: number, run: () => void): Cancel
  /** Runs every `periodMs` until cancelled. */
  every(periodMs: number, run: () => void): Cancel
}

// shared/ has neither Node's nor the browser's types; both have these.
declare const performance: { now(): number }
declare function setTimeout(run: () => void, delayMs: number): unknown
declare function clearTimeout(timer: unknown): void
declare function setInterval(run: () => void, periodMs: number): unknown
declare function clearInterval(timer: unknown): void

/** setTimeout overflows past this and would fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  uptimeMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, delayMs), LONGEST_TIMER_MS))
    return () => clearTimeout(timer)
  },
  every(periodMs, run) {
    const timer = setInterval(run, periodMs)
    return () => clearInterval(timer)
  },
}

/** Waits `delayMs` of the clock's monotonic time. */
export function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve)
  })
}
