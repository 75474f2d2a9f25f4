/** How long an office keeps its records (M15, M18). Nothing is laid down unless the office does: then nothing is ever destroyed. Pure. */
import { z } from 'zod'
import { RetentionKindSchema } from '../office/retention.ts'
import { LocalDateSchema } from '../time/day.ts'
import { RecordSummarySchema } from './record.ts'

/**
 * A restriction that is over as it is shown before it is destroyed, without the number. `lifted`: the day (Asia/Tokyo), null where
 * its last day passed.
 */
const OverRestrictionSchema = z.object({
  id: z.string(),
  name: z.string(),
  from: LocalDateSchema,
  until: LocalDateSchema.nullable(),
  lifted: LocalDateSchema.nullable(),
})
export type OverRestriction = z.infer<typeof OverRestrictionSchema>

/**
 * What is past its period. `before`: of days before this one, the same day so many months ago (a restriction: ended before it); `ids` of all of it up to a limit,
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
