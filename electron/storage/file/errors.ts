/** Tells the errors of SQLite and of the file system apart by what a person can do about them. */
import type { SaveReason } from '../../../shared/log/port.ts'
import { fail } from '../../../shared/result.ts'

/** `unreadable`: it cannot be read now (no handle, no memory, a device that answers nothing); nothing says that it is damaged. */
export const storageCauses = [
  'diskFull',
  'readOnly',
  'damaged',
  'busy',
  'unreadable',
  'other',
] as const
export type StorageCause = (typeof storageCauses)[number]

/** Primary result codes, sqlite.org/rescode.html. */
const BY_SQLITE_CODE: Readonly<Record<number, StorageCause>> = {
  5: 'busy',
  6: 'busy',
  3: 'readOnly',
  8: 'readOnly',
  14: 'readOnly',
  13: 'diskFull',
  7: 'unreadable',
  10: 'unreadable',
  11: 'damaged',
  26: 'damaged',
}

const BY_SYSTEM_CODE: Readonly<Record<string, StorageCause>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
  ENOTDIR: 'readOnly',
  EBUSY: 'busy',
  EIO: 'unreadable',
  EMFILE: 'unreadable',
  ENFILE: 'unreadable',
  ENOMEM: 'unreadable',
}

/** SQLite refused what it was given, for another reason than a full disk or a damaged file: a row that does not fit its table. */
export const isRefusedBySqlite = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'ERR_SQLITE_ERROR' &&
  storageCause(error) === 'other'

/** Null: not an error of SQLite or of the file system, hence a bug that must be thrown on. */
export function storageCause(error: unknown): StorageCause | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  if (error.code === 'ERR_SQLITE_ERROR') {
    const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0
    // The low byte is the primary code; the rest says more than a person needs.
    return BY_SQLITE_CODE[code & 0xff] ?? 'other'
  }
  if (typeof error.code !== 'string' || !('syscall' in error)) return null
  return BY_SYSTEM_CODE[error.code] ?? 'other'
}

/** Only an error of the database or the disk is an expected failure; a bug is thrown on. */
export function saveFailed(error: unknown): ReturnType<typeof fail<SaveReason>> {
  const cause = storageCause(error)
  if (cause === null) throw error
  return fail('saveFailed', {
    cause: cause === 'diskFull' || cause === 'readOnly' ? cause : 'other',
  })
}

/** There is nothing under that name. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
