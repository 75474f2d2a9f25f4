/** What waits for a supervisor, sign-off and return. Nobody judges the own record. */
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import { recordScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { fail, ok } from '../../shared/result.ts'
import { type JudgeReason, judgeReasons } from '../../shared/review/bulk.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
import type { ReviewRoomParts } from './parts.ts'

type JudgingHandlers = Pick<
  Handlers<'review'>,
  'review.queue' | 'review.signOff' | 'review.return' | 'review.judgeReasons' | 'review.signOffMany'
>

const waits = (record: StoredRecord): boolean =>
  record.review === 'waiting' || record.review === 'answered'

export function judgingHandlers(
  parts: Pick<ReviewRoomParts, 'storage' | 'summaryOf'>,
): JudgingHandlers {
  const { log, records } = parts.storage

  function judge(recordId: string, by: Account, event: NewEvent): AnswerTo<'review.signOff'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    if (record.counselorId === by.id) return fail('ownRecord')
    if (!waits(record)) return fail('notWaiting')
    const logged = log.append([event])
    return logged.ok ? ok() : logged
  }

  const against = (record: StoredRecord, by: Account): JudgeReason[] =>
    judgeReasons(record, log.eventsOf(recordScope(record.recordId)), by.id)

  function signOffMany(recordIds: readonly string[], by: Account): AnswerTo<'review.signOffMany'> {
    for (const recordId of recordIds) {
      const record = records.find(recordId)
      if (record === null) return fail('notFound')
      if (!waits(record)) return fail('notWaiting')
      if (against(record, by).length > 0) return fail('needsJudging')
    }
    const logged = log.append(
      recordIds.map((recordId) => ({
        type: 'review.signedOff',
        scope: recordScope(recordId),
        actorId: by.id,
        payload: {},
      })),
    )
    return logged.ok ? ok({ signedOff: recordIds.length }) : logged
  }

  return {
    'review.queue': () => ok(records.waiting().map(parts.summaryOf)),
    'review.judgeReasons': (_, caller) => {
      const by = signedIn(caller)
      return ok(
        records
          .waiting()
          .map((record) => ({ recordId: record.recordId, against: against(record, by) })),
      )
    },
    'review.signOff': ({ recordId }, caller) => {
      const by = signedIn(caller)
      return judge(recordId, by, {
        type: 'review.signedOff',
        scope: recordScope(recordId),
        actorId: by.id,
        payload: {},
      })
    },
    'review.signOffMany': ({ recordIds }, caller) =>
      signOffMany([...new Set(recordIds)], signedIn(caller)),
    'review.return': ({ recordId, comment }, caller) => {
      const by = signedIn(caller)
      return judge(recordId, by, {
        type: 'review.returned',
        scope: recordScope(recordId),
        actorId: by.id,
        payload: { comment },
      })
    },
  }
}
