/**
 * Elapsed use of one session: the monotonic clock, and never less than the wall clock says when the wall clock ran
 * ahead (sleep). A wall clock set back changes nothing. Pure: readings in, elapsed milliseconds out.
 *
 * A wall clock that is set FORWARD by hand cannot be told from a sleep and counts as time passed: the session may then
 * end early by that step, but it can never be stretched, and stretching is what must never happen (M12-2-1).
 */
import { type Clock, MILLISECOND } from '../clock.ts'

/** Both clocks at one instant, ms. */
export type Reading = { readonly wallMs: number; readonly monotonicMs: number }

/** `baseMs` had elapsed at `monotonicMs`; `offsetMs` is wall minus monotonic as last agreed on. */
export type Elapsed = {
  readonly baseMs: number
  readonly monotonicMs: number
  readonly offsetMs: number
}

/**
 * Below this, ms, a difference between the clocks is rounding or slewing, not sleep. It is not lost: differences add up
 * against the last agreed offset, so at most this much is ever uncounted.
 */
export const JUMP_MS = 250 * MILLISECOND

/** A reading is only good when both clocks were read together; a busy CPU can come in between. */
const TOGETHER_MS = 2 * MILLISECOND
const ATTEMPTS = 5

/** Reads both clocks as closely together as the computer allows. */
export function readClock(clock: Clock): Reading {
  let best: Reading = { wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs() }
  let gap = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS && gap > TOGETHER_MS; attempt += 1) {
    const before = clock.monotonicMs()
    const wallMs = clock.wallMs()
    const after = clock.monotonicMs()
    if (after - before < gap) {
      gap = after - before
      best = { wallMs, monotonicMs: after }
    }
  }
  return best
}

/** Starts counting at `at`, from `savedMs` (0 for a new session). */
export function startElapsed(at: Reading, savedMs = 0): Elapsed {
  return { baseMs: savedMs, monotonicMs: at.monotonicMs, offsetMs: at.wallMs - at.monotonicMs }
}

/**
 * Goes on after a restart from what was saved: elapsed `saved.elapsedMs` at wall clock `saved.wallMs`. The time the
 * program was down counts; a wall clock that was set back meanwhile takes nothing away.
 */
export function resumeElapsed(
  at: Reading,
  saved: { readonly elapsedMs: number; readonly wallMs: number },
): Elapsed {
  return startElapsed(at, saved.elapsedMs + Math.max(0, at.wallMs - saved.wallMs))
}

/** Takes in a new reading: notices sleep and steps of the wall clock. Call it often; each call may only add time. */
export function advanceElapsed(elapsed: Elapsed, at: Reading): Elapsed {
  const ahead = at.wallMs - at.monotonicMs - elapsed.offsetMs
  if (Math.abs(ahead) < JUMP_MS) return elapsed
  return startElapsed(at, elapsedMs(elapsed, at) + Math.max(0, ahead))
}

/** Milliseconds elapsed at `at`; take the reading in with `advanceElapsed` first. */
export function elapsedMs(elapsed: Elapsed, at: Reading): number {
  return elapsed.baseMs + Math.max(0, at.monotonicMs - elapsed.monotonicMs)
}
