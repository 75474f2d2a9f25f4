/** The one live session in memory, and whether that keeps the computer awake and the desk occupied. */
import { isOpen, type Live } from '../../shared/session/state.ts'
import type { RunnerParts } from './runner-parts.ts'

export interface Held {
  readonly now: () => Live | null
  /** Replaces it; who may not act while a session runs is told before anything follows. */
  hold(next: Live | null): void
  /** Keeps the computer awake while the counselor is in an open meeting or on the way there. */
  watchOver(): void
  /** Lets the computer sleep again. */
  release(): void
}

export function createHeld(parts: Pick<RunnerParts, 'occupied' | 'keepAwake'>): Held {
  let live: Live | null = null
  let awake = false
  return {
    now: () => live,
    hold(next) {
      live = next
      parts.occupied(next !== null && next.session.state !== 'closed')
    },
    watchOver() {
      const session = live?.session ?? null
      const wanted = session !== null && isOpen(session) && session.meeting.counselor !== 'out'
      if (wanted === awake) return
      awake = wanted
      parts.keepAwake(wanted)
    },
    release() {
      if (awake) parts.keepAwake(false)
    },
  }
}
