/** Backups of an office's folder: what is asked for, what became of it, and when the next is due. Pure. */
import { z } from 'zod'
import { MINUTE } from '../clock.ts'
import { addDays, LocalTimeSchema } from '../time/day.ts'
import { dateOf, instantOf } from '../time/instant.ts'

/** `folder` null: nobody has chosen one yet, so there are no backups. `keep`: how many whole copies stay in the folder. */
export const BackupSettingsSchema = z.object({
  folder: z.string().max(500).nullable(),
  time: LocalTimeSchema,
  keep: z.int().min(1).max(60),
})
export type BackupSettings = z.infer<typeof BackupSettingsSchema>
export const backupDefaults: BackupSettings = { folder: null, time: '17:30', keep: 14 }

/**
 * noFolder: none was chosen. folderMissing: it is not there (a drive that is not connected). insideOffice: it lies in the
 * office's own folder. notVerified: what was written is not what it should be; it was taken away again.
 */
export const backupReasons = [
  'noFolder',
  'folderMissing',
  'insideOffice',
  'folderReadOnly',
  'diskFull',
  'notVerified',
  'backupRunning',
  'saveFailed',
] as const
export const BackupReasonSchema = z.enum(backupReasons)
export type BackupReason = z.infer<typeof BackupReasonSchema>

/** One finished attempt. `events` and `name` of the copy; null when it failed. `reason` null: it is there and was verified. */
export const BackupOutcomeSchema = z.object({
  atMs: z.number(),
  folder: z.string(),
  name: z.string().nullable(),
  events: z.int().nullable(),
  reason: BackupReasonSchema.nullable(),
})
export type BackupOutcome = z.infer<typeof BackupOutcomeSchema>

export const BackupStatusSchema = z.object({
  settings: BackupSettingsSchema,
  running: z.boolean(),
  /** The newest attempt, and the newest one that succeeded. */
  last: BackupOutcomeSchema.nullable(),
  lastGood: BackupOutcomeSchema.nullable(),
})
export type BackupStatus = z.infer<typeof BackupStatusSchema>

/** After a failure the next try is not the next day's. */
const RETRY_AFTER_MS = 30 * MINUTE

/**
 * @param nowMs wall clock; true: the time of the day has passed since the last attempt, or a failed one may be tried again,
 * or the last one bears a time that is yet to come: then nobody knows when it was
 */
export function backupIsDue(
  { settings, last }: Pick<BackupStatus, 'settings' | 'last'>,
  nowMs: number,
): boolean {
  if (settings.folder === null) return false
  const today = instantOf(dateOf(nowMs), settings.time)
  const due = today <= nowMs ? today : instantOf(addDays(dateOf(nowMs), -1), settings.time)
  if (last === null || last.atMs < due || last.atMs > nowMs) return true
  return last.reason !== null && nowMs - last.atMs >= RETRY_AFTER_MS
}
