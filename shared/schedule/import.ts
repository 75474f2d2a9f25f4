/** What an import would do, row by row, before anything is written. */
import { z } from 'zod'
import { CategorySchema, ResidenceSchema, SourceStatusSchema } from '../log/booking.ts'
import { FieldSchema, RowReasonSchema } from '../log/unread.ts'

export {
  type Field,
  FieldSchema,
  RowProblemSchema,
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
  /** As it was understood, all of it but telephone and address; null for a row that could not be read. */
  booking: z
    .object({
      /** Null: the row's own is lost. */
      receiptNumber: z.string().nullable(),
      date: z.string(),
      slot: z.string(),
      jobSeekerNumber: z.string().nullable(),
      name: z.string(),
      kana: z.string().nullable(),
      status: SourceStatusSchema,
      category: CategorySchema.nullable(),
      residence: ResidenceSchema.nullable(),
      companions: z.string().nullable(),
      siteId: z.string().nullable(),
      hasPhone: z.boolean(),
      hasEmail: z.boolean(),
      hasMeeting: z.boolean(),
    })
    .nullable(),
  /** As it came: column title and cell; passwords left out, telephone and address masked, long texts cut. */
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

/** How many rows travel to a screen at once: more would block the process that runs the cap. */
export const PREVIEW_ROWS = 400

/** Why a person is asked about a column: its title's bracket changes the meaning, or its cells hold what a booking rests on. */
export const DoubtSchema = z.enum(['brackets', 'states', 'numbers', 'dates'])
export type Doubt = z.infer<typeof DoubtSchema>

/** The columns of a file: titles, some rows, and what was guessed. Cells of password columns are empty. */
export const UnknownHeaderSchema = z.object({
  fileName: z.string(),
  fingerprint: z.string(),
  headerLine: z.int(),
  titles: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  guess: z.array(FieldSchema.nullable()),
  doubts: z.array(DoubtSchema.nullable()),
  /** Columns of passwords: never read, and not to be chosen. */
  secret: z.array(z.int()),
})
export type UnknownHeader = z.infer<typeof UnknownHeaderSchema>

/** olderDate: an earlier date of output than a file of this kind had before. statesGoBack: withdrawn bookings stand as booked again. numbersRestart: its numbers are those of other persons. */
export const FileNoticeSchema = z.enum(['olderDate', 'statesGoBack', 'numbersRestart'])
export type FileNotice = z.infer<typeof FileNoticeSchema>

export const ImportPreviewSchema = z.object({
  /** Names this preview when it is accepted. */
  previewId: z.string(),
  fileName: z.string(),
  encoding: EncodingSchema,
  headerLine: z.int(),
  /** How its columns were understood, open to correction. */
  header: UnknownHeaderSchema,
  /** What is odd about the whole file. */
  notices: z.array(FileNoticeSchema),
  summary: ImportSummarySchema,
  /** All rows in the order of the file; of a file with more than PREVIEW_ROWS the first ones to look at, the rest by `schedule.previewRows`. */
  rows: z.array(ImportRowSchema),
})
export type ImportPreview = z.infer<typeof ImportPreviewSchema>

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
