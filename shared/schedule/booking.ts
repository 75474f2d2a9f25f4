/** A booking as the office keeps it, and what of it a screen gets to see. */
import { z } from 'zod'
import { type Booking, BookingSchema, CategorySchema, ResidenceSchema } from '../log/booking.ts'
import { LocalDateSchema, LocalTimeSchema } from '../time/day.ts'

export {
  type Booking,
  BookingSchema,
  type BookingState,
  BookingStateSchema,
  CancelledBySchema,
  CategorySchema,
  type HoldReason,
  HoldReasonSchema,
  ResidenceSchema,
} from '../log/booking.ts'

/** Whether a meeting of its own may still be wanted for it: not for one that is gone, off or over. */
export function needsMeeting(booking: Booking | null): boolean {
  return (
    booking !== null &&
    (booking.state === 'live' || booking.state === 'held' || booking.state === 'inSession')
  )
}

/** What every list shows: everything but the number and the addresses, which are asked for one by one. */
export const BoardBookingSchema = BookingSchema.omit({
  jobSeekerNumber: true,
  phone: true,
  email: true,
}).extend({
  hasNumber: z.boolean(),
  hasPhone: z.boolean(),
  hasEmail: z.boolean(),
  /** Earlier deemed cancellations of the same person (M12-2-6). */
  earlierNoShows: z.int(),
  counselorName: z.string().nullable(),
})
export type BoardBooking = z.infer<typeof BoardBookingSchema>

/** What a person types for a booking made or changed by hand. */
export const BookingWishSchema = z.object({
  date: LocalDateSchema,
  slot: LocalTimeSchema,
  siteId: z.string(),
  name: z.string().trim().min(1).max(60),
  kana: z.string().trim().max(60).nullable(),
  jobSeekerNumber: z.string().trim().max(30).nullable(),
  category: CategorySchema,
  residence: ResidenceSchema,
  companions: z.string().trim().max(200).nullable(),
  phone: z.string().trim().max(30).nullable(),
  email: z.string().trim().max(120).nullable(),
})
export type BookingWish = z.infer<typeof BookingWishSchema>

/**
 * For a change: what stays as it is, whatever the wish says. The number, telephone and e-mail are on no
 * screen by themselves, so a form that nobody opened them in sends null for them and names them here.
 */
export const KeptFieldsSchema = z.array(z.enum(['jobSeekerNumber', 'phone', 'email'])).default([])
export type KeptField = z.infer<typeof KeptFieldsSchema>[number]
