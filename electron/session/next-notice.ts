/** When the clock next has something to say. Pure. */
import type { Moment } from '../../shared/session/machine.ts'
import { isOpen, isRunning, type Live } from '../../shared/session/state.ts'
import { endsAtElapsed, nextWarningAt } from '../../shared/session/use-clock.ts'

/** Until the no-show question, the next warning or, after the last one, the cap, ms; null while nothing is due. */
export function nextNoticeInMs(live: Live | null, at: Moment): number | null {
  if (live === null || !isOpen(live.session)) return null
  const { session, rules } = live
  if (isRunning(session))
    return Math.max(
      0,
      (nextWarningAt(session.clock, rules) ?? endsAtElapsed(session.clock)) - at.elapsedMs,
    )
  return session.noShow === 'counting'
    ? Math.max(0, session.bookedAtMs + rules.noShowMs - at.wallMs)
    : null
}
