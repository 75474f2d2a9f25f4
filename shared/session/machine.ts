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
 */
import type { MeetingEvent, ProviderKind } from '../meeting/provider.ts'
import { type Fact, noteFact } from './facts.ts'
import { outstanding, ownItemsOpen } from './outstanding.ts'
import { fail, ok, type Result, unreachable } from '../result.ts'
import { possibleEnds, possibleOutcomes } from './ends.ts'
import { applyMeetingEvent } from './meeting-events.ts'
import type { EndCause, LadderStep, Outcome, ProhibitedAct } from '../log/outcome.ts'
import type { GateFact } from '../precall/port.ts'
import type { SessionRules } from './rules.ts'
import { type ClosingSession, isOpen, isRunning, type OpenSession, type Session } from './state.ts'
import { sessionText } from './text.ts'
import { atConsulting, capReached, endsAtElapsed, extended, warningsDue } from './use-clock.ts'

/** When it happened: wall clock (ms since 1970 UTC) and elapsed use (ms since both were connected, 0 before). */
export type Moment = { readonly wallMs: number; readonly elapsedMs: number }

export type Happening =
  | { readonly type: 'enter' }
  | { readonly type: 'meeting'; readonly event: MeetingEvent; readonly provider: ProviderKind }
  | { readonly type: 'fact'; readonly fact: GateFact }
  | { readonly type: 'begin' }
  | { readonly type: 'pause'; readonly why: string }
  | { readonly type: 'resume' }
  | {
      readonly type: 'extend'
      readonly supervisorId: string
      readonly minutes: number
      readonly reason: string
    }
  | { readonly type: 'answerNoShow'; readonly contacted: boolean }
  | { readonly type: 'prohibited'; readonly act: ProhibitedAct }
  | { readonly type: 'end'; readonly cause: EndCause }
  | { readonly type: 'timePassed' }
  | { readonly type: 'ladderStep'; readonly step: LadderStep }
  | { readonly type: 'ladderDone'; readonly viewGone: boolean }
  | { readonly type: 'recovered' }
  | {
      readonly type: 'close'
      readonly outcome: Outcome
      readonly note: string
      readonly followUp: string
    }
export type SessionEvent = Moment & Happening

/** What the owner of the machine has to do. `attention`: tell the counselor also when the window is in the background. */
export type Effect =
  | { readonly type: 'openMeeting' | 'startClock' | 'forgetView' | 'closeView' | 'endMeeting' }
  | { readonly type: 'closeBooking'; readonly outcome: Outcome; readonly usedMs: number }
  | { readonly type: 'attention'; readonly what: 'warning' | 'recording' | 'noShow' | 'lineLost' }

export type Transition = {
  readonly session: Session
  readonly records: readonly Fact[]
  readonly effects: readonly Effect[]
}
export type Refusal =
  | 'wrongState'
  | 'gateClosed'
  | 'devicesNotTested'
  | 'ownItemsOpen'
  | 'extensionNotAllowed'
  | 'overMaximum'
  | 'outcomeNotPossible'
  | 'noteNeeded'
type Reduced = Result<Transition, Refusal>

const to = (
  session: Session,
  records: readonly Fact[] = [],
  effects: readonly Effect[] = [],
): Reduced => ok({ session, records, effects })

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
    case 'prohibited': {
      if (session.state === 'preparing') return fail('wrongState')
      const act = { type: 'session.prohibitedAct', payload: { act: event.act } } as const
      return end(
        { ...session, prohibited: { act: event.act, atMs: event.wallMs } },
        'prohibitedAct',
        event,
        [act],
      )
    }
    case 'end':
      return possibleEnds(session).includes(event.cause)
        ? end(session, event.cause, event)
        : fail('wrongState')
    case 'timePassed':
      return timePassed(session, event, rules)
    case 'recovered':
      return to(
        {
          ...session,
          meeting: {
            ...session.meeting,
            counselor: 'out',
            seeker: 'absent',
            line: session.meeting.opened ? 'lost' : 'good',
            recording: false,
          },
        },
        [{ type: 'session.recovered', payload: { elapsedMs: event.elapsedMs } }],
      )
    case 'ladderStep':
    case 'ladderDone':
    case 'close':
      return fail('wrongState')
    default:
      return unreachable(event)
  }
}

function reduceClosing(session: ClosingSession, event: SessionEvent): Reduced {
  const { ending } = session
  switch (event.type) {
    case 'ladderStep':
      return to({ ...session, ending: { ...ending, ladder: [...ending.ladder, event.step] } }, [
        { type: 'session.ladderStep', payload: event.step },
      ])
    case 'ladderDone':
      return to({
        ...session,
        meeting: { ...session.meeting, counselor: 'out', seeker: 'absent' },
        ending: { ...ending, viewGone: event.viewGone, done: true },
      })
    case 'prohibited':
      // Pressed in the moment of another end, or seen only afterwards: recorded all the same.
      if (session.prohibited !== null || session.clock === null) return fail('wrongState')
      return to({ ...session, prohibited: { act: event.act, atMs: event.wallMs } }, [
        { type: 'session.prohibitedAct', payload: { act: event.act } },
      ])
    case 'meeting':
      // A view that comes alive after the end must not keep the camera.
      return to(
        session,
        [],
        event.event.type === 'joined' || event.event.type === 'otherJoined'
          ? [{ type: 'closeView' }]
          : [],
      )
    case 'recovered':
      return to(
        session,
        [{ type: 'session.recovered', payload: { elapsedMs: event.elapsedMs } }],
        ending.done ? [] : [{ type: 'endMeeting' }],
      )
    case 'close':
      return close(session, event)
    case 'timePassed':
      return to(session)
    case 'enter':
    case 'fact':
    case 'begin':
    case 'pause':
    case 'resume':
    case 'extend':
    case 'answerNoShow':
    case 'end':
      return fail('wrongState')
    default:
      return unreachable(event)
  }
}

