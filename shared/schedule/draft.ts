/** A booking form that was begun and not yet sent: kept sealed, so that leaving the room or a restart loses nothing. */
import { z } from 'zod'
import { BoardBookingSchema, KeptFieldsSchema, ResidenceSchema } from './booking.ts'

/** What stands in the form; all fields are text while being typed. */
export const DraftFieldsSchema = z.object({
  name: z.string().max(200),
  kana: z.string().max(200),
  jobSeekerNumber: z.string().max(100),
  category: z.enum(['1', '2', '3']),
  residence: ResidenceSchema,
  companions: z.string().max(500),
  phone: z.string().max(100),
  email: z.string().max(300),
  date: z.string().max(20),
  slot: z.string().max(20),
  siteId: z.string().max(100),
})
export type DraftFields = z.infer<typeof DraftFieldsSchema>

/** `bookingId` null: a new booking. `kept`: fields that stay as they are (see KeptFieldsSchema). */
export const BookingDraftSchema = z.object({
  bookingId: z.string().max(80).nullable(),
  fields: DraftFieldsSchema,
  kept: KeptFieldsSchema,
  atMs: z.number(),
})
export type BookingDraft = z.infer<typeof BookingDraftSchema>

/** What a screen gets back, with the booking as it is now. */
export const OpenDraftSchema = BookingDraftSchema.extend({ booking: BoardBookingSchema.nullable() })
export type OpenDraft = z.infer<typeof OpenDraftSchema>
