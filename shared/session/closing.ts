/** How a session closes: every end, the ladder's steps while the meeting is being ended, and the outcome. */
import { SECOND } from '../clock.ts'
import type { EndCause } from '../log/outcome.ts'
import type { Evidence } from '../log/who-was-there.ts'
import { fail, unreachable } from '../result.ts'
import { possibleOutcomes } from './ends.ts'
import type { Fact } from './facts.ts'
import { type Happening, type Moment, type Reduced, type SessionEvent, to } from './happenings.ts'
import { notShownAnyMore } from './meeting-events.ts'
import { doubts, evidence } from './no-show.ts'
import { posting } from './postings.ts'
import type { SessionRules } from './rules.ts'
import { type ClosingSession, isRunning, type OpenSession } from './state.ts'
import { endsAtElapsed } from './use-clock.ts'

/**
 * From open to closing. `usedMs` is the use, which cannot be longer than the cap; the event keeps the raw elapsed time
 * (after sleep it can be longer).
 */
export function end(
  session: OpenSession,
  cause: EndCause,
  at: Moment,
  before: readonly Fact[] = [],
): Reduced {
  const { pendingAct: pending } = session
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
    {
      ...session,
      state: 'closing',
      pause: null,
      meeting: { ...session.meeting, sharing: false },
      pendingAct: null,
      prohibited:
        pending === null
          ? session.prohibited
          : { act: pending.act, atMs: pending.atMs, mistaken: false },
      ending,
    },
    [
      ...before,
      ...notShownAnyMore(session.meeting),
      // Chosen and not taken back, whatever ended the meeting meanwhile.
      ...(pending === null
        ? []
        : [{ type: 'session.prohibitedAct' as const, payload: { act: pending.act } }]),
      { type: 'session.ending', payload: { cause, elapsedMs: at.elapsedMs } },
    ],
    nothingToEnd ? [] : [{ type: 'endMeeting' }],
  )
}

/** How long a prohibited act that was chosen can be taken back, ms; nobody is heard or seen meanwhile. */
export const TAKE_BACK_MS = 3 * SECOND

/** A prohibited act stops the use at once (M14): muted and blanked, and ended unless it is taken back. Before the meeting there is nobody to commit one. */
export function prohibited(
  session: OpenSession,
  event: Moment & Extract<Happening, { type: 'prohibited' }>,
): Reduced {
  if (session.state === 'preparing' || session.pendingAct !== null) return fail('wrongState')
  const { act, wallMs, steadyMs } = event
  return to(
    { ...session, pendingAct: { act, atMs: wallMs, untilMs: steadyMs + TAKE_BACK_MS } },
    [{ type: 'session.prohibitedChosen', payload: { act } }],
    [{ type: 'hush', on: true }],
  )
}

/** It was a slip of the hand: everybody is heard and seen again, and nothing has ended. */
export function takeBackProhibited(session: OpenSession): Reduced {
  if (session.pendingAct === null) return fail('wrongState')
  return to(
    { ...session, pendingAct: null },
    [{ type: 'session.prohibitedTakenBack', payload: {} }],
    [{ type: 'hush', on: false }],
  )
}

/** Nobody was met, and nobody is there. */
export function canGiveBack({ state, seekerCame, meeting }: OpenSession): boolean {
  const isAnybody = seekerCame || meeting.others !== 'absent' || meeting.people.length > 0
  return (state === 'preparing' || state === 'lobby') && !isAnybody
}

/** Booking and record are as if nothing had begun; only while nobody was met. */
export function giveBack(session: OpenSession, at: Moment): Reduced {
  if (isRunning(session)) return fail('wrongState')
  return canGiveBack(session) ? end(session, 'givenBack', at) : fail('somebodyThere')
}

/** The counselor's answer whether there was any contact: without one, and with nothing else against it, a deemed cancellation (M12-2-6). */
export function answerNoShow(
  session: OpenSession,
  event: Moment & Extract<Happening, { type: 'answerNoShow' }>,
  rules: SessionRules,
): Reduced {
  if (isRunning(session) || session.noShow !== 'asking') return fail('wrongState')
  const { contacted } = event
  const answered = (rest: Evidence | null): Fact => ({
    type: 'session.noShowAnswered',
    payload: { contacted, evidence: rest },
  })
  if (contacted) return to({ ...session, noShow: 'contacted' }, [answered(null)])
  const against = doubts(session, rules, event, event.confirmed)
  if (against.length > 0) return fail('noShowDoubts', { doubts: against.join(' ') })
  return end({ ...session, noShow: 'deemed' }, 'deemedCancellation', event, [
    answered(evidence(session, event)),
  ])
}

/** What can still happen to a session that is being closed. */
export function reduceClosing(session: ClosingSession, event: SessionEvent): Reduced {
  const { ending } = session
  switch (event.type) {
    case 'ladderStep':
      return to({ ...session, ending: { ...ending, ladder: [...ending.ladder, event.step] } }, [
        { type: 'session.ladderStep', payload: event.step },
      ])
    case 'ladderDone':
      return to({
        ...session,
        meeting: {
          ...session.meeting,
          counselor: 'out',
          seeker: 'absent',
          others: 'absent',
          people: [],
          host: null,
        },
        ending: { ...ending, viewGone: event.viewGone, done: true },
      })
    case 'prohibited':
      // Pressed in the moment of another end, or seen only afterwards: recorded all the same.
      if (session.prohibited !== null || session.clock === null) return fail('wrongState')
      return to(
        { ...session, prohibited: { act: event.act, atMs: event.wallMs, mistaken: false } },
        [{ type: 'session.prohibitedAct', payload: { act: event.act } }],
      )
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
    case 'clockStepped':
      return to(session, [{ type: 'session.clockStepped', payload: { byMs: event.byMs } }])
    case 'mistaken':
      if (session.prohibited === null || session.prohibited.mistaken) return fail('wrongState')
      return to({ ...session, prohibited: { ...session.prohibited, mistaken: true } }, [
        { type: 'session.prohibitedMistaken', payload: {} },
      ])
    case 'givenBack':
      if (ending.cause !== 'givenBack' || !ending.done) return fail('wrongState')
      return to(
        { ...session, state: 'closed', outcome: null },
        [{ type: 'session.givenBack', payload: {} }],
        [{ type: 'letGo' }],
      )
    case 'told':
      return to({ ...session, told: event.told })
    case 'posting':
      return posting(session, event.act)
    case 'close':
      return close(session, event)
    case 'timePassed':
      return to(session)
    case 'enter':
    case 'fact':
    case 'begin':
    case 'role':
    case 'exceptTime':
    case 'pause':
    case 'explainPause':
    case 'resume':
    case 'extend':
    case 'answerNoShow':
    case 'giveBack':
    case 'takeBackProhibited':
    case 'end':
      return fail('wrongState')
    default:
      return unreachable(event)
  }
}

function close(session: ClosingSession, event: Extract<Happening, { type: 'close' }>): Reduced {
  const { outcome, note, followUp } = event
  if (!possibleOutcomes(session).includes(outcome)) return fail('outcomeNotPossible')
  // The supervisor has to judge from the facts written down (M14).
  if (session.prohibited !== null && note.trim() === '') return fail('noteNeeded')
  const { usedMs } = session.ending
  return to(
    { ...session, state: 'closed', outcome },
    [{ type: 'session.closed', payload: { outcome, note, followUp, usedMs } }],
    [{ type: 'letGo' }],
  )
}
