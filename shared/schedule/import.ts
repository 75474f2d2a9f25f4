/** What an import would do, row by row, before anything is written. */
import { z } from 'zod'
import { FieldSchema, RowReasonSchema } from '../log/unread.ts'

export {
  type Field,
  FieldSchema,
  type RowReason,
  RowReasonSchema,
  type UnreadRow,
  UnreadRowSchema,
} from '../log/unread.ts'

export const VerdictSchema = z.enum([
  'added',
  'changed',
  'unchanged',
  'withdrawn',
  'held',
  'rejected',
])
export type Verdict = z.infer<typeof VerdictSchema>

export const ImportRowSchema = z.object({
  /** Line of the file on which the row starts, from 1. */
  line: z.int(),
  verdict: VerdictSchema,
  reasons: z.array(RowReasonSchema),
  /** As it was understood; null for a row that could not be read. */
  booking: z
    .object({
      receiptNumber: z.string(),
      date: z.string(),
      slot: z.string(),
      jobSeekerNumber: z.string().nullable(),
      name: z.string(),
    })
    .nullable(),
  /** As it came: column title and cell, the password column left out. */
  raw: z.array(z.tuple([z.string(), z.string()])),
  /** Field by field, for `changed`. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
export type ImportRow = z.infer<typeof ImportRowSchema>

export const ImportSummarySchema = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  withdrawn: z.int(),
  held: z.int(),
  rejected: z.int(),
})
export type ImportSummary = z.infer<typeof ImportSummarySchema>

export const EncodingSchema = z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'cp932'])

export const ImportPreviewSchema = z.object({
  /** Names this preview when it is accepted. */
  previewId: z.string(),
  fileName: z.string(),
  encoding: EncodingSchema,
  headerLine: z.int(),
  summary: ImportSummarySchema,
  /** All rows in the order of the file; of a file with more than PREVIEW_ROWS the first ones to look at, the rest by `schedule.previewRows`. */
  rows: z.array(ImportRowSchema),
})
export type ImportPreview = z.infer<typeof ImportPreviewSchema>

/** How many rows travel to a screen at once: more would block the process that runs the cap. */
export const PREVIEW_ROWS = 400

/** A file whose header is not known: its titles, some rows, and what was guessed. */
export const UnknownHeaderSchema = z.object({
  fileName: z.string(),
  fingerprint: z.string(),
  headerLine: z.int(),
  titles: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  guess: z.array(FieldSchema.nullable()),
})
export type UnknownHeader = z.infer<typeof UnknownHeaderSchema>

export const importReasons = [
  'fileEmpty',
  'fileUnreadable',
  'noHeader',
  'tooLarge',
  'cancelled',
  'previewGone',
  'scheduleChanged',
  'saveFailed',
] as const
export type ImportReason = (typeof importReasons)[number]
