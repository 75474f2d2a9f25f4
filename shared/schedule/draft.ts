/** A booking form that was begun and not yet sent: kept sealed, so that leaving the room or a restart loses nothing. */
import { z } from 'zod'
import { BoardBookingSchema, KeptFieldsSchema, ResidenceSchema } from './booking.ts'

/** What stands in the form; all fields are text while being typed. */
export const DraftFieldsSchema = z.object({
  name: z.string().max(2000),
  kana: z.string().max(2000),
  jobSeekerNumber: z.string().max(2000),
  category: z.enum(['1', '2', '3']),
  residence: ResidenceSchema,
  companions: z.string().max(2000),
  phone: z.string().max(2000),
  email: z.string().max(2000),
  /** Link or number, and the passcode told beside it. */
  meeting: z.string().max(2000),
  passcode: z.string().max(2000),
  date: z.string().max(2000),
  slot: z.string().max(20),
  siteId: z.string().max(2000),
})
export type DraftFields = z.infer<typeof DraftFieldsSchema>

/** `bookingId` null: a new booking. `kept`: fields that stay as they are (see KeptFieldsSchema). */
export const BookingDraftSchema = z.object({
  /** One for each form that was begun: no form takes the place of another. */
  id: z.string().min(1).max(80),
  bookingId: z.string().max(80).nullable(),
  fields: DraftFieldsSchema,
  kept: KeptFieldsSchema,
  /** What the form of a booking was begun with; null for a new booking. */
  begun: z.object({ fields: DraftFieldsSchema, mark: z.string().max(80) }).nullable(),
  atMs: z.number(),
})
export type BookingDraft = z.infer<typeof BookingDraftSchema>

/** What a screen gets back, with the booking as it is now. */
export const OpenDraftSchema = BookingDraftSchema.extend({ booking: BoardBookingSchema.nullable() })
export type OpenDraft = z.infer<typeof OpenDraftSchema>
