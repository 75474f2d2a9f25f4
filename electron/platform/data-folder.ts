/** The folder the offices' folders lie in: whether it can be used at all, asked before anything else. */
import { closeSync, mkdirSync, openSync, readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../shared/result.ts'

/**
 * notAFolder: a file lies in its way. unreadable: it is there and not for us. notMade: its place is missing or not for us.
 * readOnly: only where `probe` is asked.
 */
export type DataFolderReason =
  'notAFolder' | 'unreadable' | 'notMade' | 'readOnly' | 'diskFull' | 'other'

const DENIED = ['EACCES', 'EPERM', 'EROFS']
const FULL = ['ENOSPC', 'EDQUOT']

/**
 * Makes the folder where it is not there yet. Fails with the system's code in `details.code`; leaves nothing behind then.
 * @param probe whether a file can be made in it, too: Electron's lock needs one. Without it a folder that can only be read is
 * fine: its offices tell that on a screen of their own.
 */
export function prepareDataFolder(
  folder: string,
  { probe }: { readonly probe: boolean },
): Result<null, DataFolderReason> {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST' || code === 'ENOTDIR') return fail('notAFolder', { code })
    return fail(FULL.includes(code) ? 'diskFull' : 'notMade', { code })
  }
  try {
    readdirSync(folder)
  } catch (error) {
    const code = codeOf(error)
    return fail(DENIED.includes(code) ? 'unreadable' : 'other', { code })
  }
  return probe ? probeFile(join(folder, `.probe-${process.pid}`)) : ok()
}

function probeFile(file: string): Result<null, 'readOnly' | 'diskFull' | 'other'> {
  try {
    closeSync(openSync(file, 'wx', 0o600))
    unlinkSync(file)
    return ok()
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') return ok()
    return fail(FULL.includes(code) ? 'diskFull' : DENIED.includes(code) ? 'readOnly' : 'other', {
      code,
    })
  }
}

/** Not an error of the file system: a bug, thrown on. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}
