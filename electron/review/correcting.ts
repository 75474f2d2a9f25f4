/** A supervisor corrects how a session ended, with a reason: a further event, and the booking in the same step. Nothing is changed or removed. */
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import { eventPayloads } from '../../shared/log/events.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import { recordScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import { fail, ok } from '../../shared/result.ts'
import { correctableTo } from '../../shared/review/correction.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import type { ReviewRoomParts } from './parts.ts'

export type CorrectingParts = Pick<ReviewRoomParts, 'storage'> & {
  readonly correcting: SchedulePort['correcting']
}

export function correctingHandlers({
  storage,
  correcting,
}: CorrectingParts): Pick<Handlers<'review'>, 'review.correctOutcome'> {
  const { log, records } = storage

  function correct(
    recordId: string,
    outcome: Outcome,
    reason: string,
    by: Account,
  ): AnswerTo<'review.correctOutcome'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    if (record.outcome === null) return fail('stillOpen')
    // Nobody judges the own record.
    if (record.counselorId === by.id) return fail('ownRecord')
    const events = log.eventsOf(recordScope(recordId))
    if (!correctableTo(record.outcome, events).includes(outcome)) return fail('outcomeNotPossible')
    const opened = eventPayloads['session.opened'].safeParse(
      events.find(({ type }) => type === 'session.opened')?.payload,
    )
    const logged = log.append([
      {
        type: 'review.outcomeCorrected',
        scope: recordScope(recordId),
        actorId: by.id,
        payload: { outcome, was: record.outcome, reason },
      },
      ...(opened.success
        ? correcting(opened.data.bookingId, { recordId, outcome, by: by.id })
        : []),
    ])
    return logged.ok ? ok() : logged
  }

  return {
    'review.correctOutcome': ({ recordId, outcome, reason }, caller) =>
      correct(recordId, outcome, reason, signedIn(caller)),
  }
}
