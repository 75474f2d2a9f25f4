/** Rows of a file that nobody could read, and the columns a person named, as the log keeps them. */
import { z } from 'zod'
import { HoldReasonSchema } from './booking.ts'

/** Columns the importer understands; only receiptNumber, a date with a time and a name must be found. Several columns may have one meaning. */
export const FieldSchema = z.enum([
  'receiptNumber',
  'date',
  'time',
  'dateTime',
  'name',
  'familyName',
  'givenName',
  'kana',
  'familyKana',
  'givenKana',
  'jobSeekerNumber',
  'status',
  'category',
  'residence',
  'companions',
  'phone',
  'email',
  'site',
  'meetingLink',
  'meetingNumber',
  'meetingPasscode',
])
export type Field = z.infer<typeof FieldSchema>

/** Why a row cannot be read at all, next to the reasons for which it is held. */
export const RowProblemSchema = z.enum([
  'badDate',
  'badTime',
  'noReceiptNumber',
  'unreadableRow',
  'cellsDiffer',
])
/** Worth a look, but no obstacle. */
export const RowWarningSchema = z.enum([
  'shortNumber',
  'nameVariant',
  'numberFormattedByExcel',
  'phoneZero',
  'phoneLost',
  'nameDecoded',
])
export const RowReasonSchema = z.union([HoldReasonSchema, RowProblemSchema, RowWarningSchema])
export type RowReason = z.infer<typeof RowReasonSchema>

/** Of whom a row speaks, as far as it says so; the number in the form it is kept in. */
export const RowPersonSchema = z.object({
  name: z.string(),
  jobSeekerNumber: z.string().nullable(),
})

/** A row of an accepted file that a person has to look at: it cannot be read, or says what fits no booking. Kept until dismissed. */
export const UnreadRowSchema = z.object({
  /** A keyed hash of what it says: the same row has it on every PC, and in every later file. */
  id: z.string().min(1),
  fileName: z.string(),
  line: z.int(),
  receiptNumber: z.string().nullable(),
  reasons: z.array(RowReasonSchema),
  raw: z.array(z.tuple([z.string(), z.string()])),
  person: RowPersonSchema.nullable(),
  atMs: z.number(),
})
export type UnreadRow = z.infer<typeof UnreadRowSchema>
