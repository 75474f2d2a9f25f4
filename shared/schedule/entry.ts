/** A booking together with what the source last said of it. */
export {
  type Entry,
  EntrySchema,
  type SourceRow,
  SourceRowSchema,
  type SourceStatus,
  SourceStatusSchema,
} from '../log/booking.ts'
