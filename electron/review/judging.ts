/** What waits for a supervisor, sign-off and return. Nobody judges the own record. */
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import { recordScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { RecordSummary } from '../../shared/records/record.ts'
import { fail, ok } from '../../shared/result.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
import type { AnswerOf, Ask } from '../storage/reading/questions.ts'
import { type ReviewRoomParts, waitingOf } from './parts.ts'

type JudgingHandlers = Pick<
  Handlers<'review'>,
  | 'review.queue'
  | 'review.waiting'
  | 'review.signOff'
  | 'review.return'
  | 'review.judgeReasons'
  | 'review.signOffMany'
>

/** Their events are all opened: a tenth of a second of the reading thread, in which nobody searches. */
const JUDGED_AT_ONCE = 100

const waits = (record: StoredRecord): boolean =>
  record.review === 'waiting' || record.review === 'answered'

export function judgingHandlers(
  parts: Pick<ReviewRoomParts, 'storage' | 'summaryOf'>,
): JudgingHandlers {
  const { log, reading, records } = parts.storage

  function judge(recordId: string, by: Account, event: NewEvent): AnswerTo<'review.signOff'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    if (record.counselorId === by.id) return fail('ownRecord')
    if (!waits(record)) return fail('notWaiting')
    const logged = log.append([event])
    return logged.ok ? ok() : logged
  }

  /** Of the log as it stands when this is answered: what was written while the events were read is read once more. */
  async function judgedNow(
    recordIds: readonly string[],
    by: Account,
  ): Promise<AnswerOf<'judgedOf'>> {
    for (;;) {
      const before = log.head().sequence
      const judged = await reading.ask('judgedOf', { by: by.id, recordIds: [...recordIds] })
      if (log.head().sequence === before) return judged
    }
  }

  async function signOffMany(
    recordIds: readonly string[],
    by: Account,
  ): Promise<AnswerTo<'review.signOffMany'>> {
    const judged = await judgedNow(recordIds, by)
    const against = new Map(judged.map((one) => [one.recordId, one.against]))
    for (const recordId of recordIds) {
      const record = records.find(recordId)
      if (record === null) return fail('notFound')
      if (!waits(record)) return fail('notWaiting')
      if (against.get(recordId)?.length !== 0) return fail('needsJudging')
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

  async function queue(): Promise<RecordSummary[]> {
    const rows: RecordSummary[] = []
    for await (const some of waitingOf(parts)) rows.push(...some.map(parts.summaryOf))
    return rows
  }

  async function reasons(by: Account): Promise<AnswerOf<'judgedOf'>> {
    const all: AnswerOf<'judgedOf'> = []
    let after: Ask<'judged'>['after'] = null
    do {
      const { rows, next }: AnswerOf<'judged'> = await reading.ask('judged', {
        by: by.id,
        after,
        limit: JUDGED_AT_ONCE,
      })
      all.push(...rows)
      after = next
    } while (after !== null)
    return all
  }

  return {
    'review.queue': async () => ok(await queue()),
    'review.waiting': async () => ok({ waiting: await reading.ask('waitingCount', {}) }),
    'review.judgeReasons': async (_, caller) => ok(await reasons(signedIn(caller))),
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
