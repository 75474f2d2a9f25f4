/** What the schedule keeps beside the bookings. */
import { z } from 'zod'
import { FieldSchema, UnreadRowSchema } from './import.ts'

export const HeadSchema = z.object({
  /** Answers to the mapping question, by header fingerprint. */
  mappings: z.record(z.string(), z.array(FieldSchema.nullable())),
  /** Rows of accepted files that could not be read. */
  unread: z.array(UnreadRowSchema),
  lastImport: z.object({ fileName: z.string(), atMs: z.number() }).nullable(),
})
export type Head = z.infer<typeof HeadSchema>

export const emptyHead: Head = { mappings: {}, unread: [], lastImport: null }

/** How many earlier states are kept. */
export const GENERATIONS = 7
