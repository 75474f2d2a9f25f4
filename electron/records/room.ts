/** The records room: the list, reading one record (which is itself recorded, M15 M18), and a returned note's correction. */
import { type Handlers, signedIn, type TopicName, type TopicPayload } from '../../shared/contract.ts'
import type { Account } from '../../shared/people/account.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { RecordSummary, RecordView } from '../../shared/records/record.ts'
import { recordView } from '../../shared/records/view.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Log } from '../storage/log.ts'
import type { RecordReader, StoredRecord } from '../storage/record-reader.ts'
import { summaryOf } from './summary.ts'

export type RecordsRoomParts = {
  readonly storage: { readonly log: Log; readonly records: RecordReader }
  readonly people: Pick<PeoplePort, 'nameOf'>
  publish<T extends TopicName>(topic: T, payload: TopicPayload<T>): void
}

export interface RecordsRoom {
  readonly handlers: Handlers<'records'>
  /** For the review room: the same lines as in the list. */
  summaryOf(record: StoredRecord): RecordSummary
  close(): void
}

/** Readings change no line of the list, so nobody needs to read it again for them. */
const SILENT = new Set(['records.read', 'records.exported'])

export function createRecordsRoom(parts: RecordsRoomParts): RecordsRoom {
  const { log, records } = parts.storage
  const { nameOf } = parts.people
  const shown = (record: StoredRecord): RecordSummary => summaryOf(record, nameOf)

  const stop = log.onCommitted((events) => {
    const changed = new Set(events.filter((event) => event.recordId !== null && !SILENT.has(event.type)).map((event) => event.recordId))
    for (const recordId of changed) parts.publish('records.changed', { recordId })
  })

  function read(recordId: string, by: Account): Result<RecordView, 'notFound' | 'notYours' | 'saveFailed'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    if (by.role !== 'supervisor' && record.counselorId !== by.id) return fail('notYours')
    // Recorded first: what cannot be recorded is not shown.
    const logged = log.append([{ type: 'records.read', recordId, actorId: by.id, payload: {} }])
    if (!logged.ok) return logged
    return ok(recordView(shown(record), log.eventsOf(recordId), nameOf))
  }

  function amendNote(recordId: string, note: string, comment: string, by: Account): Result<null, 'notFound' | 'notYours' | 'notReturned' | 'saveFailed'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    if (record.counselorId !== by.id) return fail('notYours')
    if (record.review !== 'returned') return fail('notReturned')
    const logged = log.append([
      { type: 'records.noteAmended', recordId, actorId: by.id, payload: { note } },
      { type: 'review.answered', recordId, actorId: by.id, payload: { comment } },
    ])
    return logged.ok ? ok() : logged
  }

  return {
    summaryOf: shown,
    close: stop,
    handlers: {
      'records.list': ({ filter, offset, limit }, caller) => {
        const by = signedIn(caller)
        const counselorId = by.role === 'supervisor' ? filter.counselorId : by.id
        const { total, rows } = records.list({ ...filter, counselorId }, offset, limit)
        return ok({ total, rows: rows.map(shown) })
      },
      'records.read': ({ recordId }, caller) => read(recordId, signedIn(caller)),
      'records.amendNote': ({ recordId, note, comment }, caller) => amendNote(recordId, note, comment, signedIn(caller)),
    },
  }
}