function enter(session: OpenSession, rules: SessionRules): Reduced {
  if (session.meeting.counselor !== 'out') return fail('wrongState')
  if (session.gate.devices === null) return fail('devicesNotTested')
  if (ownItemsOpen(session.gate, rules).length > 0) return fail('ownItemsOpen')
  return to(
    {
      ...session,
      meeting: { ...session.meeting, opened: true, counselor: 'joining', trouble: null },
    },
    [],
    [{ type: 'openMeeting' }],
  )
}

function meetingEvent(
  session: OpenSession,
  event: Moment & Extract<Happening, { type: 'meeting' }>,
  rules: SessionRules,
): Reduced {
  const { meeting, facts, view } = applyMeetingEvent(session, event.event, event.provider)
  const came = session.seekerCame || meeting.seeker !== 'absent'
  const noShow = came && session.noShow !== 'deemed' ? 'off' : session.noShow
  const effects: Effect[] =
    view === 'kept' ? [] : [{ type: view === 'crashed' ? 'forgetView' : 'closeView' }]
  if (facts.some((seen) => seen.type === 'session.lineLost'))
    effects.push({ type: 'attention', what: 'lineLost' })
  if (meeting.recording && !session.meeting.recording)
    effects.push({ type: 'attention', what: 'recording' })
  const seen: OpenSession = { ...session, meeting, seekerCame: came, noShow }
  if (isRunning(seen) || meeting.counselor !== 'in') return to(seen, facts, effects)
  if (meeting.seeker !== 'in') return to({ ...seen, state: 'lobby' }, facts, effects)
  const clock = {
    startedAtMs: event.wallMs,
    zeroMs: 0,
    capMs: rules.capMs,
    extendedMinutes: 0,
    warned: [],
  }
  return to(
    { ...seen, state: 'verifying', clock },
    [...facts, { type: 'session.clockStarted', payload: { capMs: rules.capMs } }],
    [...effects, { type: 'startClock' }],
  )
}

function fact(session: OpenSession, given: GateFact, rules: SessionRules): Reduced {
  const noted = noteFact(session, given, rules)
  if (!noted.ok) return noted
  const next = { ...session, gate: noted.value.gate }
  if (given.type !== 'companionsSeen') return to(next, [noted.value.fact])
  if (given.seen === 'unannounced') {
    const why = sessionText.pausedForCompanion
    return to({ ...next, pause: { why, cause: 'companion' } }, [
      noted.value.fact,
      { type: 'session.paused', payload: { why } },
    ])
  }
  if (session.pause?.cause !== 'companion') return to(next, [noted.value.fact])
  return to({ ...next, pause: null }, [noted.value.fact, { type: 'session.resumed', payload: {} }])
}

function begin(session: OpenSession, at: Moment, rules: SessionRules): Reduced {
  if (session.state !== 'verifying' || capReached(session.clock, at.elapsedMs))
    return fail('wrongState')
  if (outstanding(session, rules).length > 0) return fail('gateClosed')
  return to(
    {
      ...session,
      state: 'consulting',
      consultingBegan: true,
      clock: atConsulting(session.clock, rules, at),
    },
    [{ type: 'session.consultingBegan', payload: {} }],
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

function answerNoShow(
  session: OpenSession,
  event: Moment & Extract<Happening, { type: 'answerNoShow' }>,
): Reduced {
  if (isRunning(session) || session.noShow !== 'asking') return fail('wrongState')
  const answered = {
    type: 'session.noShowAnswered',
    payload: { contacted: event.contacted },
  } as const
  if (event.contacted) return to({ ...session, noShow: 'contacted' }, [answered])
  return end({ ...session, noShow: 'deemed' }, 'deemedCancellation', event, [answered])
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

/** `usedMs` is the use, which cannot be longer than the cap; the event keeps the raw elapsed time (after sleep it can be longer). */
function end(
  session: OpenSession,
  cause: EndCause,
  at: Moment,
  before: readonly Fact[] = [],
): Reduced {
  const usedMs = session.clock === null ? 0 : Math.min(at.elapsedMs, endsAtElapsed(session.clock))
  const nothingToEnd = !session.meeting.opened
  const ending = {
    cause,
    atMs: at.wallMs,
    usedMs,
    ladder: [],
    viewGone: nothingToEnd,
    done: nothingToEnd,
  }
  return to(
    { ...session, state: 'closing', pause: null, ending },
    [...before, { type: 'session.ending', payload: { cause, elapsedMs: at.elapsedMs } }],
    nothingToEnd ? [] : [{ type: 'endMeeting' }],
  )
}

function close(session: ClosingSession, event: Extract<Happening, { type: 'close' }>): Reduced {
  const { outcome, note, followUp } = event
  if (!possibleOutcomes(session).includes(outcome)) return fail('outcomeNotPossible')
  // The supervisor has to judge from the facts written down (M14).
  if (outcome === 'prohibitedAct' && note.trim() === '') return fail('noteNeeded')
  const { usedMs } = session.ending
  return to(
    { ...session, state: 'closed', outcome },
    [{ type: 'session.closed', payload: { outcome, note, followUp, usedMs } }],
    [{ type: 'closeBooking', outcome, usedMs }],
  )
}
