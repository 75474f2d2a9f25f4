/**
 * One process per data folder: an exclusive lock on a second SQLite file. The operating system gives it
 * up when the process dies, however it dies, on Windows as on Linux; a left-over file blocks nobody.
 */
import { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { storageCause } from './errors.ts'

export interface FolderLock {
  release(): void
}

export function lockFolder(
  file: string,
): Result<FolderLock, 'alreadyRunning' | 'folderReadOnly' | 'diskFull'> {
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { timeout: 0 })
    const held = db
    held.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
    return ok({ release: () => held.close() })
  } catch (error) {
    db?.close()
    switch (storageCause(error)) {
      case 'busy':
        return fail('alreadyRunning')
      case 'diskFull':
        return fail('diskFull')
      case 'readOnly':
        return fail('folderReadOnly')
      case 'damaged':
      case 'unreadable':
      case 'other':
      case null:
        throw error
    }
  }
}
