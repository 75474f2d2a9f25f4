/** backup.json: what a backup consists of. Written last, so a folder without it is no backup. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { OfficeKindSchema } from '../../../shared/office/status.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { storageCause } from '../file/errors.ts'

export const MANIFEST_FILE = 'backup.json'
const VERSION = 1

const FileSchema = z.object({
  /** Relative to the backup, parts joined by '/'. */
  path: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)*$/)
    .refine((name) => name.split('/').every((part) => part !== '..' && part !== '.')),
  bytes: z.int().min(0),
  sha256: z.string(),
})
export const BackupManifestSchema = z.object({
  version: z.literal(VERSION),
  kind: OfficeKindSchema,
  /** Wall clock of the moment the copy stands for, ms since 1970 UTC. */
  atMs: z.number(),
  events: z.int().min(0),
  /** Counts an office's copies in one folder: which is older is told by this, never by a stamp. */
  order: z.int().min(1),
  files: z.array(FileSchema).min(1),
})
export type BackupManifest = z.infer<typeof BackupManifestSchema>
export type BackupFile = BackupManifest['files'][number]

const VersionSchema = z.object({ version: z.number() })

export const newManifest = (rest: Omit<BackupManifest, 'version'>): string =>
  `${JSON.stringify({ version: VERSION, ...rest }, null, 2)}\n`

type ManifestRead = Result<BackupManifest, 'noBackup' | 'backupNewer' | 'backupDamaged'>

export function readManifest(folder: string): ManifestRead {
  const file = path.join(folder, MANIFEST_FILE)
  return existsSync(file) ? manifestIn(readFileSync(file, 'utf8')) : fail('noBackup')
}

/** The count of a whole copy; null: this is none, or cannot be read now. */
export async function orderOf(folder: string): Promise<number | null> {
  try {
    const manifest = manifestIn(await readFile(path.join(folder, MANIFEST_FILE), 'utf8'))
    return manifest.ok ? manifest.value.order : null
  } catch (error) {
    if (storageCause(error) === null) throw error
    return null
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
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** The first file that is not as the manifest has it; null: all of them are. */
export async function firstWrongFile(
  folder: string,
  files: readonly BackupFile[],
): Promise<string | null> {
  for (const file of files) {
    const place = path.join(folder, ...file.path.split('/'))
    if (!existsSync(place) || (await sha256Of(place)) !== file.sha256) return file.path
  }
  return null
}
