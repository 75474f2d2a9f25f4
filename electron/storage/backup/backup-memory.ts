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
  const last = reader.ofScope('settings', 'office.backupSet').at(-1)
  if (last === undefined) return backupDefaults
  const logged = asLogged(last.event)
  if (logged?.type !== 'office.backupSet') throw new DamagedRow('the settings cannot be read')
  return logged.payload
}

/** Told when the office is opened, and not when a backup is due, or Zoom or the mail server is asked for. */
function settingsAreReadable(reader: LogReader): void {
  if (reader.ofScope('settings').some(({ event }) => asLogged(event) === null))
    throw new DamagedRow('the settings cannot be read')
}

export function openBackupMemory(folder: string, reader: LogReader): BackupMemory {
  const file = path.join(folder, 'backups.json')
  settingsAreReadable(reader)
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
