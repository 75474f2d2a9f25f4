/** Restrictions (M12-2-6, M14, M20-1): a supervisor's decision, with its history. The program only suggests. */
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import { restrictionScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import { fail, ok } from '../../shared/result.ts'
import {
  byState,
  type Restriction,
  restrictionState,
  type RestrictionWish,
} from '../../shared/review/restriction.ts'
import type { StoredRestriction } from '../storage/lists/restriction-store.ts'
import { type ReviewRoomParts, today } from './parts.ts'

type RestrictionHandlers = Pick<
  Handlers<'review'>,
  'review.restrictions' | 'review.restrict' | 'review.liftRestriction'
>

export function restrictionHandlers(parts: ReviewRoomParts): RestrictionHandlers {
  const { records, restrictions } = parts.storage

  function shown(stored: StoredRestriction): Restriction {
    const { actorId, lifted, ...rest } = stored
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

  function restrict(
    recordId: string,
    wish: RestrictionWish,
    by: Account,
  ): AnswerTo<'review.restrict'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    const number = record.person?.jobSeekerNumber ?? null
    if (record.person === null || number === null) return fail('noNumber')
    if (wish.until !== null && wish.until < wish.from) return fail('untilBeforeFrom')
    if (wish.until !== null && wish.until < today(parts)) return fail('alreadyOver')
    // One decision at a time: who wants another period lifts the first, so that the history stays readable.
    if (restrictions.standing(number, today(parts))) return fail('alreadyRestricted')
    const { name } = record.person
    const made: StoredRestriction = {
      ...wish,
      id: parts.ids(),
      recordId,
      name,
      atMs: Math.round(parts.clock.wallMs()),
      actorId: by.id,
      lifted: null,
    }
    const saved = restrictions.add(number, made, {
      type: 'review.restricted',
      scope: restrictionScope(made.id),
      actorId: by.id,
      payload: {
        restrictionId: made.id,
        fromRecordId: recordId,
        jobSeekerNumber: number,
        name,
        ...wish,
      },
    })
    if (saved === null) return fail('noNumber')
    if (!saved.ok) return saved
    parts.ring('review.restrictions', null)
    return ok(shown(made))
  }

  function lift(id: string, why: string, by: Account): AnswerTo<'review.liftRestriction'> {
    const stored = restrictions.find(id)
    if (stored === null) return fail('notFound')
    const state = restrictionState(stored, today(parts))
    if (state === 'lifted' || state === 'over') return fail('notStanding')
    const lifted = { actorId: by.id, atMs: Math.round(parts.clock.wallMs()), why }
    const saved = restrictions.lift(stored, lifted, {
      type: 'review.restrictionLifted',
      scope: restrictionScope(id),
      actorId: by.id,
      payload: { restrictionId: id, why },
    })
    if (!saved.ok) return saved
    parts.ring('review.restrictions', null)
    return ok(shown({ ...stored, lifted }))
  }

  return {
    'review.restrictions': () => ok(restrictions.all().map(shown).sort(byState)),
    'review.restrict': ({ recordId, wish }, caller) => restrict(recordId, wish, signedIn(caller)),
    'review.liftRestriction': ({ restrictionId, why }, caller) =>
      lift(restrictionId, why, signedIn(caller)),
  }
}
