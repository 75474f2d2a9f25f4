/** The review room: what waits for a supervisor, sign-off and return. Nobody judges the own record. */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import type { Account } from '../../shared/people/account.ts'
import type { NewEvent } from '../../shared/records/events.ts'
import type { RecordSummary } from '../../shared/records/record.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Log } from '../storage/log.ts'
import type { RecordReader, StoredRecord } from '../storage/record-reader.ts'

export type ReviewRoomParts = {
  readonly storage: { readonly log: Log; readonly records: RecordReader }
  /** From the records room. */
  readonly summaryOf: (record: StoredRecord) => RecordSummary
}

export interface ReviewRoom {
  readonly handlers: Handlers<'review'>
}

export function createReviewRoom(parts: ReviewRoomParts): ReviewRoom {
  const { log, records } = parts.storage

  function judge(recordId: string, by: Account, event: NewEvent): Result<null, 'notFound' | 'notWaiting' | 'ownRecord' | 'saveFailed'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    if (record.counselorId === by.id) return fail('ownRecord')
    if (record.review !== 'waiting' && record.review !== 'answered') return fail('notWaiting')
    const logged = log.append([event])
    return logged.ok ? ok() : logged
  }

  return {
    handlers: {
      'review.queue': () => ok(records.waiting().map(parts.summaryOf)),
      'review.signOff': ({ recordId }, caller) => {
        const by = signedIn(caller)
        return judge(recordId, by, { type: 'review.signedOff', recordId, actorId: by.id, payload: {} })
      },
      'review.return': ({ recordId, comment }, caller) => {
        const by = signedIn(caller)
        return judge(recordId, by, { type: 'review.returned', recordId, actorId: by.id, payload: { comment } })
      },
    },
  }
}
