/** Creates and opens one office's data folder, and puts the parts of the storage together. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../shared/clock.ts'
import type { OfficeKind, OfficeTrouble } from '../../shared/office/status.ts'
import type { SessionStore } from '../../shared/records/port.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { KeyStore } from '../platform/platform.ts'
import { type AccountStore, createAccountStore } from './account-store.ts'
import { openDatabase, transaction, troubleOf } from './database.ts'
import { storageCause } from './errors.ts'
import { createKeyFile, renewRecoveryKey, rewrapWithRecoveryKey, unlockKeyFile } from './key-file.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import { type CountReader, createCountReader } from './count-reader.ts'
import { createLog, type Log } from './log.ts'
import { checkNewestEvent } from './newest-event.ts'
import { databasePath, keyPath, lockPath } from './names.ts'
import { createProjections } from './projections.ts'
import { PROJECTION_VERSION, rebuildProjections } from './rebuild.ts'
import { createRecordKeys } from './record-keys.ts'
import { createRecordReader, type RecordReader } from './record-reader.ts'
import { createRestrictionStore, type RestrictionStore } from './restriction-store.ts'
import { readRecoveryKey } from './recovery-key.ts'
import { blob, DamagedRow } from './rows.ts'
import { createSessionStore } from './session-store.ts'
import { createVault, type Vault } from './vault.ts'

export type StorageParts = {
  /** The office's own folder; made when it is not there. */
  readonly folder: string
  readonly keyStore: KeyStore
  /** Only used where the OS has no key store; null: none was typed yet. Ignored in the practice office. */
  readonly vaultPassphrase: string | null
  readonly kind: OfficeKind
  /** The office's clock: stamps of all events. */
  readonly clock: Clock
}

export interface Storage {
  readonly folder: string
  readonly kind: OfficeKind
  /** Random name of this PC in the log; never part of an export (M13). */
  readonly device: string
  readonly vault: Vault
  readonly log: Log
  readonly sessionStore: SessionStore
  readonly accounts: AccountStore
  readonly records: RecordReader
  readonly counts: CountReader
  readonly restrictions: RestrictionStore
  /** Another recovery key in place of the first, to be shown once; null when it could not be written. */
  renewRecoveryKey(): string | null
  /** Writes everything back into one file and gives the folder free. */
  close(): void
}

export type CreateReason = Exclude<OfficeTrouble, 'scheduleDamaged'> | 'alreadyExists' | 'passphraseNeeded'
export type OpenReason = OfficeTrouble | 'passphraseNeeded' | 'wrongPassphrase'
export type RecoverReason = OfficeTrouble | 'passphraseNeeded' | 'wrongRecoveryKey' | 'typo' | 'length'

/** Whether the folder holds an office, whatever its condition. */
export function storageExists(folder: string): boolean {
  return existsSync(databasePath(folder))
}

/** A new office. The recovery key is to be shown once; it is stored nowhere. */
export function createStorage(parts: StorageParts): Result<{ readonly storage: Storage; readonly recoveryKey: string }, CreateReason> {
  return inFolder(parts.folder, (lock): Result<{ storage: Storage; recoveryKey: string }, CreateReason> => {
    if (existsSync(databasePath(parts.folder))) return fail('alreadyExists')
    setAsideUnfinished(keyPath(parts.folder))
    const made = createKeyFile(keyPath(parts.folder), parts)
    if (!made.ok) return made
    const storage = assembleNew(parts, lock, made.value.dataKey)
    return storage.ok ? ok({ storage: storage.value, recoveryKey: made.value.recoveryKey }) : storage
  })
}

/** A database that could not be made whole (a full disk) is taken away again: an office whose recovery key nobody saw must not come to be. */
function assembleNew(parts: StorageParts, lock: FolderLock, dataKey: Uint8Array): Result<Storage, AssembleReason> {
  let made = false
  try {
    const storage = assemble(parts, lock, dataKey)
    made = storage.ok
    return storage
  } finally {
    if (!made) for (const suffix of ['', '-wal', '-shm']) rmSync(databasePath(parts.folder) + suffix, { force: true })
  }
}

/** Opens an office that exists. Whatever is wrong, nothing in the folder is changed or removed. */
export function openStorage(parts: StorageParts): Result<Storage, OpenReason> {
  if (!existsSync(databasePath(parts.folder))) return fail('databaseDamaged')
  return inFolder(parts.folder, (lock): Result<Storage, OpenReason> => {
    const dataKey = unlockKeyFile(keyPath(parts.folder), parts)
    return dataKey.ok ? assemble(parts, lock, dataKey.value) : dataKey
  })
}

