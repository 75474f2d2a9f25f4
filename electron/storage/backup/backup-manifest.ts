/** backup.json: what a backup consists of. Written last, so a folder without it is no backup. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { OfficeKindSchema } from '../../../shared/office/status.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { isMissing, storageCause } from '../file/errors.ts'
import { whileHeldLonger } from '../file/held.ts'

export const MANIFEST_FILE = 'backup.json'
/** The tables that are small or change as a whole; beside the manifest, and put into the database when it is restored. */
export const TABLES_FILE = 'tables.rows'
const VERSION = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const FileSchema = z.object({
  /** Relative to the backup, parts joined by '/'. */
  path: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)*$/)
    .refine((name) => name.split('/').every((part) => part !== '..' && part !== '.')),
  bytes: z.int().min(0),
  sha256,
})

/** The tables that only grow, so that what was written of them once is written for all later copies. */
export const GROWING = ['events', 'record_keys'] as const
const PartSchema = z.object({
  table: z.enum(GROWING),
  /** Rowids, both inside. */
  from: z.int().min(1),
  to: z.int().min(1),
  bytes: z.int().min(0),
  sha256,
})
export type BackupPart = z.infer<typeof PartSchema>

export const BackupManifestSchema = z.object({
  version: z.literal(VERSION),
  kind: OfficeKindSchema,
  /** Wall clock of the moment the copy stands for, ms since 1970 UTC. */
  atMs: z.number(),
  events: z.int().min(0),
  /** Counts an office's copies in one folder: which is older is told by this, never by a stamp. */
  order: z.int().min(1),
  /** How many migrations the database had behind it. */
  schema: z.int().min(1),
  /** The `order` of the copy that was written as a whole; the parts of all that followed lie with it. */
  base: z.int().min(1),
  /** Each once, in their order; they lie in the folder of the base. */
  parts: z.array(PartSchema),
  /** Of the newest event of each device: the next copy goes on from it only if the log still holds it so. */
  chain: sha256,
  files: z.array(FileSchema).min(1),
})
export type BackupManifest = z.infer<typeof BackupManifestSchema>
export type BackupFile = BackupManifest['files'][number]

const VersionSchema = z.object({ version: z.number() })

export const newManifest = (rest: Omit<BackupManifest, 'version'>): string =>
  `${JSON.stringify({ version: VERSION, ...rest }, null, 1)}\n`

export const baseFolder = (base: number): string => `base-${String(base).padStart(6, '0')}`

/** Two parts of the same name hold the same. */
export const partName = ({ table, from, to, sha256: sum }: BackupPart): string =>
  `${table}-${from}-${to}-${sum.slice(0, 16)}.rows`

type ManifestRead = Result<BackupManifest, 'noBackup' | 'backupNewer' | 'backupDamaged'>

/** Throws what the file system says but that there is no such file. */
export async function readManifest(folder: string): Promise<ManifestRead> {
  try {
    const file = path.join(folder, MANIFEST_FILE)
    return manifestIn(await whileHeldLonger(() => readFile(file, 'utf8')))
  } catch (error) {
    if (isMissing(error)) return fail('noBackup')
    throw error
  }
}

/** As readManifest; `unreadable`: nobody can say now whether this is a whole copy. */
export async function lookAtManifest(
  folder: string,
): Promise<ManifestRead | Result<never, 'unreadable'>> {
  try {
    return await readManifest(folder)
  } catch (error) {
    if (storageCause(error) === null) throw error
    return fail('unreadable')
  }
}

function manifestIn(text: string): ManifestRead {
  const content = parse(text)
  const version = VersionSchema.safeParse(content)
  if (version.success && version.data.version > VERSION) return fail('backupNewer')
  const manifest = BackupManifestSchema.safeParse(content)
  return manifest.success ? ok(manifest.data) : fail('backupDamaged')
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}

export async function sha256Of(file: string): Promise<string> {
  return whileHeldLonger(async () => {
    const hash = createHash('sha256')
    await pipeline(createReadStream(file), hash)
    return hash.digest('hex')
  })
}

/** The first file that is not as the manifest has it; null: all of them are. */
export async function firstWrongFile(
  folder: string,
  files: readonly BackupFile[],
): Promise<string | null> {
  for (const file of files) {
    const place = path.join(folder, ...file.path.split('/'))
    try {
      if ((await sha256Of(place)) !== file.sha256) return file.path
    } catch (error) {
      if (!isMissing(error)) throw error
      return file.path
    }
  }
  return null
}
