/** When the clock next has something to say. Pure. */
import { lookedMs } from '../../shared/session/no-show.ts'
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
  if (session.noShow === 'counting')
    return Math.max(0, session.bookedAtMs + rules.noShowMs - at.wallMs)
  // After the minutes the office has to have looked before it asks.
  return session.noShow === 'due' && session.look.sinceMs !== null
    ? Math.max(0, rules.lookMs - lookedMs(session, at))
    : null
}
