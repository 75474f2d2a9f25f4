/** A new office: its profile, its keys, its first accounts; and what a set-up that was cut off still lacks. */
import type { AnswerTo, Handlers } from '../../shared/contract.ts'
import { officeOf } from '../../shared/office/stages.ts'
import type { FirstAccounts, SetUp } from '../../shared/office/status.ts'
import { fail, ok } from '../../shared/result.ts'
import { isCommonPassphrase } from '../storage/keys/common-passphrase.ts'
import { shut } from './entering.ts'
import { addFirstAccounts, finishSetUp, sameLogin } from './first-accounts.ts'
import { createOffice } from './opening.ts'
import type { OfficeRoomParts } from './parts.ts'
import type { StageKeeper } from './stage-keeper.ts'
import { troubleOf } from './stages.ts'

/** The screen goes on by itself only after the recovery key has been written down: no status is published when all went well. */
export function setUpHandlers<H>(
  parts: OfficeRoomParts<H>,
  stage: StageKeeper<H>,
): Pick<Handlers<'office'>, 'office.create' | 'office.firstAccounts'> {
  const { vaultNeedsPassphrase } = parts

  async function create(wish: SetUp): Promise<AnswerTo<'office.create'>> {
    if (stage.exists('office')) return fail('alreadyExists')
    if (vaultNeedsPassphrase && wish.vaultPassphrase === null) return fail('passphraseNeeded')
    if (sameLogin(wish)) return fail('sameLoginName')
    if (await anyCommon(wish)) return fail('commonPassphrase')
    if (stage.sessionRuns()) return fail('sessionRunning')
    await stage.leave()
    const made = await createOffice(
      parts,
      'office',
      { ...wish.profile, version: 1 },
      vaultNeedsPassphrase ? wish.vaultPassphrase : null,
    )
    if (!made.ok) return fail(troubleOf(made.reason))
    const { office, recoveryKey } = made.value
    const accounts = await addFirstAccounts(office, wish)
    // Another office was entered meanwhile: the new one stands and can be opened, its folder must not stay locked.
    if (officeOf(stage.now()) !== null) await shut(office)
    if (!accounts.ok) {
      stage.enter({ type: 'opened', as: 'accounts', office })
      return fail('diskFull')
    }
    stage.move({ type: 'opened', as: 'ready', office })
    return ok({ recoveryKey })
  }

  async function firstAccounts(wish: FirstAccounts): Promise<AnswerTo<'office.firstAccounts'>> {
    const now = stage.now()
    if (now.stage !== 'accounts') return fail('nothingToSetUp')
    if (await anyCommon(wish)) return fail('commonPassphrase')
    const finished = await finishSetUp(now.office, wish)
    if (finished.ok) stage.move({ type: 'completed' })
    return finished
  }

  return {
    'office.create': (wish) => create(wish),
    'office.firstAccounts': (wish) => firstAccounts(wish),
  }
}

async function anyCommon(wish: FirstAccounts & Partial<SetUp>): Promise<boolean> {
  const chosen = [wish.supervisor.passphrase, wish.counselor.passphrase, wish.vaultPassphrase]
  for (const one of chosen)
    if (typeof one === 'string' && (await isCommonPassphrase(one))) return true
  return false
}
