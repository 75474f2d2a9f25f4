/** Notices that nobody touches the PC any more. Pure but for the clock that is passed in. */
import { type Clock, SECOND } from '../../shared/clock.ts'

/** How often the time without input is looked at, ms. */
const LOOK_MS = 5 * SECOND

export interface IdleWatch {
  /** Somebody pressed, typed, moved or scrolled. */
  readonly touched: () => void
  stop(): void
}

/**
 * Calls `onIdle` once after `limitMs` without input. Counts what passed in sleep as well: the wall clock runs on there and the
 * monotonic one may not. The first touch after a long sleep comes too late to count; a wall clock set back changes nothing.
 */
export function watchIdle(clock: Clock, limitMs: number, onIdle: () => void): IdleWatch {
  let last = { wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs() }
  let over = false
  const now = (): typeof last => ({ wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs() })

  function look(): boolean {
    if (over) return true
    const { wallMs, monotonicMs } = now()
    over = Math.max(wallMs - last.wallMs, monotonicMs - last.monotonicMs) >= limitMs
    if (over) {
      cancel()
      onIdle()
    }
    return over
  }

  const cancel = clock.every(LOOK_MS, () => void look())
  return {
    touched() {
      if (!look()) last = now()
    },
    stop() {
      over = true
      cancel()
    },
  }
}
