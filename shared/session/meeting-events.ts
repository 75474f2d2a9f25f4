/** What an event of the meeting means for an open session. A hang-up is not an end: only the view of the meeting changes. */
import type { MeetingDetail, MeetingEvent, ProviderKind } from '../meeting/provider.ts'
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

const lineLost: Fact = { type: 'session.lineLost', payload: {} }

/** Whatever ended it: the record says that it ended. */
export function notShownAnyMore({ sharing }: Pick<Meeting, 'sharing'>): Fact[] {
  return sharing ? [{ type: 'session.jobSiteShown', payload: { on: false } }] : []
}

/** What is to be done about an end that was not ours; an end by the host says itself. */
function troubleOf(by: 'us' | 'host' | 'removed' | 'timeLimit'): Meeting['trouble'] {
  return by === 'timeLimit' ? 'timeLimit' : null
}

const unchanged = (meeting: Meeting): MeetingChange => ({ meeting, facts: [], view: 'kept' })

/** Out of the meeting; who else is in it is not known until the counselor is back. */
function out(
  meeting: Meeting,
  trouble: Meeting['trouble'],
  view: 'crashed' | 'useless',
  troubleDetail: MeetingDetail | null = null,
): MeetingChange {
  const facts: Fact[] = [
    ...notShownAnyMore(meeting),
    ...(meeting.counselor === 'in' && meeting.line === 'good' ? [lineLost] : []),
  ]
  return {
    meeting: {
      ...meeting,
      counselor: 'out',
      others: 'absent',
      people: [],
      host: null,
      line: 'lost',
      recording: false,
      sharing: false,
      lost: [],
      trouble,
      troubleDetail,
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
      return change(
        {
          counselor: 'in',
          line: 'good',
          listed: provider !== 'zoomApp',
          trouble: null,
          troubleDetail: null,
        },
        ...backFacts,
        {
          type: 'session.entered',
          payload: { provider },
        },
      )
    case 'people':
      return meeting.counselor === 'out'
        ? unchanged(meeting)
        : change({
            people: [...event.people],
            others: event.people.length === 0 ? 'absent' : meeting.others,
          })
    case 'hostChanged':
      return meeting.counselor === 'out' || meeting.host === event.host
        ? unchanged(meeting)
        : change({ host: event.host })
    case 'waiting':
      return meeting.counselor === 'out' || meeting.others === 'in'
        ? unchanged(meeting)
        : change({ others: 'waiting' })
    case 'otherJoined':
      return meeting.counselor === 'out' ? unchanged(meeting) : change({ others: 'in' })
    case 'otherLeft':
      return change({ others: 'absent' })
    case 'deviceLost':
      return meeting.counselor !== 'in' || meeting.lost.includes(event.kind)
        ? unchanged(meeting)
        : change(
            { lost: [...meeting.lost, event.kind] },
            { type: 'session.deviceLost', payload: { kind: event.kind } },
          )
    case 'deviceBack':
      return meeting.lost.includes(event.kind)
        ? change(
            { lost: meeting.lost.filter((kind) => kind !== event.kind) },
            { type: 'session.deviceBack', payload: { kind: event.kind } },
          )
        : unchanged(meeting)
    case 'recordingChanged':
      return meeting.recording === event.recording
        ? unchanged(meeting)
        : change(
            { recording: event.recording },
            { type: 'session.recordingSeen', payload: { recording: event.recording } },
          )
    case 'sharing':
      return meeting.sharing === event.on || (event.on && meeting.counselor !== 'in')
        ? unchanged(meeting)
        : change({ sharing: event.on }, { type: 'session.jobSiteShown', payload: { on: event.on } })
    case 'connectionLost':
      return meeting.line !== 'good' || meeting.counselor !== 'in'
        ? unchanged(meeting)
        : change({ line: 'reconnecting' }, { type: 'session.lineLost', payload: {} })
    case 'held':
      if (meeting.counselor !== 'in' || (meeting.line === 'held') === event.held)
        return unchanged(meeting)
      return event.held
        ? change({ line: 'held' }, ...(meeting.line === 'good' ? [lineLost] : []))
        : change({ line: 'good' }, ...backFacts)
    case 'reconnected':
      return meeting.line !== 'reconnecting'
        ? unchanged(meeting)
        : change({ line: 'good' }, ...backFacts)
    case 'ended':
      if (meeting.counselor === 'out' || (event.by === 'us' && meeting.counselor === 'joining'))
        return unchanged(meeting)
      return event.by === 'crash'
        ? out(meeting, 'viewCrashed', 'crashed')
        : out(meeting, troubleOf(event.by), 'useless')
    case 'failed':
      return meeting.counselor === 'out'
        ? unchanged(meeting)
        : out(meeting, event.reason, 'useless', event.detail ?? null)
    default:
      return unreachable(event)
  }
}
