/** 予約の履歴: what was done to the bookings, by import and by day, and the ways back. */
import { z } from 'zod'

const CountsSchema = z.object({
  added: z.int(),
  changed: z.int(),
  /** Withdrawn in e-TUMO, or cancelled here. */
  gone: z.int(),
})

/**
 * One line. import: a file; undone: that file was taken back later. day: what was done by hand on that day.
 * back: an import was taken back, or all bookings put back. `place`: where it begins in the log.
 */
export const HistoryItemSchema = z.object({
  id: z.string(),
  kind: z.enum(['import', 'day', 'back']),
  place: z.int(),
  /** The stamp of its last event, to be read by people. */
  atMs: z.number(),
  fileName: z.string().nullable(),
  counts: CountsSchema,
  undone: z.boolean(),
})
export type HistoryItem = z.infer<typeof HistoryItemSchema>

/** What is to be taken back: one import, or everything from a place on. */
export const BackTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('import'), batch: z.string().max(80) }),
  z.object({ kind: z.literal('before'), place: z.int().min(1) }),
])
export type BackTarget = z.infer<typeof BackTargetSchema>

/** How many bookings a way back would touch. kept: in session, over, or (of one import) changed since. */
export const BackCountsSchema = z.object({
  removed: z.int(),
  changed: z.int(),
  held: z.int(),
  kept: z.int(),
})
export type BackCounts = z.infer<typeof BackCountsSchema>
