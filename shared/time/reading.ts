/** One instant on all clocks, and what two of them say of a step of the wall clock. Pure; all in ms. */
import { type Clock, MILLISECOND, SECOND } from '../clock.ts'

/** All clocks at one instant: wall since 1970 UTC, uptime since the computer started. */
export type Reading = {
  readonly wallMs: number
  readonly monotonicMs: number
  readonly uptimeMs: number
}

/** A reading is only good when all clocks were read together; a busy CPU can come in between. */
const TOGETHER_MS = 2 * MILLISECOND
const ATTEMPTS = 5

/** Reads the clocks as closely together as the computer allows. */
export function readClock(clock: Clock): Reading {
  let best: Reading | null = null
  let gap = Number.POSITIVE_INFINITY
  for (let attempt = 0; best === null || (attempt < ATTEMPTS && gap > TOGETHER_MS); attempt += 1) {
    const before = clock.monotonicMs()
    const wallMs = clock.wallMs()
    const uptimeMs = clock.uptimeMs()
    const after = clock.monotonicMs()
    if (best !== null && after - before >= gap) continue
    gap = after - before
    best = { wallMs, monotonicMs: after, uptimeMs }
  }
  return best
}

/** How much time passed between two readings of one run of the computer: the larger of its two steady clocks, for one may stand still in sleep. */
export function passedMs(from: Reading, to: Reading): number {
  return Math.max(0, to.monotonicMs - from.monotonicMs, to.uptimeMs - from.uptimeMs)
}

/** Below this a difference is rounding, or a clock that is being set right little by little. */
export const STEP_MS = 3 * SECOND

/** By how much the wall clock was set between two readings (negative: back); 0: it was not. */
export function stepBetween(from: Reading, to: Reading): number {
  const step = to.wallMs - from.wallMs - passedMs(from, to)
  return Math.abs(step) < STEP_MS ? 0 : Math.round(step)
}
