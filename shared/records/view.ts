/** Puts a record together from its events. Pure; payloads are parsed here, for they come from outside this run. */
import { eventPayloads, type EventPayload, type EventType } from '../log/events.ts'
import { standingPostings } from './postings.ts'
import type { RecordSummary, RecordView } from './record.ts'

/** `payload` null: it cannot be opened (any more). */
export type OpenedEvent = {
  readonly atMs: number
  readonly actorId: string
  readonly type: string
  readonly payload: unknown
}

function payloadOf<T extends EventType>(
  event: OpenedEvent | undefined,
  type: T,
): EventPayload<T> | null {
  if (event?.type !== type) return null
  const schema: { safeParse(value: unknown): { success: boolean; data?: unknown } } =
    eventPayloads[type]
  const parsed = schema.safeParse(event.payload)
  return parsed.success ? (parsed.data as EventPayload<T>) : null
}

function newest(events: readonly OpenedEvent[], type: EventType): OpenedEvent | undefined {
  return events.findLast((event) => event.type === type)
}

/** @param later what came after the sign-off */
const isTakenBack = (later: readonly OpenedEvent[]): boolean =>
  later.find(({ type }) => type.startsWith('review.') && type !== 'review.outcomeCorrected')
    ?.type === 'review.takenBack'

/** What stands of the review: a sign-off that was taken back is in the timeline alone. */
function reviewSteps(
  events: readonly OpenedEvent[],
  nameOf: (accountId: string) => string,
): RecordView['review'] {
  const standing = events.filter(
    ({ type }, at) => type !== 'review.signedOff' || !isTakenBack(events.slice(at + 1)),
  )
  return standing.flatMap((event): RecordView['review'] => {
    const base = { atMs: event.atMs, actorName: nameOf(event.actorId) }
    switch (event.type) {
      case 'review.signedOff':
        return [{ kind: 'signedOff', ...base, comment: '' }]
      case 'review.returned':
        return [
          {
            kind: 'returned',
            ...base,
            comment: payloadOf(event, 'review.returned')?.comment ?? '',
          },
        ]
      case 'review.answered':
        return [
          {
            kind: 'answered',
            ...base,
            comment: payloadOf(event, 'review.answered')?.comment ?? '',
          },
        ]
      default:
        return []
    }
  })
}

/** What the counselor wrote of it, as it stands now; empty where nothing was written. @param events of this record, oldest first */
export function noteOf(events: readonly OpenedEvent[]): string {
  const amended = payloadOf(newest(events, 'records.noteAmended'), 'records.noteAmended')
  const closed = payloadOf(newest(events, 'session.closed'), 'session.closed')
  return amended?.note ?? closed?.note ?? ''
}

/** @param events of this record, oldest first */
export function recordView(
  summary: RecordSummary,
  events: readonly OpenedEvent[],
  nameOf: (accountId: string) => string,
): RecordView {
  const opened = payloadOf(newest(events, 'session.opened'), 'session.opened')
  const closed = payloadOf(newest(events, 'session.closed'), 'session.closed')
  return {
    summary,
    kana: opened?.kana ?? null,
    hasNumber: opened !== null && opened.jobSeekerNumber !== null,
    companions: opened?.companions ?? null,
    practice: opened?.practice ?? false,
    note: noteOf(events),
    followUp: closed?.followUp ?? '',
    postings: standingPostings(events),
    timeline: events.map(({ atMs, actorId, type, payload }, at) => ({
      place: at + 1,
      atMs,
      actorName: nameOf(actorId),
      type,
      payload: withoutNumber(type, payload),
    })),
    review: reviewSteps(events, nameOf),
  }
}

/** The number is shown nowhere in a list; the view only says whether there is one. */
function withoutNumber(type: string, payload: unknown): unknown {
  const opened =
    type === 'session.opened' ? eventPayloads['session.opened'].safeParse(payload) : null
  return opened?.success === true ? { ...opened.data, jobSeekerNumber: null } : payload
}
