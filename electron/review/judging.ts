/** What waits for a supervisor, sign-off and return. Nobody judges the own record. */
import { type AnswerTo, type Handlers, type ReasonOf, signedIn } from '../../shared/contract.ts'
import { recordScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { QUEUE_SHOWN } from '../../shared/review/queue.ts'
import { TAKE_BACK_SIGN_OFF_MS } from '../../shared/review/correction.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
import type { AnswerOf } from '../storage/reading/questions.ts'
import { type ReviewRoomParts, waitingOf } from './parts.ts'

type JudgingHandlers = Pick<
  Handlers<'review'>,
  | 'review.queue'
  | 'review.waiting'
  | 'review.signOff'
  | 'review.takeBackSignOff'
  | 'review.return'
  | 'review.judgeReasons'
  | 'review.conflicts'
  | 'review.signOffMany'
>

type Waiting = 'waiting' | 'answered'

const waits = <R extends Pick<StoredRecord, 'review'>>(
  record: R,
): record is R & { review: Waiting } => record.review === 'waiting' || record.review === 'answered'

export function judgingHandlers(
  parts: Pick<ReviewRoomParts, 'storage' | 'summaryOf' | 'clock'>,
): JudgingHandlers {
  const { log, reading, records } = parts.storage

  /** As what it was waiting until now. */
  function judge(
    recordId: string,
    by: Account,
    event: NewEvent,
  ): Result<Waiting, ReasonOf<'review.signOff'>> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    if (record.counselorId === by.id) return fail('ownRecord')
    if (!waits(record)) return fail('notWaiting')
    const logged = log.append([event])
    return logged.ok ? ok(record.review) : logged
  }

  /** The sign-offs of the last moments at this PC by record, who gave each, and when, monotonic: these can be taken back. */
  const justSigned = new Map<
    string,
    { readonly by: string; readonly atMs: number; readonly was: Waiting }
  >()

  function remember(recordId: string, by: string, was: Waiting): void {
    const atMs = parts.clock.monotonicMs()
    for (const [known, signed] of justSigned)
      if (atMs - signed.atMs > TAKE_BACK_SIGN_OFF_MS) justSigned.delete(known)
    justSigned.set(recordId, { by, atMs, was })
  }

  function takeBack(recordId: string, by: Account): AnswerTo<'review.takeBackSignOff'> {
    const signed = justSigned.get(recordId)
    const passed = parts.clock.monotonicMs() - (signed?.atMs ?? Number.NEGATIVE_INFINITY)
    if (records.find(recordId)?.review !== 'signedOff') return fail('notFound')
    if (signed?.by !== by.id || passed > TAKE_BACK_SIGN_OFF_MS) return fail('tooLate')
    const logged = log.append([
      {
        type: 'review.takenBack',
        scope: recordScope(recordId),
        actorId: by.id,
        payload: { to: signed.was },
      },
    ])
    if (!logged.ok) return logged
    justSigned.delete(recordId)
    return ok()
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
    const known = new Map(judged.map((one) => [one.recordId, one]))
    for (const recordId of recordIds) {
      const one = known.get(recordId)
      if (one === undefined) return fail('notFound')
      if (!waits(one)) return fail('notWaiting')
      if (one.against.length > 0) return fail('needsJudging')
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

  async function queue(): Promise<StoredRecord[]> {
    const rows: StoredRecord[] = []
    for await (const some of waitingOf(parts)) {
      rows.push(...some)
      if (rows.length >= QUEUE_SHOWN) break
    }
    return rows.slice(0, QUEUE_SHOWN)
  }

  async function reasons(by: Account): Promise<AnswerTo<'review.judgeReasons'>> {
    const recordIds = (await queue()).map(({ recordId }) => recordId)
    const judged = await reading.ask('judgedOf', { by: by.id, recordIds })
    return ok(judged.map(({ recordId, against, noteLine }) => ({ recordId, against, noteLine })))
  }

  return {
    'review.queue': async () => ok((await queue()).map(parts.summaryOf)),
    'review.waiting': async () => ok({ waiting: await reading.ask('waitingCount', {}) }),
    'review.judgeReasons': (_, caller) => reasons(signedIn(caller)),
    'review.conflicts': async () => {
      const found = await reading.ask('conflicts', { limit: QUEUE_SHOWN })
      return ok(
        found.map(({ kind, records: some }) => ({ kind, records: some.map(parts.summaryOf) })),
      )
    },
    'review.signOff': ({ recordId }, caller) => {
      const by = signedIn(caller)
      const signed = judge(recordId, by, {
        type: 'review.signedOff',
        scope: recordScope(recordId),
        actorId: by.id,
        payload: {},
      })
      if (!signed.ok) return signed
      remember(recordId, by.id, signed.value)
      return ok()
    },
    'review.takeBackSignOff': ({ recordId }, caller) => takeBack(recordId, signedIn(caller)),
    'review.signOffMany': ({ recordIds }, caller) =>
      signOffMany([...new Set(recordIds)], signedIn(caller)),
    'review.return': ({ recordId, comment }, caller) => {
      const by = signedIn(caller)
      const returned = judge(recordId, by, {
        type: 'review.returned',
        scope: recordScope(recordId),
        actorId: by.id,
        payload: { comment },
      })
      return returned.ok ? ok() : returned
    },
  }
}
