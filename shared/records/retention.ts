/** How long an office keeps its records (M15, M18). Nothing is laid down unless the office does: then nothing is ever destroyed. Pure. */
import { z } from 'zod'
import type { LocalDate } from '../time/jst.ts'
import { RecordSummarySchema } from './record.ts'

/** record: an ordinary one. incident: one with a prohibited act or a recording (M14, M20-1). office: sign-ins, imports, contacts, month by month. */
export const RetentionKindSchema = z.enum(['record', 'incident', 'office'])
export type RetentionKind = z.infer<typeof RetentionKindSchema>

/** Whole months; null: kept for ever. */
const months = z.int().min(1).max(1200).nullable()
export const RetentionSchema = z.object({ record: months, incident: months, office: months })
export type Retention = z.infer<typeof RetentionSchema>
export const keepEverything: Retention = { record: null, incident: null, office: null }

/** What is past its period. `before`: of days before this one; `ids` of all of it up to a limit, `rows` what can be shown of the records. */
export const DueSchema = z.object({
  kind: RetentionKindSchema,
  before: z.string(),
  total: z.int(),
  ids: z.array(z.string()),
  rows: z.array(RecordSummarySchema),
})
export type Due = z.infer<typeof DueSchema>

/** At once at most: so that one approval stays one write. */
export const DISPOSED_AT_ONCE = 500

const two = (value: number): string => String(value).padStart(2, '0')

/** The same day `months` earlier, or the last one of that month where it is shorter. What lies before it is past its period. */
export function periodEnd(today: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const total = year * 12 + (month - 1) - months
  const [targetYear, targetMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1]
  const last = new Date(Date.UTC(targetYear, targetMonth, 0)).getUTCDate()
  return `${String(targetYear).padStart(4, '0')}-${two(targetMonth)}-${two(Math.min(day, last))}`
}
