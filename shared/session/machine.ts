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
 *   lobby      -> verifying   : joined, people, otherJoined, role
 *   verifying  -> consulting  : begin
 *   preparing  -> closing     : end, giveBack
 *   lobby      -> closing     : timePassed, recovered, answerNoShow, end, giveBack
 *   verifying  -> closing     : timePassed, recovered, end
 *   consulting -> closing     : timePassed, recovered, end
 *   closing    -> closed      : close, givenBack
 *
 * Who of those who come is the job seeker is the counselor's word (who.ts). A prohibited act ends the meeting by itself, three
 * seconds after it was chosen, unless it is taken back: nobody is heard or seen meanwhile. When nobody was met the booking can be
 * given back (closing -> closed without an outcome).
 *
 * The use clock starts when both are connected and runs until closing: no pause, hang-up or restart holds it
 * (M12-2-1). A hang-up is not an end: the door stays open until the cap.
 *
 * What can happen stands in happenings.ts, the edges up to consulting in opening.ts, those to closing and closed in closing.ts.
 */
import { fail, unreachable } from '../result.ts'
import {
  answerNoShow,
  end,
  giveBack,
  prohibited,
  reduceClosing,
  takeBackProhibited,
} from './closing.ts'
import { possibleEnds } from './ends.ts'
import { type Happening, type Moment, type Reduced, type SessionEvent, to } from './happenings.ts'
import { LATE_MS } from '../schedule/rules.ts'
import { doubtsBeforeAsking, looking, sameLook } from './no-show.ts'
import { notShownAnyMore } from './meeting-events.ts'
import { begin, enter, fact, meetingEvent, role } from './opening.ts'
import { posting } from './postings.ts'
import type { Told } from '../log/told.ts'
import type { SessionRules } from './rules.ts'
import { isOpen, isRunning, type OpenSession, type Session } from './state.ts'
import { exceptTime } from './timely.ts'
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
    case 'role':
      return role(session, event, rules)
    case 'told':
      return told(session, event.told)
    case 'exceptTime':
      return exceptTime(session, event, rules)
    case 'pause':
      if (!isRunning(session) || session.pause !== null) return fail('wrongState')
      return to({ ...session, pause: { why: '', cause: 'counselor' } }, [
        { type: 'session.paused', payload: { why: '' } },
      ])
    case 'explainPause':
      if (session.pause?.cause !== 'counselor') return fail('wrongState')
      return to({ ...session, pause: { ...session.pause, why: event.why } }, [
        { type: 'session.pauseExplained', payload: { why: event.why } },
      ])
    case 'resume':
      // A pause for a companion ends when the companion is settled, not before (M20-2).
      if (session.pause?.cause !== 'counselor') return fail('wrongState')
      return to({ ...session, pause: null }, [{ type: 'session.resumed', payload: {} }])
    case 'extend':
      return extend(session, event, rules)
    case 'answerNoShow':
      return answerNoShow(session, event, rules)
    case 'giveBack':
      return giveBack(session, event)
    case 'prohibited':
      return prohibited(session, event)
    case 'takeBackProhibited':
      return takeBackProhibited(session)
    case 'end':
      return possibleEnds(session).includes(event.cause)
        ? end(session, event.cause, event)
        : fail('wrongState')
    case 'posting':
      return posting(session, event.act)
    case 'timePassed':
      return timePassed(session, event, rules)
    case 'recovered':
      return recovered(session, event)
    case 'clockStepped':
      return to(session, [{ type: 'session.clockStepped', payload: { byMs: event.byMs } }])
    case 'ladderStep':
    case 'ladderDone':
    case 'mistaken':
    case 'givenBack':
    case 'close':
      return fail('wrongState')
    default:
      return unreachable(event)
  }
}

function timePassed(session: OpenSession, at: Moment, rules: SessionRules): Reduced {
  if (session.pendingAct !== null && at.steadyMs >= session.pendingAct.untilMs)
    return end(session, 'prohibitedAct', at)
  if (!isRunning(session)) return inVain(session, at, rules)
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

/** The office is late, the minutes are over, it has looked long enough: each in its time, while nobody comes (M12-2-6). */
function inVain(session: OpenSession, at: Moment, rules: SessionRules): Reduced {
  const look = looking(session, at)
  const isLate = look.enteredAtMs === null && at.wallMs > session.bookedAtMs + LATE_MS
  const seen = sameLook(look, session.look, isLate)
    ? session
    : { ...session, look: { ...look, late: look.late || isLate } }
  const against = doubtsBeforeAsking(seen, rules, at)
  if (seen.noShow === 'counting' && !against.includes('tooEarly'))
    return to({ ...seen, noShow: 'due' }, [], seen.meeting.counselor === 'in' ? [] : lookFirst)
  if (seen.noShow === 'due' && against.length === 0)
    return to(
      { ...seen, noShow: 'asking' },
      [{ type: 'session.noShowAsked', payload: {} }],
      [{ type: 'attention', what: 'noShow' }],
    )
  // Somebody came, or the own line broke: it is looked anew before it is asked again.
  if (seen.noShow === 'asking' && against.length > 0) return to({ ...seen, noShow: 'due' })
  return to(seen)
}

const lookFirst = [{ type: 'attention', what: 'lookFirst' }] as const

/** A withdrawal that arrives meanwhile is shown at once and changes what can be answered. */
function told(session: OpenSession, now: Told): Reduced {
  if (!now.withdrawn || session.told.withdrawn) return to({ ...session, told: now })
  return to(
    { ...session, told: now },
    [{ type: 'session.withdrawalSeen', payload: {} }],
    [{ type: 'attention', what: 'withdrawn' }],
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
  // Chosen and not taken back, and nobody could any more.
  if (session.pendingAct !== null) return end(session, 'prohibitedAct', at)
  return to(
    {
      ...session,
      who: { ...session.who, since: {} },
      look: { ...session.look, sinceMs: null },
      presence: session.presence.map((stay) => ({ ...stay, untilMs: stay.untilMs ?? at.wallMs })),
      meeting: {
        ...meeting,
        counselor: 'out',
        seeker: 'absent',
        others: 'absent',
        people: [],
        host: null,
        line: meeting.opened ? 'lost' : 'good',
        recording: false,
        sharing: false,
        lost: [],
      },
    },
    [
      ...notShownAnyMore(meeting),
      { type: 'session.recovered', payload: { elapsedMs: at.elapsedMs } },
    ],
  )
}
