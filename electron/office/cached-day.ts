/**
 * The day's list of an office that is in trouble. Its accounts lie in what cannot be read, so nobody can sign in: who holds the
 * recovery key may see it, for that person could open the whole office as well. Nothing is written.
 */
import type { AnswerTo, Handlers } from '../../shared/contract.ts'
import type { CachedBooking } from '../../shared/office/cached-day.ts'
import type { StageOf } from '../../shared/office/stages.ts'
import { fail, ok } from '../../shared/result.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import type { StorageOpener } from '../storage/opener.ts'
import type { Vault } from '../storage/keys/vault.ts'
import { folderOf } from './opening.ts'

/** Null: there is no cache, or it cannot be read. */
export type ReadCachedDay = (
  folder: string,
  vault: Vault,
  date: LocalDate,
) => Promise<readonly CachedBooking[] | null>

export type CachedDayParts = {
  readonly dataRoot: string
  readonly storage: Pick<StorageOpener, 'keyOf'>
  readonly stage: () => StageOf<unknown>
  readonly read: ReadCachedDay
}

export function cachedDayHandler(
  parts: CachedDayParts,
): Pick<Handlers<'office'>, 'office.cachedDay'> {
  async function answer(
    date: LocalDate,
    recoveryKey: string | null,
  ): Promise<AnswerTo<'office.cachedDay'>> {
    const now = parts.stage()
    if (now.stage !== 'trouble') return fail('notInTrouble')
    const folder = folderOf(parts.dataRoot, now.kind)
    const vault = parts.storage.keyOf(folder, now.kind, recoveryKey)
    if (!vault.ok) {
      switch (vault.reason) {
        case 'typo':
          return fail('recoveryKeyTypo', vault.details)
        case 'length':
          return fail('recoveryKeyLength', vault.details)
        case 'wrongRecoveryKey':
          return fail('wrongRecoveryKey')
        case 'keyDamaged':
          return fail('nothingCached')
      }
    }
    const rows = await parts.read(folder, vault.value, date)
    return rows === null ? fail('nothingCached') : ok({ rows: [...rows] })
  }
  return {
    'office.cachedDay': ({ date, recoveryKey }) => answer(date, recoveryKey),
  }
}
