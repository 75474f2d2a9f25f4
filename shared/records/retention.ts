/** How long an office keeps its records (M15, M18). Nothing is laid down unless the office does: then nothing is ever destroyed. Pure. */
import { z } from 'zod'
import { RetentionKindSchema } from '../office/retention.ts'
import { type LocalDate, LocalDateSchema } from '../time/jst.ts'
import { RecordSummarySchema } from './record.ts'

/**
 * A restriction that is over as it is shown before it is destroyed, without the number. `lifted`: the day (Asia/Tokyo), null where
 * its last day passed. `inOfficeLog`: decided with an earlier version, so that its words stand in the office's events of that month too.
 */
const OverRestrictionSchema = z.object({
  id: z.string(),
  name: z.string(),
  from: LocalDateSchema,
  until: LocalDateSchema.nullable(),
  lifted: LocalDateSchema.nullable(),
  inOfficeLog: z.boolean(),
})
export type OverRestriction = z.infer<typeof OverRestrictionSchema>

/**
 * What is past its period. `before`: of days before this one (a restriction: ended before it); `ids` of all of it up to a limit,
 * `rows` what can be shown of the records, `restrictions` of the restrictions.
 */
export const DueSchema = z.object({
  kind: RetentionKindSchema,
  before: z.string(),
  total: z.int(),
  ids: z.array(z.string()),
  rows: z.array(RecordSummarySchema),
  restrictions: z.array(OverRestrictionSchema),
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