/** Opens an office with its recovery key as it was typed, and wraps its data key anew for this PC and user (`vaultPassphrase` where the OS has no store). */
export function recoverStorage(parts: StorageParts, typed: string): Result<Storage, RecoverReason> {
  if (!existsSync(databasePath(parts.folder))) return fail('databaseDamaged')
  const recoveryKey = readRecoveryKey(typed)
  if (!recoveryKey.ok) return recoveryKey
  return inFolder(parts.folder, (lock): Result<Storage, RecoverReason> => {
    const dataKey = rewrapWithRecoveryKey(keyPath(parts.folder), recoveryKey.value, parts)
    return dataKey.ok ? assemble(parts, lock, dataKey.value) : dataKey
  })
}

/** Holds the folder's lock while `run` works; gives it up again when `run` fails. */
function inFolder<T, R extends string>(folder: string, run: (lock: FolderLock) => Result<T, R>): Result<T, R | 'alreadyRunning' | 'folderReadOnly' | 'diskFull' | 'databaseDamaged' | 'databaseNewer'> {
  let lock: FolderLock | null = null
  try {
    mkdirSync(folder, { recursive: true })
    const locked = lockFolder(lockPath(folder))
    if (!locked.ok) return locked
    lock = locked.value
    const done = run(lock)
    if (!done.ok) lock.release()
    return done
  } catch (error) {
    lock?.release()
    return fail(troubleOf(error))
  }
}

/** A set-up that was cut off left a key file with nothing sealed by it; it is kept under another name all the same. */
function setAsideUnfinished(file: string): void {
  if (existsSync(file)) renameSync(file, `${file}.unfinished-${randomUUID()}`)
}

type AssembleReason = 'databaseNewer' | 'databaseDamaged' | 'folderReadOnly' | 'diskFull' | 'keyDamaged'

function assemble(parts: StorageParts, lock: FolderLock, dataKey: Uint8Array): Result<Storage, AssembleReason> {
  const opened = openDatabase(databasePath(parts.folder))
  if (!opened.ok) return opened
  const db = opened.value
  try {
    const vault = createVault(dataKey)
    const device = deviceOf(db, vault)
    if (device === null) {
      db.close()
      return fail('keyDamaged')
    }
    return ok(putTogether(parts, lock, db, { vault, device, dataKey }))
  } catch (error) {
    db.close()
    throw error
  }
}

function putTogether(parts: StorageParts, lock: FolderLock, db: DatabaseSync, opened: { readonly vault: Vault; readonly device: string; readonly dataKey: Uint8Array }): Storage {
  const { vault, device, dataKey } = opened
  if (!checkNewestEvent(db, device)) throw new DamagedRow('the newest event is not the one the head names')
  const keys = createRecordKeys(db, vault)
  const projections = createProjections(db, vault, keys)
  rebuildProjections(db, projections, keys)
  const log = createLog({ db, device, clock: parts.clock, keys, projections })
  const sessionStore = createSessionStore(db, log, keys)
  // A live session that cannot be opened is damage to be told at the start, not in the middle of the day.
  sessionStore.load()
  return {
    folder: parts.folder,
    kind: parts.kind,
    device,
    vault,
    log,
    sessionStore,
    accounts: createAccountStore(db, log, vault),
    records: createRecordReader(db, vault, keys),
    counts: createCountReader(db),
    restrictions: createRestrictionStore(db, log, vault),
    renewRecoveryKey() {
      try {
        const renewed = renewRecoveryKey(keyPath(parts.folder), parts.kind, dataKey)
        return renewed.ok ? renewed.value : null
      } catch (error) {
        if (storageCause(error) === null) throw error
        return null
      }
    },
    close() {
      db.close()
      lock.release()
    },
  }
}

/** Null: this key is not the one the folder was made with. Nothing may be written then. */
function deviceOf(db: DatabaseSync, vault: Vault): string | null {
  const sealed = db.prepare(`SELECT value FROM meta WHERE name = 'device'`).get()
  if (sealed !== undefined) {
    const device = vault.open('check', blob(sealed, 'value'), 'device')
    return device.ok ? Buffer.from(device.value).toString('utf8') : null
  }
  const device = randomUUID()
  const put = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)')
  transaction(db, () => {
    put.run('device', vault.seal('check', Buffer.from(device, 'utf8'), 'device'))
    put.run('projections', Buffer.of(PROJECTION_VERSION))
  })
  return device
}
