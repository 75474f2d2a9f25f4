/** How a session opens: the counselor enters, the two meet, the gate's facts are noted, the consultation begins. */
import type { GateFact } from '../precall/port.ts'
import { fail } from '../result.ts'
import { noteFact } from './facts.ts'
import { type Effect, type Happening, type Moment, type Reduced, to } from './happenings.ts'
import { applyMeetingEvent } from './meeting-events.ts'
import { outstanding, ownItemsOpen } from './outstanding.ts'
import type { SessionRules } from './rules.ts'
import { isRunning, type OpenSession } from './state.ts'
import { sessionText } from './text.ts'
import { atConsulting, capReached } from './use-clock.ts'

/** The counselor goes into the meeting: only with tested devices and the own items of the checklist done. */
export function enter(session: OpenSession, rules: SessionRules): Reduced {
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

/** What the meeting tells. The use clock starts here, when both are connected (M12-2-1). */
export function meetingEvent(
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

/** From verifying to consulting: only through the open gate, and before the cap. */
export function begin(session: OpenSession, at: Moment, rules: SessionRules): Reduced {
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
