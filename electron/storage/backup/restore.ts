/**
 * Puts a backup in the place of an office. The copy is made and verified beside it first; the office that was there
 * keeps everything under another name. Nothing is ever deleted but a copy that failed.
 */
import { existsSync, renameSync } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { OfficeKind } from '../../../shared/office/status.ts'
import type { RestoreReason } from '../../../shared/office/restore.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { flush } from './backup-files.ts'
import { type BackupManifest, firstWrongFile, readManifest } from './backup-manifest.ts'
import { whileHeldLonger } from '../file/held.ts'
import { openForReading, userVersion } from '../file/database.ts'
import { storageCause } from '../file/errors.ts'
import { lockFolder } from '../file/lock.ts'
import { migrations } from '../file/migrations/index.ts'
import { DATABASE_FILE, databasePath, lockPath } from '../file/names.ts'
import { verifyBeside } from '../verify/verify-thread.ts'
import { fileStampOf } from '../../../shared/time/instant.ts'

export type RestoreFailure =
  Exclude<RestoreReason, 'needsSupervisor'> | 'diskFull' | 'folderReadOnly' | 'alreadyRunning'
/** `setAside`: the name under which the office that was there is kept; null: there was none. */
export type Restored = { readonly kind: OfficeKind; readonly setAside: string | null }

/** Which office a folder is a backup of, before anything is closed for it. */
export function backupKind(
  source: string,
): Result<OfficeKind, 'noBackup' | 'backupNewer' | 'backupDamaged'> {
  const manifest = readManifest(source)
  return manifest.ok ? ok(manifest.value.kind) : manifest
}

/**
 * @param source one backup's folder, as writeBackup made it
 * @param dataRoot the folder under which the offices' folders live
 * @param nowMs for the name of what is set aside
 * @param close called once the copy is known to be good: closes the office that is open; false: a session runs, nothing happens
 */
export async function restoreBackup(
  source: string,
  dataRoot: string,
  nowMs: number,
  close: () => Promise<boolean>,
): Promise<Result<Restored, RestoreFailure>> {
  const manifest = readManifest(source)
  if (!manifest.ok) return manifest
  const place = path.join(dataRoot, manifest.value.kind)
  const stamp = fileStampOf(nowMs)
  const staging = `${place}.restoring-${stamp}`
  let swapped = false
  try {
    const copied = await copyAndCheck(source, staging, manifest.value)
    if (!copied.ok) return copied
    markRestored(staging)
    if (!(await close())) return fail('sessionRunning')
    const free = isFree(place)
    if (!free.ok) return free
    const setAside = await swap(staging, place, `${place}.before-restore-${stamp}`)
    swapped = true
    return ok({ kind: manifest.value.kind, setAside })
  } catch (error) {
    return fail(reasonOf(error))
  } finally {
    if (!swapped) await rm(staging, { recursive: true, force: true }).catch(() => undefined)
  }
}

function reasonOf(error: unknown): RestoreFailure {
  switch (storageCause(error)) {
    case 'diskFull':
      return 'diskFull'
    case 'readOnly':
      return 'folderReadOnly'
    case 'damaged':
      return 'backupDamaged'
    case 'busy':
    case 'other':
      return 'saveFailed'
    case null:
      throw error
  }
}

async function copyAndCheck(
  source: string,
  staging: string,
  manifest: BackupManifest,
): Promise<Result<null, 'backupDamaged' | 'backupNewer'>> {
  for (const { path: name } of manifest.files) {
    const parts = name.split('/')
    const to = path.join(staging, ...parts)
    if (!existsSync(path.join(source, ...parts))) return fail('backupDamaged', { file: name })
    await mkdir(path.dirname(to), { recursive: true })
    await copyFile(path.join(source, ...parts), to)
    await flush(to)
  }
  const wrong = await firstWrongFile(staging, manifest.files)
  if (wrong !== null || !manifest.files.some(({ path: name }) => name === DATABASE_FILE))
    return fail('backupDamaged', { file: wrong ?? DATABASE_FILE })
  if (isNewer(databasePath(staging))) return fail('backupNewer')
  const report = await verifyBeside(staging)
  return report.ok && report.events === manifest.events
    ? ok()
    : fail('backupDamaged', { file: DATABASE_FILE })
}

function isNewer(file: string): boolean {
  const db = openForReading(file)
  try {
    return userVersion(db) > migrations.length
  } finally {
    db.close()
  }
}

/** Another window of the app may have the office open. */
function isFree(place: string): Result<null, 'alreadyRunning' | 'folderReadOnly' | 'diskFull'> {
  if (!existsSync(place)) return ok()
  const lock = lockFolder(lockPath(place))
  if (!lock.ok) return lock
  lock.value.release()
  return ok()
}

/**
 * From here on the office writes as a new device: events that the set-aside office wrote after the backup keep their
 * numbers, so that two different events never stand under the same one.
 */
function markRestored(folder: string): void {
  const db = new DatabaseSync(databasePath(folder))
  try {
    db.exec(
      `INSERT INTO meta (name, value) VALUES ('restored', x'01') ON CONFLICT (name) DO NOTHING; PRAGMA wal_checkpoint(TRUNCATE)`,
    )
  } finally {
    db.close()
  }
}

async function swap(staging: string, place: string, aside: string): Promise<string | null> {
  const hasOffice = existsSync(place)
  if (hasOffice) await whileHeldLonger(() => renameSync(place, aside))
  try {
    await whileHeldLonger(() => renameSync(staging, place))
  } catch (error) {
    if (hasOffice) await whileHeldLonger(() => renameSync(aside, place))
    throw error
  }
  return hasOffice ? path.basename(aside) : null
}
