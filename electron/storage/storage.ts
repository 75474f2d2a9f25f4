/** Creates and opens one office's data folder. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../shared/clock.ts'
import type { OfficeKind, OfficeTrouble } from '../../shared/office/status.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { KeyStore } from '../platform/platform.ts'
import { putTogether, type Storage } from './assembly.ts'
import { type DatabaseTrouble, openDatabase, troubleOf } from './file/database.ts'
import { PROJECTION_VERSION } from './lists/rebuild.ts'
import { deviceOf } from './log/device.ts'
import {
  createHandedKeyFile,
  createJoinedKeyFile,
  createKeyFile,
  keepSecret,
  type PcKeys,
  rewrapWithRecoveryKey,
  unlockKeyFile,
} from './keys/key-file.ts'
import { storageCause } from './file/errors.ts'
import { isThere, whileHeld } from './file/held.ts'
import { type FolderLock, lockFolder } from './file/lock.ts'
import { databasePath, keyPath, lockPath, profilePath, settingUpPath } from './file/names.ts'
import type { HandedKey } from './keys/handed-key.ts'
import { readRecoveryKey } from './keys/recovery-key.ts'
import { keysOfWraps, type WholeKeys } from './keys/recovery-wrap.ts'
import { FIRST_GENERATION, joinedRings, type Ring, type RingKeys } from './keys/ring.ts'
import { createVault } from './keys/vault.ts'
import { int } from './file/rows.ts'
import { type KeysInLog, openKeyring } from './log/keyring.ts'

export type { Storage } from './assembly.ts'

export type StorageParts = {
  /** The office's own folder; made when it is not there. */
  readonly folder: string
  readonly keyStore: KeyStore
  /** Only used where the OS has no key store; null: none was typed yet. Ignored in the practice office. */
  readonly vaultPassphrase: string | null
  readonly kind: OfficeKind
  /** The office's clock: stamps of all events. */
  readonly clock: Clock
  /** Who opens it calls `bringListsUpToDate` before anything is read; else it is done at once. */
  readonly listsLater?: boolean
}

export type CreateReason = OfficeTrouble | 'alreadyExists' | 'passphraseNeeded'
export type OpenReason = OfficeTrouble | 'passphraseNeeded' | 'wrongPassphrase'
export type RecoverReason =
  OfficeTrouble | 'passphraseNeeded' | 'wrongRecoveryKey' | 'typo' | 'length'

/** Whether the folder holds an office, whatever its condition. Keys or a profile without records are an office that lost them, and no new one. */
export function storageExists(folder: string): boolean {
  try {
    if (isThere(databasePath(folder))) return true
    return (
      !isThere(settingUpPath(folder)) && (isThere(keyPath(folder)) || isThere(profilePath(folder)))
    )
  } catch (error) {
    // What may not be looked at now is no reason to set up another office in its place.
    if (storageCause(error) === null) throw error
    return true
  }
}

/** A new office. The recovery key is to be shown once; it is stored nowhere. */
export function createStorage(
  parts: StorageParts,
): Result<{ readonly storage: Storage; readonly recoveryKey: string }, CreateReason> {
  return inFolder(
    parts.folder,
    (lock): Result<{ storage: Storage; recoveryKey: string }, CreateReason> => {
      if (storageExists(parts.folder)) return fail('alreadyExists')
      writeFileSync(settingUpPath(parts.folder), '')
      setAsideUnfinished(keyPath(parts.folder))
      const made = createKeyFile(keyPath(parts.folder), parts)
      if (!made.ok) return made
      const storage = assembleNew(parts, lock, made.value.dataKey)
      return storage.ok
        ? ok({ storage: storage.value, recoveryKey: made.value.recoveryKey })
        : storage
    },
  )
}

/** A folder for an office that is on other PCs already. @param wraps its keys, as its recovery key (`typed` as it was typed) opens them */
export function joinStorage(
  parts: StorageParts,
  wraps: readonly Uint8Array[],
  typed: string,
): Result<Storage, CreateReason | RecoverReason> {
  const recoveryKey = readRecoveryKey(typed)
  if (!recoveryKey.ok) return recoveryKey
  return joinWith(parts, (file) => createJoinedKeyFile(file, parts, wraps, recoveryKey.value))
}

/** The same for a PC that another one handed the office's key. */
export function joinStorageHanded(
  parts: StorageParts,
  handed: HandedKey,
): Result<Storage, CreateReason> {
  return joinWith(parts, (file) => createHandedKeyFile(file, parts, handed))
}

function joinWith<R extends string>(
  parts: StorageParts,
  makeKeyFile: (file: string) => Result<WholeKeys, R>,
): Result<Storage, R | AssembleReason | 'alreadyExists' | 'alreadyRunning'> {
  type Reason = R | AssembleReason | 'alreadyExists'
  return inFolder<Storage, Reason>(parts.folder, (lock): Result<Storage, Reason> => {
    if (storageExists(parts.folder)) return fail('alreadyExists')
    writeFileSync(settingUpPath(parts.folder), '')
    setAsideUnfinished(keyPath(parts.folder))
    const keys = makeKeyFile(keyPath(parts.folder))
    if (!keys.ok) return keys
    const { dataKey, ring } = keys.value
    return assembleNew(parts, lock, dataKey, ring)
  })
}

