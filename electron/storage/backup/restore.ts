/**
 * Puts a backup in the place of an office. The copy is made and verified beside it first; the office that was there
 * keeps everything under another name. Nothing is ever deleted but a copy that failed.
 */
import { existsSync, renameSync } from 'node:fs'
import { copyFile, mkdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { OfficeKind } from '../../../shared/office/status.ts'
import type { RestoreReason } from '../../../shared/office/restore.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { fileStampOf } from '../../../shared/time/instant.ts'
import { isMissing, type StorageCause, storageCause } from '../file/errors.ts'
import { whileHeldLonger } from '../file/held.ts'
import { lockFolder } from '../file/lock.ts'
import { migrations } from '../file/migrations/index.ts'
import { DATABASE_FILE, lockPath } from '../file/names.ts'
import { flush, isCopied } from './backup-files.ts'
import {
  baseFolder,
  type BackupManifest,
  firstWrongFile,
  readManifest,
  TABLES_FILE,
} from './backup-manifest.ts'
import { type BackupWork, quiet, type Watch, workBeside } from './backup-thread.ts'
import { copiesIn } from './copies.ts'
import { RESTORING, SET_ASIDE } from './unfinished-restore.ts'

export type RestoreFailure =
  Exclude<RestoreReason, 'needsSupervisor'> | 'diskFull' | 'folderReadOnly' | 'alreadyRunning'
/** `setAside`: the name under which the office that was there is kept; null: there was none. */
export type Restored = { readonly kind: OfficeKind; readonly setAside: string | null }

/** One copy: its own folder and the one its parts lie in. */
export type Found = {
  readonly copy: string
  readonly base: string
  readonly manifest: BackupManifest
}
type FindFailure = 'noBackup' | 'backupNewer' | 'backupDamaged'

/** @param source one copy's folder, or an office's folder at the target: its newest copy then */
export async function findBackup(source: string): Promise<Result<Found, FindFailure>> {
  const own = await readManifest(source)
  if (own.ok) return ok(found(source, own.value))
  if (own.reason !== 'noBackup') return own
  const newest = (await copiesIn(source)).copies.at(-1)
  return newest === undefined ? own : ok(found(path.join(source, newest.name), newest.manifest))
}

const found = (copy: string, manifest: BackupManifest): Found => ({
  copy,
  base: path.join(path.dirname(path.resolve(copy)), baseFolder(manifest.base)),
  manifest,
})

/** Which office a folder is a backup of, before anything is closed for it. `saveFailed`: it cannot be read now. */
export async function backupKind(
  source: string,
): Promise<Result<OfficeKind, FindFailure | 'saveFailed'>> {
  try {
    const backup = await findBackup(source)
    return backup.ok ? ok(backup.value.manifest.kind) : backup
  } catch (error) {
    if (storageCause(error) === null) throw error
    return fail('saveFailed')
  }
}

/**
 * @param source as findBackup()
 * @param dataRoot the folder under which the offices' folders live
 * @param nowMs for the name of what is set aside
 * @param close called once the copy is known to be good: closes the office that is open; false: a session runs, nothing happens
 * @param watch given up with its signal until the copy is put in place; nothing has changed then
 */
export async function restoreBackup(
  source: string,
  dataRoot: string,
  nowMs: number,
  close: () => Promise<boolean>,
  watch: Watch = quiet,
  work: BackupWork = workBeside,
): Promise<Result<Restored, RestoreFailure>> {
  const stamp = fileStampOf(nowMs)
  let staging: string | null = null
  try {
    const backup = await findBackup(source)
    if (!backup.ok) return backup
    const { kind } = backup.value.manifest
    const place = path.join(dataRoot, kind)
    staging = `${place}${RESTORING}${stamp}`
    const copied = await copyAndCheck(backup.value, staging, watch, work)
    if (!copied.ok) return copied
    if (watch.signal?.aborted === true) return fail('cancelled')
    if (!(await close())) return fail('sessionRunning')
    const free = isFree(place)
    if (!free.ok) return free
    const setAside = await swap(staging, place, `${place}${SET_ASIDE}${stamp}`)
    staging = null
    return ok({ kind, setAside })
  } catch (error) {
    const cause = storageCause(error)
    if (cause === null) throw error
    return fail(reasonOf(cause))
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true }).catch(() => undefined)
  }
}

function reasonOf(cause: StorageCause | 'stopped'): RestoreFailure {
  switch (cause) {
    case 'diskFull':
      return 'diskFull'
    case 'readOnly':
      return 'folderReadOnly'
    case 'damaged':
      return 'backupDamaged'
    case 'stopped':
      return 'cancelled'
    case 'busy':
    case 'unreadable':
    case 'other':
      return 'saveFailed'
  }
}

/** What verifying takes of the whole, beside putting the parts together. */
const ASSEMBLED_AT = 0.7

async function copyAndCheck(
  { copy, base, manifest }: Found,
  staging: string,
  watch: Watch,
  work: BackupWork,
): Promise<Result<null, RestoreFailure>> {
  if (manifest.schema > migrations.length) return fail('backupNewer')
  const own = manifest.files.filter(({ path: name }) => name !== TABLES_FILE)
  const stray = own.find(({ path: name }) => !isCopied(name))
  if (stray !== undefined) return fail('backupDamaged', { file: stray.path })
  if (manifest.parts.length > 0 && !(await isThere(base))) return fail('backupIncomplete')
  for (const { path: name } of own) {
    const taken = await copyOne(copy, staging, name.split('/'))
    if (!taken) return fail('backupDamaged', { file: name })
  }
  const wrong = await firstWrongFile(staging, own)
  if (wrong !== null) return fail('backupDamaged', { file: wrong })
  const assembled = await work.assemble(
    { copy, base, manifest, to: staging },
    { signal: watch.signal, onProgress: (share) => watch.onProgress(share * ASSEMBLED_AT) },
  )
  if (!assembled.ok) return fail(reasonOf(assembled.reason))
  if (assembled.value !== null) return fail('backupDamaged', { file: assembled.value })
  watch.onProgress(ASSEMBLED_AT)
  return verified(work, staging, manifest.events, watch.signal)
}

async function verified(
  work: BackupWork,
  staging: string,
  events: number,
  signal: AbortSignal | null,
): Promise<Result<null, RestoreFailure>> {
  const verifying = work.verify(staging)
  const stop = (): void => void verifying.stop()
  signal?.addEventListener('abort', stop, { once: true })
  const report = await verifying.report
  signal?.removeEventListener('abort', stop)
  if (report === null) return fail('cancelled')
  return report.ok && report.events === events
    ? ok()
    : fail('backupDamaged', { file: DATABASE_FILE })
}

/** False: it is not there. */
async function copyOne(from: string, to: string, name: readonly string[]): Promise<boolean> {
  const place = path.join(to, ...name)
  await mkdir(path.dirname(place), { recursive: true })
  try {
    await copyFile(path.join(from, ...name), place)
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
  await flush(place)
  return true
}

async function isThere(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory()
  } catch (error) {
    if (isMissing(error)) return false
    throw error
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
