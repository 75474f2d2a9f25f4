/** Elapsed use of the live session: counts, survives sleep, clock steps and restarts (shared/session/elapsed.ts), and is written as it goes. */
import type { Clock } from '../../shared/clock.ts'
import type { SessionProgress, SessionStore } from '../../shared/session/store.ts'
import {
  advanceElapsed,
  type Elapsed,
  elapsedMs,
  resumeElapsed,
  startElapsed,
  stepWhileDown,
} from '../../shared/session/elapsed.ts'
import { type Reading, readClock } from '../../shared/time/reading.ts'
import type { Moment } from '../../shared/session/machine.ts'
import { isOpen, isRunning, type Session } from '../../shared/session/state.ts'
import { endsAtElapsed } from '../../shared/session/use-clock.ts'

export interface UseTimer {
  /** This very moment, sleep taken in. */
  moment(session: Session | null): Moment
  /** Starts `agoMs` before the moment that was read last, not later: a slow disk in between takes no time away. */
  start(agoMs: number): void
  stop(): void
  /** Goes on from what was kept. Answers by how much the wall clock was set meanwhile, ms; 0: not, or it cannot be known. */
  resume(session: Session, progress: SessionProgress | null): number
  save(session: Session): void
  /** The last write of the elapsed time failed. */
  unsaved(): boolean
  remainingMs(session: Session): number | null
  /** The computer slept since the last write: much of the use is not on disk. */
  jumped(): boolean
}

export function createUseTimer(clock: Clock, store: SessionStore): UseTimer {
  let elapsed: Elapsed | null = null
  let last: Reading = readClock(clock)
  let failed = false
  let jumped = false

  const stamps = (): Pick<Moment, 'wallMs' | 'steadyMs'> => ({
    wallMs: last.wallMs,
    steadyMs: last.uptimeMs,
  })

  function moment(session: Session | null): Moment {
    last = readClock(clock)
    if (session !== null && !isOpen(session))
      return { ...stamps(), elapsedMs: session.ending.usedMs }
    if (elapsed === null) return { ...stamps(), elapsedMs: 0 }
    const before = elapsed
    elapsed = advanceElapsed(before, last)
    if (elapsed !== before) jumped = true
    return { ...stamps(), elapsedMs: elapsedMs(elapsed, last) }
  }

  return {
    moment,
    start(agoMs) {
      elapsed = startElapsed(last, agoMs)
    },
    stop() {
      elapsed = null
      failed = false
      jumped = false
    },
    resume(session, progress) {
      last = readClock(clock)
      if (!isRunning(session)) return 0
      // Killed before the first write: the wall clock since the counted part began is what is known.
      const { zeroMs, startedAtMs } = session.clock
      const saved =
        progress?.recordId === session.recordId
          ? progress
          : { elapsedMs: zeroMs, wallMs: startedAtMs, uptimeMs: null }
      elapsed = resumeElapsed(last, saved)
      return stepWhileDown(last, saved)
    },
    save(session) {
      const at = moment(session)
      jumped = false
      failed = !store.saveProgress({
        recordId: session.recordId,
        elapsedMs: at.elapsedMs,
        wallMs: at.wallMs,
        uptimeMs: last.uptimeMs,
      }).ok
    },
    unsaved: () => failed,
    jumped: () => jumped,
    remainingMs: (session) =>
      isRunning(session) ? endsAtElapsed(session.clock) - moment(session).elapsedMs : null,
  }
}
