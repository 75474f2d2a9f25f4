/** A clock that is moved by hand: for tests, and under the practice office's movable clock. */
import { type Cancel, type Clock, HOUR } from './clock.ts'

type Timer = { dueMs: number; readonly periodMs: number | null; readonly run: () => void }

export interface VirtualClock extends Clock {
  /** Moves all clocks on by `ms`, running every timer that falls due, in order. */
  advance(ms: number): void
  /** Sleep of the computer: wall clock and uptime run on, the monotonic clock and the timers stand still. */
  sleepThrough(ms: number): void
  /** Sets the wall clock by `ms` (negative: back); the monotonic clock does not notice. */
  stepWall(ms: number): void
  /** Timers that are still waiting; a test uses it to find leaks. */
  pending(): number
}

/**
 * @param startWallMs first reading of the wall clock, ms since 1970 (UTC)
 * @param startUptimeMs how long the computer has been running by then
 */
export function createVirtualClock(startWallMs: number, startUptimeMs = 4 * HOUR): VirtualClock {
  let monotonic = 0
  let wallOffset = startWallMs
  let uptimeOffset = startUptimeMs
  const timers = new Set<Timer>()

  function add(timer: Timer): Cancel {
    timers.add(timer)
    return () => timers.delete(timer)
  }

  function nextDue(limitMs: number): Timer | null {
    let next: Timer | null = null
    for (const timer of timers) {
      if (timer.dueMs <= limitMs && (next === null || timer.dueMs < next.dueMs)) next = timer
    }
    return next
  }

  return {
    wallMs: () => wallOffset + monotonic,
    monotonicMs: () => monotonic,
    uptimeMs: () => uptimeOffset + monotonic,
    after: (delayMs, run) => add({ dueMs: monotonic + Math.max(0, delayMs), periodMs: null, run }),
    every: (periodMs, run) => add({ dueMs: monotonic + periodMs, periodMs, run }),
    advance(ms) {
      const limit = monotonic + ms
      for (let timer = nextDue(limit); timer !== null; timer = nextDue(limit)) {
        monotonic = Math.max(monotonic, timer.dueMs)
        if (timer.periodMs === null) timers.delete(timer)
        else timer.dueMs += timer.periodMs
        timer.run()
      }
      monotonic = limit
    },
    sleepThrough(ms) {
      wallOffset += ms
      uptimeOffset += ms
    },
    stepWall(ms) {
      wallOffset += ms
    },
    pending: () => timers.size,
  }
}
