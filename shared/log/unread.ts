/** Rows of a file that nobody could read, and the columns a person named, as the log keeps them. */
import { z } from 'zod'
import { HoldReasonSchema } from './booking.ts'

/** Columns the importer understands; only receiptNumber, date, time and name must be found. */
export const FieldSchema = z.enum([
  'receiptNumber',
  'date',
  'time',
  'dateTime',
  'name',
  'kana',
  'jobSeekerNumber',
  'status',
  'category',
  'residence',
  'companions',
  'phone',
  'email',
  'site',
])
export type Field = z.infer<typeof FieldSchema>

/** Why a row cannot be read at all, next to the reasons for which it is held. */
export const RowProblemSchema = z.enum(['badDate', 'badTime', 'noReceiptNumber', 'unreadableRow'])
/** Worth a look, but no obstacle. */
export const RowWarningSchema = z.enum(['shortNumber', 'nameVariant', 'numberFormattedByExcel'])
export const RowReasonSchema = z.union([HoldReasonSchema, RowProblemSchema, RowWarningSchema])
export type RowReason = z.infer<typeof RowReasonSchema>

/** A row of an accepted file that is no booking yet because it cannot be read; kept until a person dismisses it. */
export const UnreadRowSchema = z.object({
  /** A keyed hash of what it says: the same row has it on every PC, and in every later file. */
  id: z.string().min(1),
  fileName: z.string(),
  line: z.int(),
  receiptNumber: z.string().nullable(),
  reasons: z.array(RowReasonSchema),
  raw: z.array(z.tuple([z.string(), z.string()])),
  atMs: z.number(),
})
export type UnreadRow = z.infer<typeof UnreadRowSchema>
