/** A new recovery key for the open office: the printed one was lost, or somebody saw it. */
import type { ReasonOf } from '../../shared/contract.ts'
import type { Account } from '../../shared/people/account.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { LiveOffice } from './opening.ts'

export type RenewReason = ReasonOf<'office.renewRecoveryKey'>

/** A meeting may be shared or seen over the shoulder, and the new key fills the screen: not while a session runs. */
function atRest<H>(
  office: LiveOffice<H> | null,
): Result<LiveOffice<H>, ReasonOf<'office.renewRecoveryKey'>> {
  // Nobody was ever shown a recovery key of the practice office.
  if (office === null || office.kind !== 'office') return fail('noRecoveryKey')
  return office.rooms.sessionRunning() ? fail('sessionRunning') : ok(office)
}

/** The key is in the answer and nowhere else; the log says who had it made. `by` types the own passphrase again. */
export async function renewOfficeKey<H>(
  live: () => LiveOffice<H> | null,
  by: Account,
  passphrase: string,
): Promise<Result<{ recoveryKey: string }, RenewReason>> {
  const before = atRest(live())
  if (!before.ok) return before
  const checked = await before.value.rooms.authorise({ loginName: by.loginName, passphrase })
  if (!checked.ok) return checked
  // Asked again after the slow check: a session may have begun, or the office been left.
  const office = atRest(live())
  if (!office.ok) return office
  const {
    storage,
    storage: { log },
  } = office.value
  const renewed = storage.renewRecoveryKey((more) =>
    log.append([
      { type: 'office.recoveryKeyRenewed', scope: 'office', actorId: by.id, payload: {} },
      ...more,
    ]),
  )
  return renewed.ok ? ok({ recoveryKey: renewed.value }) : renewed
}
