/** What leaves the app on paper or as a file, and the lists a supervisor's decisions begin with. None names a device (M13). */
import { z } from 'zod'
import { RecordSummarySchema, RecordViewSchema } from '../records/record.ts'
import { SealSchema } from '../records/seal.ts'
import { PostingSchema } from '../log/posting.ts'
import { LocalDateSchema } from '../time/day.ts'

/** `replaced`: characters that the encoding lacks and that were written as 〓. */
export const CsvFileSchema = z.object({
  fileName: z.string(),
  base64: z.base64(),
  rows: z.int(),
  replaced: z.array(z.string()),
})
export type CsvFile = z.infer<typeof CsvFileSchema>

const sheet = z.object({
  printedAtMs: z.number(),
  printedBy: z.string(),
  officeName: z.string(),
  practice: z.boolean(),
})

export const RecordSheetSchema = sheet.extend({ view: RecordViewSchema })
export type RecordSheet = z.infer<typeof RecordSheetSchema>

/** The day's records and the seal of the log as of the moment of printing. */
export const DaySheetSchema = sheet.extend({
  date: LocalDateSchema,
  rows: z.array(RecordSummarySchema),
  /** The job postings of each record that has any, by its id. */
  postings: z.record(z.string(), z.array(PostingSchema)),
  seal: SealSchema,
})
export type DaySheet = z.infer<typeof DaySheetSchema>

/** A person with deemed cancellations (M12-2-6). `recordId`: the latest of them, from which a restriction can begin. */
export const NoShowSchema = z.object({
  recordId: z.string(),
  name: z.string(),
  count: z.int(),
  lastDate: LocalDateSchema,
  restricted: z.boolean(),
})
export type NoShow = z.infer<typeof NoShowSchema>

export const UnusedSchema = z.object({
  recordId: z.string(),
  name: z.string(),
  counselorName: z.string(),
  lastDate: LocalDateSchema,
})
export type Unused = z.infer<typeof UnusedSchema>
