/** The files of an office beside its database: the key file, the profile, the parts of the schedule. */
import { statSync, readdirSync } from 'node:fs'
import { copyFile, mkdir, open, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type BackupFile, MANIFEST_FILE, sha256Of, TABLES_FILE } from './backup-manifest.ts'
import { isMissing } from '../file/errors.ts'
import { whileHeld, whileHeldLonger } from '../file/held.ts'
import { DATABASE_FILE, LOCK_FILE } from '../file/names.ts'

const MOST_TRIES = 20

/** The database is copied row by row; the lock belongs to this run; a name with .new or .tmp is half a file. */
export function isCopied(name: string): boolean {
  return (
    !name.startsWith(DATABASE_FILE) &&
    !name.startsWith(LOCK_FILE) &&
    name !== MANIFEST_FILE &&
    name !== TABLES_FILE &&
    !/\.new$|\.tmp/.test(name)
  )
}

type Found = { readonly path: string; readonly mark: string }

/** What is there now; `mark` changes with the content. */
function listFiles(folder: string, under = ''): Found[] {
  return readdirSync(path.join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const relative = under === '' ? entry.name : `${under}/${entry.name}`
    if (entry.isDirectory()) return listFiles(folder, relative)
    if (!entry.isFile() || (under === '' && !isCopied(entry.name)) || /\.tmp/.test(entry.name))
      return []
    const stat = whileHeld(() => statSync(path.join(folder, relative), { throwIfNoEntry: false }))
    return stat === undefined
      ? []
      : [{ path: relative, mark: `${stat.size} ${stat.mtimeMs} ${stat.ino}` }]
  })
}

/** Through to the disk, as a copy that is only in a cache is none. */
export async function flush(file: string): Promise<void> {
  const handle = await whileHeldLonger(() => open(file, 'r+'))
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Copies all of them as they are at one moment: what changed while it was being copied is copied again, until
 * nothing has. Errors of the file system are thrown.
 */
export async function copyOfficeFiles(folder: string, target: string): Promise<BackupFile[]> {
  let before = listFiles(folder)
  let todo: readonly Found[] = before
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    for (const file of todo) await copyOne(folder, target, file.path)
    const after = listFiles(folder)
    const marks = new Map(before.map((file) => [file.path, file.mark]))
    for (const gone of before.filter((file) => !after.some(({ path: name }) => name === file.path)))
      await rm(path.join(target, gone.path), { force: true })
    todo = after.filter((file) => marks.get(file.path) !== file.mark)
    before = after
    if (todo.length === 0) return describe(target, after)
  }
  throw new Error("the office's files never came to rest")
}

async function copyOne(folder: string, target: string, name: string): Promise<void> {
  const to = path.join(target, ...name.split('/'))
  await mkdir(path.dirname(to), { recursive: true })
  try {
    await whileHeldLonger(() => copyFile(path.join(folder, ...name.split('/')), to))
    await flush(to)
  } catch (error) {
    // Removed meanwhile: the next look says so.
    if (!isMissing(error)) throw error
  }
}

async function describe(target: string, files: readonly Found[]): Promise<BackupFile[]> {
  return Promise.all(files.map((file) => describeFile(target, file.path)))
}

async function describeFile(target: string, name: string): Promise<BackupFile> {
  const file = path.join(target, ...name.split('/'))
  const { size } = await whileHeldLonger(() => stat(file))
  return { path: name, bytes: size, sha256: await sha256Of(file) }
}
