/**
 * What becomes of a bug that nobody caught. While a session runs nothing ends the process: its clock and its cap live
 * here. Otherwise one bug is written down and the app goes on too, for an ending would cost what somebody is typing and
 * would let whoever finds a bug shut the office; but bugs without end are a state nobody should work in.
 */
import { type Clock, SECOND } from '../../shared/clock.ts'
import { describeBug } from './crash.ts'

/** So many within so long are a flood. */
const FLOOD = 20
const FLOOD_MS = 10 * SECOND

export type LastResortParts = {
  readonly clock: Clock
  /** One line; never a person's data. */
  readonly log: (line: string) => void
  readonly sessionRunning: () => boolean
  /** Ends the app in order, with a status that says it failed. Called once. */
  readonly end: () => void
}

/** @returns what is to be told of every bug that nobody caught; never throws. */
export function createLastResort(parts: LastResortParts): (error: unknown) => void {
  const seen: number[] = []
  let ending = false
  return (error) => {
    const now = parts.clock.monotonicMs()
    seen.push(now)
    if (seen.length > FLOOD) seen.shift()
    const flood = seen.length === FLOOD && now - (seen[0] ?? now) < FLOOD_MS
    // A flood is not written down as one: the log is for reading.
    if (!flood) guarded(() => parts.log(`bug: ${describeBug(error)}`))
    if (!flood || ending || runs(parts.sessionRunning)) return
    ending = true
    guarded(() => parts.log('bugs without end: the app ends'))
    guarded(parts.end)
  }
}

/** A room that cannot even say so may well hold one. */
function runs(sessionRunning: () => boolean): boolean {
  try {
    return sessionRunning()
  } catch {
    return true
  }
}

function guarded(run: () => void): void {
  try {
    run()
  } catch {
    // Nobody is left to be told.
  }
}

type Bugs = 'uncaughtException' | 'unhandledRejection'

/** Node's process, as far as it is needed here. */
export type Whole = {
  on(event: Bugs, listener: (error: unknown) => void): unknown
}

/** Hears every bug of the process. */
export function hearBugs(whole: Whole, told: (error: unknown) => void): void {
  whole.on('uncaughtException', told)
  whole.on('unhandledRejection', told)
}
