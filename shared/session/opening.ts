/** How a session opens: the counselor enters, the two meet, the gate's facts are noted, the consultation begins. */
import type { Role } from '../log/who-was-there.ts'
import type { Person } from '../meeting/people.ts'
import type { Gate } from '../precall/gate.ts'
import type { GateFact } from '../precall/port.ts'
import { fail } from '../result.ts'
import { type Fact, noteFact } from './facts.ts'
import { type Effect, type Happening, type Moment, type Reduced, to } from './happenings.ts'
import { applyMeetingEvent } from './meeting-events.ts'
import { looking, presences } from './no-show.ts'
import { outstanding, ownItemsOpen } from './outstanding.ts'
import type { SessionRules } from './rules.ts'
import { isRunning, type OpenSession } from './state.ts'
import { sessionText } from './text.ts'
import { untimely } from './timely.ts'
import { atConsulting, capReached } from './use-clock.ts'
import { named, seekerPlace, seekerSince, seenBy } from './who.ts'

/** The counselor goes into the meeting: only with tested devices and the own items of the checklist done. */
export function enter(session: OpenSession, rules: SessionRules): Reduced {
  if (session.meeting.counselor !== 'out') return fail('wrongState')
  if (!session.meetingPossible) return fail('noMeeting')
  if (session.gate.devices === null) return fail('devicesNotTested')
  if (ownItemsOpen(session.gate, rules).length > 0) return fail('ownItemsOpen')
  return to(
    {
      ...session,
      meeting: {
        ...session.meeting,
        opened: true,
        counselor: 'joining',
        trouble: null,
        troubleDetail: null,
      },
    },
    [],
    [{ type: 'openMeeting' }],
  )
}

/** What the meeting tells. The use clock starts when the job seeker is connected with the counselor (M12-2-1). */
export function meetingEvent(
  session: OpenSession,
  event: Moment & Extract<Happening, { type: 'meeting' }>,
  rules: SessionRules,
): Reduced {
  const { meeting, facts, view } = applyMeetingEvent(session, event.event, event.provider)
  const effects: Effect[] =
    view === 'kept' ? [] : [{ type: view === 'crashed' ? 'forgetView' : 'closeView' }]
  if (facts.some((seen) => seen.type === 'session.lineLost'))
    effects.push({ type: 'attention', what: 'lineLost' })
  if (facts.some((seen) => seen.type === 'session.deviceLost'))
    effects.push({ type: 'attention', what: 'deviceLost' })
  if (meeting.recording && !session.meeting.recording)
    effects.push({ type: 'attention', what: 'recording' })
  const { who, alone } = seenBy(session, meeting, event.steadyMs)
  const said = alone === null ? [] : [roleNamed('seeker', alone, true)]
  const next = { ...session, meeting, who }
  return settle(session, next, event, rules, { facts: [...facts, ...said], effects })
}

const roleNamed = (role: Role, { name }: Person, alone: boolean): Fact => ({
  type: 'session.roleNamed',
  payload: { role, name, alone },
})

/** The counselor's word who somebody is. While it is verified, another one can still be the job seeker; then the check begins anew. */
export function role(
  session: OpenSession,
  event: Moment & Extract<Happening, { type: 'role' }>,
  rules: SessionRules,
): Reduced {
  const person = session.meeting.people.find(({ guid }) => guid === event.guid)
  if (person === undefined) return fail('wrongState')
  if (event.role === 'seeker' && session.state === 'consulting') return fail('wrongState')
  const isAnother =
    event.role === 'seeker' &&
    session.who.seeker.length > 0 &&
    !session.who.seeker.includes(event.guid)
  const next = {
    ...session,
    who: named(session.who, event.guid, event.role),
    gate: isAnother ? ofAnother(session.gate, rules) : session.gate,
  }
  const rightly = isAnother ? countedFrom(next, event) : next
  const isStranger = event.role === 'stranger' && person.place === 'in'
  return settle(session, rightly, event, rules, {
    facts: [roleNamed(event.role, person, false)],
    effects: isStranger ? [{ type: 'attention', what: 'stranger' }] : [],
  })
}

