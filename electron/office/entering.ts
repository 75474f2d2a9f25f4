/** The last steps from an opened office to one that can be entered, and the way out of it. Whatever is thrown here becomes a trouble. */
import type { OfficeTrouble } from '../../shared/office/status.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { hasLostAccounts, isUnfinished } from './first-accounts.ts'
import { type LiveOffice, type OpeningParts, troubleOfError } from './opening.ts'

/** The stage an opened office is entered in; unless nobody could sign in there, or `prepare` failed: it is closed again then. */
export async function readied<H>(
  parts: Pick<OpeningParts<never>, 'onBug'>,
  office: LiveOffice<H>,
  prepare: () => Promise<void>,
): Promise<Result<'accounts' | 'ready', OfficeTrouble>> {
  try {
    await prepare()
    if (isUnfinished(office)) return ok('accounts')
    if (!hasLostAccounts(office)) return ok('ready')
    await shut(office)
    return fail('databaseDamaged')
  } catch (error) {
    const trouble = troubleOfError(parts, error)
    await shut(office).catch(parts.onBug)
    return fail(trouble)
  }
}

/** Gives the folder free, also when a room does not close tidily. */
export async function shut<H>({ rooms, storage }: LiveOffice<H>): Promise<void> {
  try {
    await rooms.close()
  } finally {
    storage.close()
  }
}
