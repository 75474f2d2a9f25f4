/** What has to be so before this PC takes part in an office on others, whatever way it comes in. */
import { fail, ok, type Result } from '../../shared/result.ts'
import { isCommonPassphrase } from '../storage/keys/common-passphrase.ts'
import type { OfficeRoomParts } from './parts.ts'
import { readJoiningFile } from './server/joining-file.ts'
import { newPassword } from './server/link.ts'
import type { Joining } from './server/joining.ts'
import type { StageKeeper } from './stage-keeper.ts'

type Wish = { readonly file: string; readonly newPassphrase: string | null }
type Reason =
  | 'alreadyExists'
  | 'passphraseNeeded'
  | 'commonPassphrase'
  | 'sessionRunning'
  | 'notAJoiningFile'
  | 'noTls'
  | 'expired'

/** What it would join with: nothing is asked of the server yet. */
export async function mayJoin<H>(
  parts: Pick<OfficeRoomParts<H>, 'vaultNeedsPassphrase' | 'realClock'>,
  stage: Pick<StageKeeper<H>, 'exists' | 'sessionRuns'>,
  wish: Wish,
): Promise<Result<Joining, Reason>> {
  if (stage.exists('office')) return fail('alreadyExists')
  if (parts.vaultNeedsPassphrase && wish.newPassphrase === null) return fail('passphraseNeeded')
  if (wish.newPassphrase !== null && (await isCommonPassphrase(wish.newPassphrase)))
    return fail('commonPassphrase')
  if (stage.sessionRuns()) return fail('sessionRunning')
  const file = readJoiningFile(wish.file, parts.realClock.wallMs())
  return file.ok ? ok({ ...file.value, nextPassword: newPassword() }) : file
}