/** What was asked of one person says nothing of another: only the counselor's own side stands. The attempts go on counting. */
function ofAnother(gate: Gate, rules: SessionRules): Gate {
  return {
    ...gate,
    heard: false,
    identity: { ...gate.identity, numberMatched: false, nameConfirmed: false },
    ticked: gate.ticked.filter((id) => rules.ownItems.includes(id)),
    consents: [],
    rests: gate.rests.filter(({ what }) => what !== 'consent'),
    companions: { ...gate.companions, seen: 'unanswered' },
  }
}

type Follows = { readonly facts: readonly Fact[]; readonly effects: readonly Effect[] }

/** What follows from who is there now: where the job seeker is, whether the office looks in vain, and the start of the clock. */
function settle(
  before: OpenSession,
  changed: OpenSession,
  at: Moment,
  rules: SessionRules,
  { facts, effects }: Follows,
): Reduced {
  const seeker = seekerPlace(changed.meeting, changed.who, changed.gate.companions.announced)
  const seekerCame = before.seekerCame || seeker !== 'absent'
  const placed = { ...changed, seekerCame, meeting: { ...changed.meeting, seeker } }
  const seen: OpenSession = {
    ...placed,
    noShow: seekerCame && placed.noShow !== 'deemed' ? 'off' : placed.noShow,
    look: looking(placed, at),
    presence: presences(placed, at),
  }
  const all = [...facts, ...placeFacts(before.meeting, seen.meeting)]
  if (seen.meeting.counselor !== 'in') return to(seen, all, effects)
  if (isRunning(seen)) return to(seen, all, effects)
  if (seeker !== 'in') return to({ ...seen, state: 'lobby' }, all, effects)
  const agoMs = connectedForMs(seen, at)
  const clock = {
    startedAtMs: at.wallMs - agoMs,
    zeroMs: 0,
    capMs: rules.capMs,
    extendedMinutes: 0,
    warned: [],
  }
  return to(
    { ...seen, state: 'verifying', clock },
    [...all, { type: 'session.clockStarted', payload: { capMs: rules.capMs, agoMs } }],
    [...effects, { type: 'startClock', agoMs }],
  )
}

/** How long the job seeker and the counselor have been connected, ms. */
function connectedForMs({ who }: OpenSession, at: Moment): number {
  return Math.max(0, Math.round(at.steadyMs - (seekerSince(who) ?? at.steadyMs)))
}

/** Somebody else turned out to be the job seeker: the use counts from when that one was connected. */
function countedFrom(session: OpenSession, at: Moment): OpenSession {
  if (!isRunning(session) || seekerSince(session.who) === null) return session
  const agoMs = connectedForMs(session, at)
  const clock = {
    ...session.clock,
    startedAtMs: at.wallMs - agoMs,
    zeroMs: at.elapsedMs - agoMs,
    warned: [],
  }
  return { ...session, clock }
}

function placeFacts(before: OpenSession['meeting'], now: OpenSession['meeting']): Fact[] {
  if (before.seeker !== 'in' && now.seeker === 'in')
    return [{ type: 'session.seekerJoined', payload: {} }]
  return before.seeker === 'in' && now.seeker !== 'in' && now.counselor === 'in'
    ? [{ type: 'session.seekerLeft', payload: {} }]
    : []
}

/** A fact of the gate. A companion nobody announced pauses the session until that is settled (M20-2). */
export function fact(session: OpenSession, given: GateFact, rules: SessionRules): Reduced {
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

/** From verifying to consulting: only through the open gate, at a time that M12-2-1 allows, and before the cap. */
export function begin(session: OpenSession, at: Moment, rules: SessionRules): Reduced {
  if (session.state !== 'verifying' || capReached(session.clock, at.elapsedMs))
    return fail('wrongState')
  if (outstanding(session, rules).length > 0) return fail('gateClosed')
  const [tooSoonOrLate] = untimely(session, rules, at)
  if (tooSoonOrLate !== undefined) return fail('untimely', { why: tooSoonOrLate })
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
