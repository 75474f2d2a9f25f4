/** How long an office keeps its records (M15, M18). Nothing is laid down unless the office does: then nothing is ever destroyed. Pure. */
import { z } from 'zod'
import { RestrictionSchema } from '../review/restriction.ts'
import { LocalDateSchema } from '../time/day.ts'
import { RecordSummarySchema } from './record.ts'

/**
 * record: an ordinary one. incident: one with a prohibited act or a recording (M14, M20-1). restriction: a supervisor's decision
 * (M12-2-6, M14, M20-1) that is over. office: sign-ins, bookings, imports, contacts, month by month.
 */
export const RetentionKindSchema = z.enum(['record', 'incident', 'restriction', 'office'])
export type RetentionKind = z.infer<typeof RetentionKindSchema>

/** Whole months; null: kept for ever. */
const months = z.int().min(1).max(1200).nullable()
/** `restriction` came later than the others: a profile that does not know it keeps them for ever. */
export const RetentionSchema = z.object({
  record: months,
  incident: months,
  restriction: months.default(null),
  office: months,
})
export type Retention = z.infer<typeof RetentionSchema>
export const keepEverything: Retention = {
  record: null,
  incident: null,
  restriction: null,
  office: null,
}

/**
 * A restriction that is over as it is shown before it is destroyed, without the number. `lifted`: the day (Asia/Tokyo), null where
 * its last day passed. `inOfficeLog`: decided with an earlier version, so that its words stand in the office's events of that month too.
 */
const OverRestrictionSchema = RestrictionSchema.pick({
  id: true,
  name: true,
  from: true,
  until: true,
}).extend({ lifted: LocalDateSchema.nullable(), inOfficeLog: z.boolean() })
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
