/**
 * Elapsed use of one session: the larger of the monotonic clock and the computer's uptime, which counts sleep. No step of the wall
 * clock changes anything; it counts only across a restart of the computer, for which there is nothing else. Pure: readings in,
 * elapsed milliseconds out.
 */
import { MILLISECOND } from '../clock.ts'
import { type Reading, stepBetween } from '../time/reading.ts'

/** `baseMs` had elapsed at `monotonicMs`; `offsetMs` is uptime minus monotonic as last agreed on. */
export type Elapsed = {
  readonly baseMs: number
  readonly monotonicMs: number
  readonly offsetMs: number
}

/** What was kept of a session that goes on after a restart: the elapsed use and the clocks at that moment. `uptimeMs` null: not known. */
export type SavedElapsed = {
  readonly elapsedMs: number
  readonly wallMs: number
  readonly uptimeMs: number | null
}

/**
 * Below this, ms, a difference between the clocks is rounding, not sleep. It is not lost: differences add up against the last
 * agreed offset, so at most this much is ever uncounted.
 */
export const JUMP_MS = 250 * MILLISECOND

/** Starts counting at `at`, from `savedMs` (0 for a new session). */
export function startElapsed(at: Reading, savedMs = 0): Elapsed {
  return { baseMs: savedMs, monotonicMs: at.monotonicMs, offsetMs: at.uptimeMs - at.monotonicMs }
}

/** Goes on after a restart of the program or of the computer; the time in between counts. */
export function resumeElapsed(at: Reading, saved: SavedElapsed): Elapsed {
  return startElapsed(at, saved.elapsedMs + downMs(at, saved))
}

/**
 * How long it was down. The uptime says it exactly, unless the computer was started anew meanwhile: then it is at least its
 * uptime, and for the rest there is only the wall clock. The same run is sure where less time passed on the wall than the computer
 * has been running; else the longer is taken, for a use is never stretched (M12-2-1).
 */
function downMs(at: Reading, saved: SavedElapsed): number {
  const byWall = Math.max(0, at.wallMs - saved.wallMs)
  if (saved.uptimeMs === null) return byWall
  const byUptime = at.uptimeMs - saved.uptimeMs
  if (byUptime < 0) return Math.max(byWall, at.uptimeMs)
  return byWall < at.uptimeMs ? byUptime : Math.max(byWall, byUptime)
}

/** Takes in a new reading and notices sleep. Call it often; each call may only add time. */
export function advanceElapsed(elapsed: Elapsed, at: Reading): Elapsed {
  const ahead = at.uptimeMs - at.monotonicMs - elapsed.offsetMs
  if (Math.abs(ahead) < JUMP_MS) return elapsed
  return startElapsed(at, elapsedMs(elapsed, at) + Math.max(0, ahead))
}

/** Milliseconds elapsed at `at`; take the reading in with `advanceElapsed` first. */
export function elapsedMs(elapsed: Elapsed, at: Reading): number {
  return elapsed.baseMs + Math.max(0, at.monotonicMs - elapsed.monotonicMs)
}

/** By how much the wall clock was set while the program was down, ms; 0: not, or it cannot be known. */
export function stepWhileDown(at: Reading, saved: SavedElapsed): number {
  const { wallMs, uptimeMs } = saved
  if (uptimeMs === null || downMs(at, saved) !== at.uptimeMs - uptimeMs) return 0
  return stepBetween({ wallMs, uptimeMs, monotonicMs: at.monotonicMs }, at)
}
