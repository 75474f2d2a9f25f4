/** When a consultation may begin (M12-2-1): not before its booked time, within the opening hours, and early enough to end by closing. Pure. */
import { fail } from '../result.ts'
import type { Outstanding } from '../precall/gate.ts'
import type { BeginTimes } from './begin-times.ts'
import { type Happening, type Moment, type Reduced, to } from './happenings.ts'
import type { SessionRules } from './rules.ts'
import { isRunning, type OpenSession, type Session } from './state.ts'
import type { Untimely } from '../log/untimely.ts'
import { endsAtElapsed } from './use-clock.ts'

/** Until when a consultation begun at that moment runs, wall clock: the use may have begun before. */
export function runsUntilMs(session: Session, rules: SessionRules, at: Moment): number {
  const { clock } = session
  return isRunning(session) && clock !== null && rules.capStartsAt === 'bothConnected'
    ? at.wallMs + endsAtElapsed(clock) - at.elapsedMs
    : at.wallMs + rules.capMs
}

/** All that speaks against beginning at that moment, whatever was allowed. */
function against(session: OpenSession, rules: SessionRules, at: Moment): Untimely[] {
  const { opensAtMs, closesAtMs } = rules.hours
  return [
    ...(at.wallMs < session.bookedAtMs ? (['beforeBooked'] as const) : []),
    ...(at.wallMs < opensAtMs ? (['beforeOpening'] as const) : []),
    ...(runsUntilMs(session, rules, at) > closesAtMs ? (['pastClosing'] as const) : []),
  ]
}

/** What speaks against beginning at that moment and was not allowed by a supervisor. Nothing once counselling has begun. */
export function untimely(session: Session, rules: SessionRules, at: Moment): Untimely[] {
  if (session.state === 'closing' || session.state === 'closed' || session.consultingBegan)
    return []
  return against(session, rules, at).filter(
    (why) => !session.timeExceptions.some((exception) => exception.what.includes(why)),
  )
}

export function beginTimes(session: Session, rules: SessionRules, at: Moment): BeginTimes {
  return {
    fromMs: Math.max(session.bookedAtMs, rules.hours.opensAtMs),
    closesAtMs: rules.hours.closesAtMs,
    untimely: untimely(session, rules, at),
    exceptionAllowed: rules.hours.exceptionAllowed,
  }
}

/** As the begin bar names it, among what else is missing. */
export const untimelyOutstanding = (
  session: Session,
  rules: SessionRules,
  at: Moment,
): Outstanding[] => untimely(session, rules, at).map((id) => ({ what: 'time', id }))

/** The office's exception: what speaks against beginning now is allowed, by that supervisor and for that reason; nothing else is. */
export function exceptTime(
  session: OpenSession,
  event: Moment & Extract<Happening, { type: 'exceptTime' }>,
  rules: SessionRules,
): Reduced {
  if (!rules.hours.exceptionAllowed) return fail('exceptionNotAllowed')
  const what = untimely(session, rules, event)
  if (what.length === 0) return fail('wrongState')
  const { supervisorId, reason } = event
  const exception = { what, supervisorId, reason }
  return to({ ...session, timeExceptions: [...session.timeExceptions, exception] }, [
    { type: 'session.timeExcepted', payload: exception },
  ])
}
