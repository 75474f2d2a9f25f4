/** Elapsed use of the live session: counts, survives sleep and restarts (shared/session/elapsed.ts), and is written as it goes. */
import type { Clock } from '../../shared/clock.ts'
import type { SessionProgress, SessionStore } from '../../shared/session/store.ts'
import {
  advanceElapsed,
  type Elapsed,
  elapsedMs,
  type Reading,
  readClock,
  resumeElapsed,
  startElapsed,
} from '../../shared/session/elapsed.ts'
import type { Moment } from '../../shared/session/machine.ts'
import { isOpen, isRunning, type Session } from '../../shared/session/state.ts'
import { endsAtElapsed } from '../../shared/session/use-clock.ts'

export interface UseTimer {
  /** This very moment, sleep and clock steps taken in. */
  moment(session: Session | null): Moment
  /** Starts at the moment that was read last, not later: a slow disk in between takes no time away. */
  start(): void
  stop(): void
  resume(session: Session, progress: SessionProgress | null): void
  save(session: Session): void
  /** The last write of the elapsed time failed. */
  unsaved(): boolean
  remainingMs(session: Session): number | null
  /** The wall clock left the monotonic one since the last write: what is on disk refers to a time that no longer is. */
  jumped(): boolean
}

export function createUseTimer(clock: Clock, store: SessionStore): UseTimer {
  let elapsed: Elapsed | null = null
  let last: Reading = readClock(clock)
  let failed = false
  let jumped = false

  function moment(session: Session | null): Moment {
    last = readClock(clock)
    if (session !== null && !isOpen(session))
      return { wallMs: last.wallMs, elapsedMs: session.ending.usedMs }
    if (elapsed === null) return { wallMs: last.wallMs, elapsedMs: 0 }
    const before = elapsed
    elapsed = advanceElapsed(before, last)
    if (elapsed !== before) jumped = true
    return { wallMs: last.wallMs, elapsedMs: elapsedMs(elapsed, last) }
  }

  return {
    moment,
    start() {
      elapsed = startElapsed(last)
    },
    stop() {
      elapsed = null
      failed = false
      jumped = false
    },
    resume(session, progress) {
      last = readClock(clock)
      if (!isRunning(session)) return
      const known = progress?.recordId === session.recordId ? progress : null
      // Killed before the first write: the wall clock since the counted part began is what is known.
      elapsed = resumeElapsed(
        last,
        known ?? { elapsedMs: session.clock.zeroMs, wallMs: session.clock.startedAtMs },
      )
    },
    save(session) {
      const at = moment(session)
      jumped = false
      failed = !store.saveProgress({
        recordId: session.recordId,
        elapsedMs: at.elapsedMs,
        wallMs: at.wallMs,
      }).ok
    },
    unsaved: () => failed,
    jumped: () => jumped,
    remainingMs: (session) =>
      isRunning(session) ? endsAtElapsed(session.clock) - moment(session).elapsedMs : null,
  }
}
