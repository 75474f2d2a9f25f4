/** `verify` of a folder that may be a backup's: it is put together beside everything else, and verified as an office is. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { storageCause } from '../file/errors.ts'
import { migrations } from '../file/migrations/index.ts'
import { databasePath } from '../file/names.ts'
import { type VerifyFolder, verifyFolder } from '../verify/verify.ts'
import { assemble } from './assemble.ts'
import { firstWrongFile } from './backup-manifest.ts'
import { findBackup, type Found } from './restore.ts'

export const verifyOfficeOrBackup: VerifyFolder = async (folder, seals) => {
  if (existsSync(databasePath(folder))) return verifyFolder(folder, seals)
  const backup = await findBackup(folder)
  if (!backup.ok && backup.reason === 'noBackup') return verifyFolder(folder, seals)
  const to = await mkdtemp(path.join(tmpdir(), 'soudan-verify-'))
  try {
    const wrong = backup.ok
      ? await whatIsWrong(backup.value, to)
      : 'このバックアップは読み取れません'
    if (wrong !== null) return { ok: false, events: 0, firstBad: { sequence: 0, why: wrong } }
    return verifyFolder(to, seals)
  } finally {
    await rm(to, { recursive: true, force: true })
  }
}

/** Null: it was put together. */
async function whatIsWrong({ copy, base, manifest }: Found, to: string): Promise<string | null> {
  if (manifest.schema > migrations.length)
    return '新しいバージョンの相談デスクで作られたバックアップです'
  try {
    const file =
      (await firstWrongFile(copy, manifest.files)) ??
      assemble({ copy, base, manifest, to }, () => undefined)
    return file === null ? null : `バックアップのファイル（${file}）がないか、書き換えられています`
  } catch (error) {
    if (storageCause(error) === null) throw error
    return 'このバックアップは読み取れません'
  }
}
