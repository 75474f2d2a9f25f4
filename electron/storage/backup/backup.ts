/**
 * Backups of an open office, consistent as of one moment, verified after writing. Names, numbers and notes in them are sealed as in
 * the office; they open with the recovery key. An office has one folder at the target:
 *
 *   soudan-desk-office-1a2b3c/
 *     20261124-173000/   one copy: its list (backup.json), the office's files, the tables that are small
 *     base-000001/       the log and the keys in parts that the copies from number 1 on share; each is written once
 *
 * A copy in which nothing is shared (a base) is written first, after every so many, and whenever a part is not as it was written.
 */
import { mkdir, rename, rmdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { OfficeKind } from '../../../shared/office/status.ts'
import type { BackupReason } from '../../../shared/records/backup.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { fileStampOf } from '../../../shared/time/instant.ts'
import { type StorageCause, storageCause } from '../file/errors.ts'
import { whileHeldLonger } from '../file/held.ts'
import { databasePath } from '../file/names.ts'
import { copyOfficeFiles, flush } from './backup-files.ts'
import {
  type BackupManifest,
  firstWrongFile,
  MANIFEST_FILE,
  newManifest,
  TABLES_FILE,
} from './backup-manifest.ts'
import { type BackupWork, quiet, workBeside } from './backup-thread.ts'
import { copiesIn, type Copy, tidy, UNFINISHED } from './copies.ts'
import type { Earlier } from './parts-writer.ts'

export type BackupWish = {
  /** The office's own folder. */
  readonly folder: string
  /** Where backups go. */
  readonly target: string
  readonly kind: OfficeKind
  /** Tells offices apart that share one folder for their backups, without naming a device. */
  readonly tag: string
  readonly atMs: number
  /** So many of the newest copies stay, this one included; of older ones fewer and fewer (thinning.ts). */
  readonly keep: number
}

/** `name`: from the target to the copy. */
export type Backup = { readonly name: string; readonly events: number }
type Reason = Exclude<BackupReason, 'noFolder' | 'backupRunning'>

/** Whether a folder can take backups; nothing is written. It may lie on a share that answers late: nobody waits for it but the backup. */
export async function checkTarget(
  folder: string,
  target: string,
): Promise<Result<null, 'folderMissing' | 'insideOffice'>> {
  const found = path.isAbsolute(target)
    ? await whileHeldLonger(() => stat(target)).catch(() => null)
    : null
  if (found?.isDirectory() !== true) return fail('folderMissing')
  const inside = path.relative(path.resolve(folder), path.resolve(target))
  return inside === '' || (!inside.startsWith('..') && !path.isAbsolute(inside))
    ? fail('insideOffice')
    : ok()
}

/** Writes, verifies, and only then lets older copies go. A copy that failed is taken away again. */
export async function writeBackup(
  wish: BackupWish,
  work: BackupWork = workBeside,
): Promise<Result<Backup, Reason>> {
  const own = `soudan-desk-${wish.kind}-${wish.tag}`
  const root = path.join(wish.target, own)
  const name = fileStampOf(wish.atMs)
  let keep: number | null = null
  let there = false
  try {
    const target = await checkTarget(wish.folder, wish.target)
    if (!target.ok) return target
    there = true
    const unfinished = path.join(root, name + UNFINISHED)
    await mkdir(unfinished, { recursive: true })
    const events = await fill(wish, root, unfinished, work)
    if (!events.ok) return events
    await whileHeldLonger(() => rename(unfinished, path.join(root, name)))
    keep = wish.keep
    return ok({ name: `${own}/${name}`, events: events.value })
  } catch (error) {
    const cause = storageCause(error)
    if (cause === null) throw error
    return fail(reasonOf(cause))
  } finally {
    if (there) {
      await tidy(root, keep)
      // Where nothing ever was, nothing stays.
      await rmdir(root).catch(() => undefined)
    }
  }
}

function reasonOf(cause: StorageCause | 'stopped'): Reason {
  switch (cause) {
    case 'diskFull':
      return 'diskFull'
    case 'readOnly':
      return 'folderReadOnly'
    case 'damaged':
      return 'notVerified'
    case 'busy':
    case 'unreadable':
    case 'other':
    case 'stopped':
      return 'saveFailed'
  }
}

/** @returns the number of events; `notVerified`: what was written is not what was read */
async function fill(
  { folder, kind, atMs }: BackupWish,
  root: string,
  copy: string,
  work: BackupWork,
): Promise<Result<number, Reason>> {
  const { copies, bases } = await copiesIn(root)
  const order = 1 + Math.max(0, ...copies.map(({ manifest }) => manifest.order), ...bases)
  // The files first: a change of the schedule is in the log before it is in its files, never the other way round.
  const files = await copyOfficeFiles(folder, copy)
  const earlier = earlierOf(copies.at(-1))
  const done = await work.write(
    { database: databasePath(folder), root, copy, order, earlier },
    quiet,
  )
  if (!done.ok) return fail(reasonOf(done.reason))
  if (done.value === null || (await firstWrongFile(copy, files)) !== null)
    return fail('notVerified')
  const { tables, parts, ...rest } = done.value
  const all = [...files, { path: TABLES_FILE, ...tables }]
  const manifest = { kind, atMs, order, ...rest, parts: [...parts], files: all }
  await writeManifest(copy, manifest)
  return ok(rest.events)
}

async function writeManifest(
  copy: string,
  manifest: Omit<BackupManifest, 'version'>,
): Promise<void> {
  const file = path.join(copy, MANIFEST_FILE)
  await whileHeldLonger(() => writeFile(file, newManifest(manifest)))
  await flush(file)
}

function earlierOf(copy: Copy | undefined): Earlier | null {
  if (copy === undefined) return null
  const { order, base, events, parts, chain } = copy.manifest
  return { order, base, events, parts, chain }
}
