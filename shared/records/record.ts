/** A session record as the list and the reader show it. */
import { z } from 'zod'
import { OutcomeSchema } from '../log/outcome.ts'
import { PostingSchema } from '../log/posting.ts'

/** open: session not closed yet. waiting: for the supervisor. returned: back with the counselor. answered: supervisor again. signedOff: done. */
export const ReviewStateSchema = z.enum(['open', 'waiting', 'returned', 'answered', 'signedOff'])
export type ReviewState = z.infer<typeof ReviewStateSchema>

export const RecordSummarySchema = z.object({
  recordId: z.string(),
  date: z.string(),
  slot: z.string(),
  siteId: z.string(),
  name: z.string(),
  counselorId: z.string(),
  counselorName: z.string(),
  outcome: OutcomeSchema.nullable(),
  /** A supervisor corrected it. */
  corrected: z.boolean(),
  usedMs: z.number().nullable(),
  incident: z.boolean(),
  review: ReviewStateSchema,
})
export type RecordSummary = z.infer<typeof RecordSummarySchema>

/** One line of the timeline; `place`: from 1 in the office's order, whichever PC wrote it; `payload` is the opened payload of that event type. */
export const TimelineEntrySchema = z.object({
  place: z.int(),
  atMs: z.number(),
  actorName: z.string(),
  type: z.string(),
  payload: z.unknown(),
})
export type TimelineEntry = z.infer<typeof TimelineEntrySchema>

export const RecordViewSchema = z.object({
  summary: RecordSummarySchema,
  kana: z.string().nullable(),
  hasNumber: z.boolean(),
  companions: z.string().nullable(),
  practice: z.boolean(),
  note: z.string(),
  followUp: z.string(),
  postings: z.array(PostingSchema),
  timeline: z.array(TimelineEntrySchema),
  review: z.array(
    z.object({
      kind: z.enum(['signedOff', 'returned', 'answered']),
      atMs: z.number(),
      actorName: z.string(),
      comment: z.string(),
    }),
  ),
})
export type RecordView = z.infer<typeof RecordViewSchema>

export const RecordFilterSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  slot: z.string().nullable(),
  counselorId: z.string().nullable(),
  outcome: OutcomeSchema.nullable(),
  incident: z.boolean().nullable(),
  review: ReviewStateSchema.nullable(),
  siteId: z.string().nullable(),
  /** A whole job-seeker number, or part of a name or kana. */
  text: z.string().max(60),
})
export type RecordFilter = z.infer<typeof RecordFilterSchema>

/** Every record. */
export const noFilter: RecordFilter = {
  from: null,
  to: null,
  slot: null,
  counselorId: null,
  outcome: null,
  incident: null,
  review: null,
  siteId: null,
  text: '',
}

/** A record's place in the list, newest day and slot first. `id` tells those of one slot apart, in order of arrival. */
export const ListKeySchema = z.object({ date: z.string(), slot: z.string(), id: z.int() })
export type ListKey = z.infer<typeof ListKeySchema>

/**
 * Where a page lies: next to a record that is known, so that nobody is shown twice or passed over when others come or go meanwhile.
 * `edge` null: the top of the list. `skip`: so many lie between, for a leap along the scroll bar.
 */
export const PageAtSchema = z.object({
  edge: z.object({ key: ListKeySchema, side: z.enum(['after', 'before']) }).nullable(),
  skip: z.int().min(0),
})
export type PageAt = z.infer<typeof PageAtSchema>
/** The first and the last record of a page; null: it is empty. */
export const PageEdgesSchema = z.object({ first: ListKeySchema, last: ListKeySchema }).nullable()
export type PageEdges = z.infer<typeof PageEdgesSchema>

export const firstPage: PageAt = { edge: null, skip: 0 }

/**
 * A filter a person keeps under a name; only that person sees it. Without the searched text, which is somebody's name or number
 * and would outlive the record (M15, M18).
 */
export const SavedFilterSchema = z.object({
  name: z.string().trim().min(1).max(40),
  filter: RecordFilterSchema.extend({ text: z.literal('') }),
})
export type SavedFilter = z.infer<typeof SavedFilterSchema>
