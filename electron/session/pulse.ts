/** The heartbeat of a live session: a timer at the deadline itself, and a tick that notices sleep and clock steps. */
import { type Cancel, type Clock, MILLISECOND, SECOND } from '../../shared/clock.ts'

/** How often the clocks are compared, ms. */
export const TICK_MS = 250 * MILLISECOND
/** How often elapsed time is written, ms: what a restart can lose when the wall clock was set back meanwhile. */
export const PERSIST_MS = 2 * SECOND
/** How often an unchanged snapshot is sent again, ms. */
const REPEAT_MS = 5 * SECOND
/** No write this close before the deadline, ms: a slow disk must not hold up the end. */
export const QUIET_MS = SECOND

export type PulseParts = {
  readonly tick: () => void
  readonly persist: () => void
  readonly repeat: () => void
  /** Until the deadline, ms; null while none runs. */
  readonly remainingMs: () => number | null
}

export interface Pulse {
  /** Starts beating, and sets the deadline timer anew. */
  run(): void
  stop(): void
}

export function createPulse(clock: Clock, parts: PulseParts): Pulse {
  let beat: Cancel | null = null
  let deadline: Cancel | null = null
  let persistedAt = 0
  let repeatedAt = 0

  function arm(): void {
    deadline?.()
    const remaining = parts.remainingMs()
    deadline =
      remaining === null ? null : clock.after(Math.max(1, Math.ceil(remaining)), atDeadline)
  }

  /** The tick may have set the next deadline by itself. */
  const isArmed = (): boolean => deadline !== null

  /** A timer may fire a little early; then the tick does nothing and the rest is waited for. */
  function atDeadline(): void {
    deadline = null
    parts.tick()
    if (!isArmed() && beat !== null) arm()
  }

  function onBeat(): void {
    parts.tick()
    if (beat === null) return
    const now = clock.monotonicMs()
    const remaining = parts.remainingMs()
    if (now - persistedAt >= PERSIST_MS && (remaining === null || remaining > QUIET_MS)) {
      persistedAt = now
      parts.persist()
    }
    if (now - repeatedAt >= REPEAT_MS) {
      repeatedAt = now
      parts.repeat()
    }
  }

  return {
    run() {
      if (beat === null) {
        persistedAt = clock.monotonicMs()
        repeatedAt = persistedAt
        beat = clock.every(TICK_MS, onBeat)
      }
      arm()
    },
    stop() {
      beat?.()
      deadline?.()
      beat = null
      deadline = null
    },
  }
}
