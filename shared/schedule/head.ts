/** What the schedule keeps beside the bookings. */
import { z } from 'zod'
import { FieldSchema, UnreadRowSchema } from '../log/unread.ts'

export const HeadSchema = z.object({
  /** Answers to the mapping question, by header fingerprint. */
  mappings: z.record(z.string(), z.array(FieldSchema.nullable())),
  /** Rows of accepted files that could not be read, in order of arrival. */
  unread: z.array(UnreadRowSchema),
  /** Ids of rows that a person dismissed: they do not come back. */
  dismissed: z.array(z.string()),
  /** The latest date of output that files said of themselves, by header fingerprint: 'yyyy-MM-dd HH:mm'. */
  outputs: z.record(z.string(), z.string()),
  lastImport: z.object({ fileName: z.string(), atMs: z.number() }).nullable(),
})
export type Head = z.infer<typeof HeadSchema>

export const emptyHead: Head = {
  mappings: {},
  unread: [],
  dismissed: [],
  outputs: {},
  lastImport: null,
}
