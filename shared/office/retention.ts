/** How long an office keeps what (M15, M18), as its profile lays it down; what is due is worked out in records. */
import { z } from 'zod'

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
