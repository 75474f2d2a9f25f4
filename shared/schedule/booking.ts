/** A booking as the office keeps it, and what of it a screen gets to see. */
import { z } from 'zod'
import { type Booking, BookingSchema, CategorySchema, ResidenceSchema } from '../log/booking.ts'
import { TypedMeetingSchema } from '../log/own-meeting.ts'
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

/** How a booking begins: live, and nothing has become of it yet. */
export const untouched = {
  state: 'live',
  holdReasons: [],
  allowed: [],
  recordId: null,
  counselorId: null,
  outcome: null,
  corrected: false,
  usedMs: null,
  cancelled: null,
  contacts: [],
} as const satisfies Partial<Booking>

/** Whether a meeting of its own may still be wanted for it: not for one that is gone, off or over. */
export function needsMeeting(booking: Booking | null): boolean {
  return (
    booking !== null &&
    (booking.state === 'live' || booking.state === 'held' || booking.state === 'inSession')
  )
}

/** Whether a contact went out in which the job seeker was told where to come. */
export function wasTold(booking: Pick<Booking, 'contacts'> | null): boolean {
  return (
    booking?.contacts.some(
      ({ direction, result }) => direction === 'toSeeker' && result !== 'notReached',
    ) ?? false
  )
}

/** What every list shows: everything but the number and the addresses, which are asked for one by one, and its own meeting. */
export const BoardBookingSchema = BookingSchema.omit({
  jobSeekerNumber: true,
  phone: true,
  email: true,
  meeting: true,
}).extend({
  hasNumber: z.boolean(),
  hasPhone: z.boolean(),
  hasEmail: z.boolean(),
  /** Another one as soon as the number, telephone, e-mail or meeting is another. */
  mark: z.string(),
  /** It brings a meeting of its own. */
  hasMeeting: z.boolean(),
  /** Earlier deemed cancellations of the same person (M12-2-6). */
  earlierNoShows: z.int(),
  counselorName: z.string().nullable(),
  /** Another PC of the office runs it. */
  isElsewhere: z.boolean(),
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
  /** A meeting that exists already; null: one is made here. */
  meeting: TypedMeetingSchema.nullable(),
})
export type BookingWish = z.infer<typeof BookingWishSchema>

/** What a form was begun with: of each touched field the value it showed, and the mark of those it does not show. */
export const SeenSchema = z.object({
  mark: z.string().max(80),
  values: z.partialRecord(BookingWishSchema.keyof(), z.union([z.string(), z.number(), z.null()])),
})
export type Seen = z.infer<typeof SeenSchema>

/** The fields a change sets; the others stay as they are, whatever became of them meanwhile. */
export const TouchedSchema = BookingWishSchema.partial()
export type Touched = z.infer<typeof TouchedSchema>

/**
 * For the next booking of the same person: what is taken from the earlier one as it is, whatever the wish says. The number, telephone and e-mail are on no
 * screen by themselves, so a form that nobody opened them in sends null for them and names them here. A meeting is never taken over: it was that booking's.
 */
export const KeptFieldsSchema = z
  .array(z.enum(['jobSeekerNumber', 'phone', 'email', 'meeting']))
  .default([])
export type KeptField = z.infer<typeof KeptFieldsSchema>[number]
