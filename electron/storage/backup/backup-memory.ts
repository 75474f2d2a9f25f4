/** Where backups go, which the log says; and, in backups.json in the office's folder, what became of the last ones. Holds no person's data. */
import path from 'node:path'
import { z } from 'zod'
import {
  backupDefaults,
  BackupOutcomeSchema,
  type BackupSettings,
} from '../../../shared/records/backup.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { writeFileAtomically } from '../file/atomic-file.ts'
import { saveFailed, storageCause } from '../file/errors.ts'
import { readWhileHeld } from '../file/held.ts'
import { DamagedRow } from '../file/rows.ts'
import { asLogged } from '../log/event-row.ts'
import type { LogReader } from '../log/reader.ts'

const OutcomesSchema = z.object({
  last: BackupOutcomeSchema.nullable(),
  lastGood: BackupOutcomeSchema.nullable(),
})
export type BackupOutcomes = z.infer<typeof OutcomesSchema>

export interface BackupMemory {
  /** A DamagedRow: the log cannot say it; found when the office is opened. */
  settings(): BackupSettings
  /** A file that cannot be read counts as none: a backup is due then. */
  outcomes(): BackupOutcomes
  keep(outcomes: BackupOutcomes): Result<null, 'saveFailed'>
}

/** What was laid down last. A DamagedRow: it cannot be read, and without it backups would stop unnoticed. */
function loggedSettings(reader: LogReader): BackupSettings {
  let settings = backupDefaults
  for (const { event } of reader.ofScope('settings')) {
    const logged = asLogged(event)
    if (logged === null) throw new DamagedRow('the settings cannot be read')
    if (logged.type === 'office.backupSet') settings = logged.payload
  }
  return settings
}

export function openBackupMemory(folder: string, reader: LogReader): BackupMemory {
  const file = path.join(folder, 'backups.json')
  // Told now, and not when the first backup is due.
  loggedSettings(reader)
  const nothing: BackupOutcomes = { last: null, lastGood: null }
  return {
    settings: () => loggedSettings(reader),
    outcomes() {
      try {
        const outcomes = OutcomesSchema.safeParse(JSON.parse(readWhileHeld(file) ?? 'null'))
        return outcomes.success ? outcomes.data : nothing
      } catch (error) {
        if (!(error instanceof SyntaxError) && storageCause(error) === null) throw error
        return nothing
      }
    },
    keep(outcomes) {
      try {
        writeFileAtomically(file, `${JSON.stringify(outcomes, null, 2)}\n`)
        return ok()
      } catch (error) {
        return saveFailed(error)
      }
    },
  }
}
