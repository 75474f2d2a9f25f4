/** The first accounts of a real office: at its set-up, and after a set-up that was cut off before they were written. */
import type { AnswerTo, ReasonOf } from '../../shared/contract.ts'
import type { FirstAccounts } from '../../shared/office/status.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { foldLoginName } from '../storage/lists/account-store.ts'
import type { LiveOffice } from './opening.ts'

/** Asked before anything is made: afterwards there would be an office nobody can enter. */
export const sameLogin = ({ supervisor, counselor }: FirstAccounts): boolean =>
  foldLoginName(supervisor.loginName) === foldLoginName(counselor.loginName)

/**
 * Nobody can sign in, and there is no event, key or booking of anybody. An office whose log says more than that and has lost its
 * accounts was damaged or tampered with: whoever comes must not become its supervisor.
 */
export const isUnfinished = <H>({ kind, rooms, storage }: LiveOffice<H>): boolean =>
  kind === 'office' && !rooms.hasAccounts() && storage.isUntouched()
export const hasLostAccounts = <H>({ kind, rooms, storage }: LiveOffice<H>): boolean =>
  kind === 'office' && !rooms.hasAccounts() && !storage.isUntouched()

export async function addFirstAccounts<H>(
  office: LiveOffice<H>,
  wish: FirstAccounts,
): Promise<Result<null, ReasonOf<'office.firstAccounts'>>> {
  const { supervisor, counselor } = wish
  const added = await office.rooms.addFirstAccounts([
    { ...supervisor, role: 'supervisor' },
    { ...counselor, role: 'counselor' },
  ])
  if (!added.ok) return added
  office.storage.log.append([
    {
      type: 'office.created',
      scope: 'office',
      actorId: SYSTEM_ACTOR,
      payload: { officeName: office.profile.current().officeName, kind: office.kind },
    },
  ])
  return added
}

/** The recovery key of a cut-off set-up was shown to nobody: there is a new one, written before the accounts, so that an office people work in has always one they saw. */
export async function finishSetUp<H>(
  office: LiveOffice<H>,
  wish: FirstAccounts,
): Promise<AnswerTo<'office.firstAccounts'>> {
  if (sameLogin(wish)) return fail('sameLoginName')
  // Not recorded: the log says nothing of anybody until there are accounts.
  const renewed = office.storage.renewRecoveryKey(() => ok())
  if (!renewed.ok) return fail('saveFailed', renewed.details ?? { cause: 'other' })
  const added = await addFirstAccounts(office, wish)
  return added.ok ? ok({ recoveryKey: renewed.value }) : added
}
