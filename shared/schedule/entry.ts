/** A booking together with what the source last said of it: a later file is compared with that, not with what people changed here. */
import { z } from 'zod'
import { LocalDateSchema, LocalTimeSchema } from '../time/day.ts'
import { type Booking, BookingSchema, CategorySchema, ResidenceSchema } from './booking.ts'

/** What e-TUMO's status word comes to. booked: 完了 and everything on the way there. */
export const SourceStatusSchema = z.enum(['booked', 'withdrawn', 'rejected', 'unknown'])
export type SourceStatus = z.infer<typeof SourceStatusSchema>

/** A row as it was understood; null where the file has no such column (then it says nothing about it). */
export const SourceRowSchema = z.object({
  date: LocalDateSchema,
  slot: LocalTimeSchema,
  status: SourceStatusSchema,
  name: z.string(),
  kana: z.string().nullable(),
  /** '17010-00012345', or the cell as it came when it is no number; '' for an empty cell. */
  jobSeekerNumber: z.string().nullable(),
  category: CategorySchema.nullable(),
  residence: ResidenceSchema.nullable(),
  companions: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** Id of one of the profile's sites; '' for a site that is none of them. */
  siteId: z.string().nullable(),
})
export type SourceRow = z.infer<typeof SourceRowSchema>

export const EntrySchema = z.object({ booking: BookingSchema, seen: SourceRowSchema.nullable() })
export type Entry = { readonly booking: Booking; readonly seen: SourceRow | null }
