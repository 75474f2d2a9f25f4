/** Restrictions (M12-2-6, M14, M20-1): a supervisor's decision, with its history. The program only suggests. */
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import { restrictionScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { numberKey } from '../../shared/log/number-key.ts'
import type { StoredRestriction } from '../../shared/review/fold.ts'
import {
  type Restriction,
  restrictionState,
  type RestrictionWish,
} from '../../shared/review/restriction.ts'
import { type ReviewRoomParts, today } from './parts.ts'

type RestrictionHandlers = Pick<
  Handlers<'review'>,
  'review.restrictions' | 'review.restrict' | 'review.liftRestriction'
>

export function restrictionHandlers(parts: ReviewRoomParts): RestrictionHandlers {
  const { reading, records, restrictions, log } = parts.storage

  function shown(stored: StoredRestriction): Restriction {
    const { actorId, lifted, jobSeekerNumber: _number, ...rest } = stored
    return {
      ...rest,
      by: parts.nameOf(actorId),
      state: restrictionState(stored, today(parts)),
      lifted:
        lifted === null
          ? null
          : { by: parts.nameOf(lifted.actorId), atMs: lifted.atMs, why: lifted.why },
    }
  }

  function answer(id: string): Result<Restriction, 'notFound'> {
    const stored = restrictions.find(id)
    return stored === null ? fail('notFound') : ok(shown(stored))
  }

  function restrict(
    recordId: string,
    wish: RestrictionWish,
    by: Account,
  ): AnswerTo<'review.restrict'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    const number = record.person?.jobSeekerNumber ?? null
    if (record.person === null || number === null || numberKey(number) === null)
      return fail('noNumber')
    if (wish.until !== null && wish.until < wish.from) return fail('untilBeforeFrom')
    if (wish.until !== null && wish.until < today(parts)) return fail('alreadyOver')
    // One decision at a time: who wants another period lifts the first, so that the history stays readable.
    if (restrictions.standing(number, today(parts))) return fail('alreadyRestricted')
    const { name } = record.person
    const id = parts.ids()
    const saved = log.append([
      {
        type: 'review.restricted',
        scope: restrictionScope(id),
        actorId: by.id,
        payload: {
          restrictionId: id,
          fromRecordId: recordId,
          jobSeekerNumber: number,
          name,
          ...wish,
        },
      },
    ])
    if (!saved.ok) return saved
    parts.ring('review.restrictions', null)
    return answer(id)
  }

  function lift(id: string, why: string, by: Account): AnswerTo<'review.liftRestriction'> {
    const stored = restrictions.find(id)
    if (stored === null) return fail('notFound')
    const state = restrictionState(stored, today(parts))
    if (state === 'lifted' || state === 'over') return fail('notStanding')
    const saved = log.append([
      {
        type: 'review.restrictionLifted',
        scope: restrictionScope(id),
        actorId: by.id,
        payload: { restrictionId: id, why },
      },
    ])
    if (!saved.ok) return saved
    parts.ring('review.restrictions', null)
    return answer(id)
  }

  return {
    async 'review.restrictions'({ limit }) {
      const { total, rows } = await reading.ask('restrictions', { today: today(parts), limit })
      return ok({ total, rows: rows.map(shown) })
    },
    'review.restrict': ({ recordId, wish }, caller) => restrict(recordId, wish, signedIn(caller)),
    'review.liftRestriction': ({ restrictionId, why }, caller) =>
      lift(restrictionId, why, signedIn(caller)),
  }
}
