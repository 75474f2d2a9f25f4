/**
 * A backup of an open office: one folder that holds everything, consistent as of one moment, verified after
 * writing. Names, numbers and notes in it are sealed as in the office; it opens with the recovery key.
 */
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import type { OfficeKind } from '../../../shared/office/status.ts'
import type { BackupReason } from '../../../shared/records/backup.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { copyOfficeFiles, describeFile, flush } from './backup-files.ts'
import { firstWrongFile, MANIFEST_FILE, newManifest, orderOf } from './backup-manifest.ts'
import { openForReading } from '../file/database.ts'
import { storageCause } from '../file/errors.ts'
import { whileHeldLonger } from '../file/held.ts'
import { DATABASE_FILE, databasePath } from '../file/names.ts'
import { int } from '../file/rows.ts'
import { verifyBeside } from '../verify/verify-thread.ts'
import { fileStampOf } from '../../../shared/time/instant.ts'

/** Pages per step; between two steps others may use the disk. */
const PAGES_PER_STEP = 512
const UNFINISHED = '.unfinished'

export type BackupWish = {
  /** The office's own folder. */
  readonly folder: string
  /** Where backups go. */
  readonly target: string
  readonly kind: OfficeKind
  /** Tells offices apart that share one folder for their backups, without naming a device. */
  readonly tag: string
  readonly atMs: number
  /** Whole copies of this office that stay, this one included. */
  readonly keep: number
}

export type Backup = { readonly name: string; readonly events: number }
type Reason = Exclude<BackupReason, 'noFolder' | 'backupRunning'>

const prefixOf = ({ kind, tag }: BackupWish): string => `soudan-desk-${kind}-${tag}-`

/** Whether a folder can take backups; nothing is written. It may lie on a share that answers late: nobody waits for it but the backup. */
export async function checkTarget(
  folder: string,
  target: string,
): Promise<Result<null, 'folderMissing' | 'insideOffice'>> {
  const found = path.isAbsolute(target) ? await stat(target).catch(() => null) : null
  if (found?.isDirectory() !== true) return fail('folderMissing')
  const inside = path.relative(path.resolve(folder), path.resolve(target))
  return inside === '' || (!inside.startsWith('..') && !path.isAbsolute(inside))
    ? fail('insideOffice')
    : ok()
}

/** Writes, verifies, and only then lets older copies go. A copy that failed is taken away again. */
export async function writeBackup(parts: BackupWish): Promise<Result<Backup, Reason>> {
  let unfinished: string | null = null
  try {
    const target = await checkTarget(parts.folder, parts.target)
    if (!target.ok) return target
    const prefix = prefixOf(parts)
    const name = `${prefix}${fileStampOf(parts.atMs)}`
    unfinished = path.join(parts.target, `${name}${UNFINISHED}`)
    await mkdir(unfinished, { recursive: true })
    const earlier = await copiesIn(parts.target, prefix)
    const order = 1 + Math.max(0, ...earlier.map((copy) => copy.order))
    const events = await fill(parts, unfinished, order)
    if (events === null) return fail('notVerified')
    const [whole, half] = [path.join(parts.target, name), unfinished]
    await whileHeldLonger(() => rename(half, whole))
    unfinished = null
    await prune(parts, earlier)
    return ok({ name, events })
  } catch (error) {
    return fail(reasonOf(error))
  } finally {
    if (unfinished !== null)
      await rm(unfinished, { recursive: true, force: true }).catch(() => undefined)
  }
}

function reasonOf(error: unknown): Reason {
  switch (storageCause(error)) {
    case 'diskFull':
      return 'diskFull'
    case 'readOnly':
      return 'folderReadOnly'
    case 'damaged':
      return 'notVerified'
    case 'busy':
    case 'other':
      return 'saveFailed'
    case null:
      throw error
  }
}

/** Null: what was written is not what was read. */
async function fill(parts: BackupWish, folder: string, order: number): Promise<number | null> {
  // The files first: a change of the schedule is in the log before it is in its files, never the other way round.
  const files = await copyOfficeFiles(parts.folder, folder)
  const events = await copyDatabase(parts.folder, folder)
  const all = [...files, await describeFile(folder, DATABASE_FILE)]
  const report = await verifyBeside(folder)
  if (!report.ok || report.events !== events || (await firstWrongFile(folder, files)) !== null)
    return null
  const manifest = path.join(folder, MANIFEST_FILE)
  await writeFile(
    manifest,
    newManifest({ kind: parts.kind, atMs: parts.atMs, events, order, files: all }),
  )
  await flush(manifest)
  return events
}

/** Through a connection of its own that holds one moment of the file: whatever is written meanwhile neither waits nor gets in. */
async function copyDatabase(from: string, to: string): Promise<number> {
  const source: DatabaseSync = openForReading(databasePath(from))
  try {
    source.exec('BEGIN')
    // Nothing is ever removed, so the newest row's place is the number of rows.
    const events = int(
      source.prepare('SELECT coalesce(max(rowid), 0) AS n FROM events').get() ?? {},
      'n',
    )
    await backup(source, databasePath(to), { rate: PAGES_PER_STEP })
    await flush(databasePath(to))
    return events
  } finally {
    source.close()
  }
}

type Copy = { readonly name: string; readonly order: number }

/** The whole copies of this very office, the oldest first. */
async function copiesIn(target: string, prefix: string): Promise<readonly Copy[]> {
  const copies: Copy[] = []
  for (const name of await readdir(target)) {
    if (!name.startsWith(prefix) || !/^\d{8}-\d{6}$/.test(name.slice(prefix.length))) continue
    const order = await orderOf(path.join(target, name))
    if (order !== null) copies.push({ name, order })
  }
  return copies.sort((a, b) => a.order - b.order)
}

/** With the one just written there are `keep`; it is never among those that go, whatever the clock says. */
async function prune(parts: BackupWish, earlier: readonly Copy[]): Promise<void> {
  for (const { name } of earlier.slice(0, Math.max(0, earlier.length + 1 - parts.keep)))
    await rm(path.join(parts.target, name), { recursive: true, force: true }).catch(() => undefined)
}