/** A database that could not be made whole (a full disk) is taken away again: an office whose recovery key nobody saw must not come to be. */
function assembleNew(
  parts: StorageParts,
  lock: FolderLock,
  dataKey: Uint8Array,
  ring: RingKeys = new Map(),
): Result<Storage, AssembleReason> {
  let made = false
  try {
    const storage = assemble(parts, lock, { dataKey, secret: null }, () => ring)
    made = storage.ok
    return storage
  } finally {
    if (!made)
      for (const suffix of ['', '-wal', '-shm'])
        rmSync(databasePath(parts.folder) + suffix, { force: true })
  }
}

/** Opens an office that exists. Whatever is wrong, nothing in the folder is changed or removed. */
export function openStorage(parts: StorageParts): Result<Storage, OpenReason> {
  const lost = lostRecords(parts.folder)
  if (lost !== null) return fail(lost)
  return inFolder(parts.folder, (lock): Result<Storage, OpenReason> => {
    const keys = unlockKeyFile(keyPath(parts.folder), parts)
    return keys.ok ? assemble(parts, lock, keys.value) : keys
  })
}

/** Opens an office with its recovery key as it was typed, and wraps its data key anew for this PC and user (`vaultPassphrase` where the OS has no store). */
export function recoverStorage(parts: StorageParts, typed: string): Result<Storage, RecoverReason> {
  const lost = lostRecords(parts.folder)
  if (lost !== null) return fail(lost)
  const recoveryKey = readRecoveryKey(typed)
  if (!recoveryKey.ok) return recoveryKey
  return inFolder(parts.folder, (lock): Result<Storage, RecoverReason> => {
    const keys = rewrapWithRecoveryKey(keyPath(parts.folder), recoveryKey.value, parts)
    if (!keys.ok) return keys
    const { dataKey, ring } = keys.value
    return assemble(parts, lock, { dataKey, secret: null }, ({ wraps }) => {
      const logged = keysOfWraps(wraps, recoveryKey.value)
      return logged.ok ? joinedRings(ring, logged.value.ring) : ring
    })
  })
}

/**
 * Null: the records are there. A file without a byte is none: it would otherwise become a new, empty office; only a set-up that was
 * cut off leaves one.
 */
function lostRecords(folder: string): 'databaseMissing' | DatabaseTrouble | null {
  try {
    const file = whileHeld(() => statSync(databasePath(folder), { throwIfNoEntry: false }))
    const isLost = file === undefined || (file.size === 0 && !isThere(settingUpPath(folder)))
    return isLost ? 'databaseMissing' : null
  } catch (error) {
    return troubleOf(error)
  }
}

/** Holds the folder's lock while `run` works; gives it up again when `run` fails. */
function inFolder<T, R extends string>(
  folder: string,
  run: (lock: FolderLock) => Result<T, R>,
): Result<T, R | 'alreadyRunning' | DatabaseTrouble> {
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

type AssembleReason = DatabaseTrouble | 'keyDamaged' | 'keyUnavailable'

/** @param more later keys of the office that its log does not hold for this PC */
function assemble(
  parts: StorageParts,
  lock: FolderLock,
  { dataKey, secret }: PcKeys,
  more: (said: KeysInLog) => RingKeys = () => new Map(),
): Result<Storage, AssembleReason> {
  const opened = openDatabase(databasePath(parts.folder))
  if (!opened.ok) return opened
  const db = opened.value
  try {
    const keyring = openKeyring({ db, dataKey, secret })
    keyring.add(more(keyring.inLog()))
    const vault = createVault(dataKey, keyring)
    const device = deviceOf(db, vault, PROJECTION_VERSION)
    if (device === null) {
      db.close()
      return fail('keyDamaged')
    }
    if (isMissingKey(db, keyring)) {
      db.close()
      return fail('keyUnavailable')
    }
    const file = keyPath(parts.folder)
    const storage = putTogether(parts, {
      ...{ db, lock, vault, keyring, device, dataKey },
      keepSecret: (mine) => keepSecret(file, parts, { dataKey, secret: mine }),
    })
    rmSync(settingUpPath(parts.folder), { force: true })
    return ok(storage)
  } catch (error) {
    db.close()
    throw error
  }
}

/** Something here was sealed under a generation that this PC cannot open any more (its key file is an older one): the recovery key opens it. */
function isMissingKey(db: DatabaseSync, ring: Pick<Ring, 'key'>): boolean {
  const next = db.prepare(
    'SELECT min(generation) AS n FROM record_keys WHERE generation > 1 AND generation > ?',
  )
  for (let last = FIRST_GENERATION; ;) {
    const row = next.get(last)
    if (row === undefined || row['n'] === null) return false
    last = int(row, 'n')
    if (ring.key(last) === null) return true
  }
}
