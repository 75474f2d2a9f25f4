/** Tells the errors of SQLite and of the file system apart by what a person can do about them. */

export type StorageCause = 'diskFull' | 'readOnly' | 'damaged' | 'busy' | 'other'

/** Primary result codes, sqlite.org/rescode.html. */
const BY_SQLITE_CODE: Readonly<Record<number, StorageCause>> = {
  5: 'busy',
  6: 'busy',
  3: 'readOnly',
  8: 'readOnly',
  14: 'readOnly',
  13: 'diskFull',
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
}

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
