/** How a session closes: every end, the ladder's steps while the meeting is being ended, and the outcome. */
import type { EndCause } from '../log/outcome.ts'
import { fail, unreachable } from '../result.ts'
import { possibleOutcomes } from './ends.ts'
import type { Fact } from './facts.ts'
import { type Happening, type Moment, type Reduced, type SessionEvent, to } from './happenings.ts'
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

/** A prohibited act stops the use at once (M14); before the meeting there is nobody to commit one. */
export function prohibited(
  session: OpenSession,
  event: Moment & Extract<Happening, { type: 'prohibited' }>,
): Reduced {
  if (session.state === 'preparing') return fail('wrongState')
  const act = { type: 'session.prohibitedAct', payload: { act: event.act } } as const
  const seen = { ...session, prohibited: { act: event.act, atMs: event.wallMs } }
  return end(seen, 'prohibitedAct', event, [act])
}

/** The counselor's answer whether there was any contact: without one the booking is a deemed cancellation (M12-2-6). */
export function answerNoShow(
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
