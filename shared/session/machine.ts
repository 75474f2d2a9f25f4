/**
 * The machine of one session. The main process owns the only live instance; the renderer shows snapshots.
 *
 *   preparing -> lobby -> verifying -> consulting -> closing -> closed
 *
 *   preparing:  the counselor's devices and room       lobby:      the counselor is in the meeting, nobody else
 *   verifying:  both are connected; the gate is shut   consulting: counselling; the gate was open
 *   closing:    the meeting is being ended, the outcome is open      closed: nothing changes any more
 *
 * Every edge, with the events that lead along it (a test compares this list with the reducer):
 *
 *   preparing  -> lobby       : joined
 *   preparing  -> verifying   : joined
 *   lobby      -> verifying   : joined, otherJoined
 *   verifying  -> consulting  : begin
 *   preparing  -> closing     : answerNoShow, end
 *   lobby      -> closing     : answerNoShow, end, prohibited
 *   verifying  -> closing     : timePassed, end, prohibited
 *   consulting -> closing     : timePassed, end, prohibited
 *   closing    -> closed      : close
 *
 * The use clock starts when both are connected and runs until closing: no pause, hang-up or restart holds it
 * (M12-2-1). A hang-up is not an end: the door stays open until the cap.
 *
 * What can happen stands in happenings.ts, the edges up to consulting in opening.ts, those to closing and closed in closing.ts.
 */
import { fail, unreachable } from '../result.ts'
import { answerNoShow, end, prohibited, reduceClosing } from './closing.ts'
import { possibleEnds } from './ends.ts'
import { type Happening, type Moment, type Reduced, type SessionEvent, to } from './happenings.ts'
import { begin, enter, fact, meetingEvent } from './opening.ts'
import type { SessionRules } from './rules.ts'
import { isOpen, isRunning, type OpenSession, type Session } from './state.ts'
import { capReached, extended, warningsDue } from './use-clock.ts'

export type { Effect, Happening, Moment, Refusal, SessionEvent, Transition } from './happenings.ts'

/** The only way a session changes. What cannot happen now is refused and changes nothing. */
export function reduce(session: Session, event: SessionEvent, rules: SessionRules): Reduced {
  if (session.state === 'closed') return fail('wrongState')
  return isOpen(session) ? reduceOpen(session, event, rules) : reduceClosing(session, event)
}

function reduceOpen(session: OpenSession, event: SessionEvent, rules: SessionRules): Reduced {
  switch (event.type) {
    case 'enter':
      return enter(session, rules)
    case 'meeting':
      return meetingEvent(session, event, rules)
    case 'fact':
      return fact(session, event.fact, rules)
    case 'begin':
      return begin(session, event, rules)
    case 'pause':
      if (!isRunning(session) || session.pause !== null) return fail('wrongState')
      return to({ ...session, pause: { why: event.why, cause: 'counselor' } }, [
        { type: 'session.paused', payload: { why: event.why } },
      ])
    case 'resume':
      // A pause for a companion ends when the companion is settled, not before (M20-2).
      if (session.pause?.cause !== 'counselor') return fail('wrongState')
      return to({ ...session, pause: null }, [{ type: 'session.resumed', payload: {} }])
    case 'extend':
      return extend(session, event, rules)
    case 'answerNoShow':
      return answerNoShow(session, event)
    case 'prohibited':
      return prohibited(session, event)
    case 'end':
      return possibleEnds(session).includes(event.cause)
        ? end(session, event.cause, event)
        : fail('wrongState')
    case 'timePassed':
      return timePassed(session, event, rules)
    case 'recovered':
      return recovered(session, event)
    case 'ladderStep':
    case 'ladderDone':
    case 'close':
      return fail('wrongState')
    default:
      return unreachable(event)
  }
}

function timePassed(session: OpenSession, at: Moment, rules: SessionRules): Reduced {
  if (!isRunning(session)) {
    if (session.noShow !== 'counting' || at.wallMs < session.bookedAtMs + rules.noShowMs)
      return to(session)
    return to(
      { ...session, noShow: 'asking' },
      [{ type: 'session.noShowAsked', payload: {} }],
      [{ type: 'attention', what: 'noShow' }],
    )
  }
  if (capReached(session.clock, at.elapsedMs)) return end(session, 'cap', at)
  const due = warningsDue(session.clock, rules, at.elapsedMs)
  if (due.length === 0) return to(session)
  const warned = [...session.clock.warned, ...due]
  return to(
    { ...session, clock: { ...session.clock, warned } },
    due.map((minutesLeft) => ({ type: 'session.warned', payload: { minutesLeft } })),
    [{ type: 'attention', what: 'warning' }],
  )
}

function extend(
  session: OpenSession,
  event: Moment & Extract<Happening, { type: 'extend' }>,
  rules: SessionRules,
): Reduced {
  if (!isRunning(session) || capReached(session.clock, event.elapsedMs)) return fail('wrongState')
  if (!rules.extension.allowed) return fail('extensionNotAllowed')
  if (session.clock.extendedMinutes + event.minutes > rules.extension.maxMinutes)
    return fail('overMaximum')
  const { supervisorId, minutes, reason } = event
  return to({ ...session, clock: extended(session.clock, minutes, event.elapsedMs) }, [
    { type: 'session.extended', payload: { supervisorId, minutes, reason } },
  ])
}

/** The program runs again: the line is down, and what the meeting last said of people counts no more. */
function recovered(session: OpenSession, at: Moment): Reduced {
  const { meeting } = session
  return to(
    {
      ...session,
      meeting: {
        ...meeting,
        counselor: 'out',
        seeker: 'absent',
        line: meeting.opened ? 'lost' : 'good',
        recording: false,
      },
    },
    [{ type: 'session.recovered', payload: { elapsedMs: at.elapsedMs } }],
  )
}
