/** backups.json in the office's folder: where backups go, and what became of the last ones. Holds no person's data. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import {
  backupDefaults,
  BackupOutcomeSchema,
  BackupSettingsSchema,
} from '../../../shared/records/backup.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { writeFileAtomically } from '../file/atomic-file.ts'
import { storageCause } from '../file/errors.ts'

const MemorySchema = z.object({
  settings: BackupSettingsSchema,
  last: BackupOutcomeSchema.nullable(),
  lastGood: BackupOutcomeSchema.nullable(),
})
export type BackupMemory = z.infer<typeof MemorySchema>

export interface BackupSettingsFile {
  read(): BackupMemory
  write(memory: BackupMemory): Result<null, 'saveFailed'>
}

const nothing: BackupMemory = { settings: backupDefaults, last: null, lastGood: null }

/** A file that cannot be read counts as none: backups then have to be set up again, which the settings show. */
export function openBackupSettings(folder: string): BackupSettingsFile {
  const file = path.join(folder, 'backups.json')
  return {
    read() {
      try {
        if (!existsSync(file)) return nothing
        const memory = MemorySchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
        return memory.success ? memory.data : nothing
      } catch (error) {
        if (!(error instanceof SyntaxError) && storageCause(error) === null) throw error
        return nothing
      }
    },
    write(memory) {
      try {
        writeFileAtomically(file, `${JSON.stringify(memory, null, 2)}\n`)
        return ok()
      } catch (error) {
        const cause = storageCause(error)
        if (cause === null) throw error
        return fail('saveFailed', { cause })
      }
    },
  }
}
