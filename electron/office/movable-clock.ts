/** The practice office's clock: runs like a real one, and can be moved on by hand. A real office has no such clock. */
import type { Cancel, Clock } from '../../shared/clock.ts'

type Timer = {
  dueMs: number
  ranMs: number
  readonly periodMs: number | null
  readonly run: () => void
  cancelBase: Cancel
}

export interface MovableClock extends Clock {
  /**
   * Moves wall and monotonic time on by `ms`. Every single timer that falls due on the way runs in its order and at its time;
   * periodic ones come less often, as on a busy computer, but at least once and at the very end.
   */
  move(ms: number): void
  /** What has been added to the base clock's wall time, ms. */
  offsetMs(): number
}

/** A periodic timer runs at most this often within one move: half an hour of quarter-second ticks would hold up the app. */
const RUNS_PER_MOVE = 100

/** @param wallOffsetMs what the practice wall clock is ahead of `base` (negative: behind) at the start */
export function createMovableClock(base: Clock, wallOffsetMs: number): MovableClock {
  let moved = 0
  const timers = new Set<Timer>()
  const monotonicMs = (): number => base.monotonicMs() + moved

  function arm(timer: Timer): void {
    timer.cancelBase = base.after(Math.max(0, timer.dueMs - monotonicMs()), () => fire(timer))
  }

  /** @param leastMs how long a periodic timer waits at least until it runs again */
  function fire(timer: Timer, leastMs = 0): void {
    if (!timers.has(timer)) return
    timer.cancelBase()
    timer.ranMs = monotonicMs()
    if (timer.periodMs === null) timers.delete(timer)
    else timer.dueMs = Math.max(timer.dueMs + Math.max(timer.periodMs, leastMs), monotonicMs())
    timer.run()
    if (timers.has(timer)) arm(timer)
  }

  function add(delayMs: number, periodMs: number | null, run: () => void): Cancel {
    const timer: Timer = {
      dueMs: monotonicMs() + Math.max(0, delayMs),
      ranMs: monotonicMs(),
      periodMs,
      run,
      cancelBase: () => undefined,
    }
    timers.add(timer)
    arm(timer)
    return () => {
      timer.cancelBase()
      timers.delete(timer)
    }
  }

  function nextDue(limitMs: number): Timer | null {
    let next: Timer | null = null
    for (const timer of timers)
      if (timer.dueMs <= limitMs && (next === null || timer.dueMs < next.dueMs)) next = timer
    return next
  }

  return {
    wallMs: () => base.wallMs() + wallOffsetMs + moved,
    monotonicMs,
    // With the whole offset, which is kept: after a restart the same time has passed on this clock as on the wall clock.
    uptimeMs: () => base.uptimeMs() + wallOffsetMs + moved,
    after: (delayMs, run) => add(delayMs, null, run),
    every: (periodMs, run) => add(periodMs, periodMs, run),
    offsetMs: () => wallOffsetMs + moved,
    move(ms) {
      const target = moved + ms
      const limit = base.monotonicMs() + target
      for (let timer = nextDue(limit); timer !== null; timer = nextDue(limit)) {
        moved = Math.min(target, Math.max(moved, timer.dueMs - base.monotonicMs()))
        fire(timer, ms / RUNS_PER_MOVE)
      }
      moved = target
      for (const timer of [...timers]) {
        // One that was put off runs now, so that the end of the move finds everything up to date, or at its own time.
        if (timer.periodMs !== null)
          timer.dueMs = Math.max(Math.min(timer.dueMs, timer.ranMs + timer.periodMs), monotonicMs())
        if (timer.dueMs <= monotonicMs()) fire(timer)
        timer.cancelBase()
        if (timers.has(timer)) arm(timer)
      }
    },
  }
}
