/** A supervisor's decision to refuse somebody further use for a while (M12-2-6, M14, M20-1). Pure. */
import { z } from 'zod'
import { type LocalDate, LocalDateSchema } from '../time/day.ts'

export const RestrictionStateSchema = z.enum(['inForce', 'ahead', 'over', 'lifted'])
export type RestrictionState = z.infer<typeof RestrictionStateSchema>

/** What a supervisor writes. `until` null: until it is lifted; both days are inside. `notice`: the words to send to the person. */
export const RestrictionWishSchema = z.object({
  reason: z.string().trim().min(1).max(500),
  from: LocalDateSchema,
  until: LocalDateSchema.nullable(),
  notice: z.string().trim().max(2000),
})
export type RestrictionWish = z.infer<typeof RestrictionWishSchema>

/** One decision as the list and the history show it; the job-seeker number is on no screen. */
export const RestrictionSchema = RestrictionWishSchema.extend({
  id: z.string(),
  /** The record it was decided from. */
  recordId: z.string(),
  name: z.string(),
  by: z.string(),
  atMs: z.number(),
  lifted: z.object({ by: z.string(), atMs: z.number(), why: z.string() }).nullable(),
  state: RestrictionStateSchema,
})
export type Restriction = z.infer<typeof RestrictionSchema>

type Span = { readonly from: LocalDate; readonly until: LocalDate | null; readonly lifted: unknown }

/** @param date a day in Asia/Tokyo: the booking's for a booking, today for the list */
export function restrictionState(span: Span, date: LocalDate): RestrictionState {
  if (span.lifted !== null) return 'lifted'
  if (date < span.from) return 'ahead'
  return span.until !== null && date > span.until ? 'over' : 'inForce'
}

/** So many are shown at first, and again with each wish for more. */
export const RESTRICTIONS_SHOWN = 100
export const MOST_RESTRICTIONS_SHOWN = 2_000
