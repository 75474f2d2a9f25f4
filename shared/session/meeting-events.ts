/** What an event of the meeting means for an open session. A hang-up is not an end: only the view of the meeting changes. */
import type { MeetingEvent, ProviderKind } from '../meeting/provider.ts'
import type { Fact } from './facts.ts'
import { unreachable } from '../result.ts'
import type { OpenSession } from './state.ts'

type Meeting = OpenSession['meeting']
/**
 * `crashed`: the page is gone, its camera with it; the provider keeps the meeting, so that the job seeker keeps the place.
 * `useless`: the page is there but not in the meeting, and may still hold the camera.
 */
export type MeetingChange = {
  readonly meeting: Meeting
  readonly facts: readonly Fact[]
  readonly view: 'kept' | 'crashed' | 'useless'
}

const unchanged = (meeting: Meeting): MeetingChange => ({ meeting, facts: [], view: 'kept' })

/** Out of the meeting; who else is in it is not known until the counselor is back. */
function out(
  meeting: Meeting,
  trouble: Meeting['trouble'],
  view: 'crashed' | 'useless',
): MeetingChange {
  const facts: Fact[] =
    meeting.counselor === 'in' && meeting.line === 'good'
      ? [{ type: 'session.lineLost', payload: {} }]
      : []
  return {
    meeting: {
      ...meeting,
      counselor: 'out',
      seeker: 'absent',
      line: 'lost',
      recording: false,
      trouble,
    },
    facts,
    view,
  }
}

export function applyMeetingEvent(
  session: OpenSession,
  event: MeetingEvent,
  provider: ProviderKind,
): MeetingChange {
  const { meeting } = session
  const change = (next: Partial<Meeting>, ...facts: Fact[]): MeetingChange => ({
    meeting: { ...meeting, ...next },
    facts,
    view: 'kept',
  })
  const backFacts: Fact[] =
    meeting.line === 'good' ? [] : [{ type: 'session.lineBack', payload: {} }]
  switch (event.type) {
    case 'joined':
      // Only the counselor's own "enter" opens a meeting; a late word of an earlier one is not believed.
      if (meeting.counselor !== 'joining') return unchanged(meeting)
      return change({ counselor: 'in', line: 'good', trouble: null }, ...backFacts, {
        type: 'session.entered',
        payload: { provider },
      })
    case 'waiting':
      return meeting.counselor === 'out' || meeting.seeker === 'in'
        ? unchanged(meeting)
        : change({ seeker: 'waiting' })
    case 'otherJoined':
      return meeting.counselor === 'out' || meeting.seeker === 'in'
        ? unchanged(meeting)
        : change({ seeker: 'in' }, { type: 'session.seekerJoined', payload: {} })
    case 'otherLeft':
      if (meeting.seeker === 'in')
        return change({ seeker: 'absent' }, { type: 'session.seekerLeft', payload: {} })
      return change({ seeker: 'absent' })
    case 'recordingChanged':
      return meeting.recording === event.recording
        ? unchanged(meeting)
        : change(
            { recording: event.recording },
            { type: 'session.recordingSeen', payload: { recording: event.recording } },
          )
    case 'connectionLost':
      return meeting.line !== 'good' || meeting.counselor !== 'in'
        ? unchanged(meeting)
        : change({ line: 'reconnecting' }, { type: 'session.lineLost', payload: {} })
    case 'reconnected':
      return meeting.line !== 'reconnecting'
        ? unchanged(meeting)
        : change({ line: 'good' }, ...backFacts)
    case 'ended':
      if (meeting.counselor === 'out' || (event.by === 'us' && meeting.counselor === 'joining'))
        return unchanged(meeting)
      return event.by === 'crash'
        ? out(meeting, 'viewCrashed', 'crashed')
        : out(meeting, null, 'useless')
    case 'failed':
      return meeting.counselor === 'out'
        ? unchanged(meeting)
        : out(meeting, event.reason, 'useless')
    default:
      return unreachable(event)
  }
}
