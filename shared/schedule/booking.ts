/** A booking as the office keeps it, and what of it a screen gets to see. */
import { z } from 'zod'
import { ContactMeansSchema, ContactSchema } from '../log/contact.ts'
import { LocalDateSchema, LocalTimeSchema } from '../time/day.ts'

/**
 * live: takes up its slot. held: cannot be booked, waits for a person. withdrawn: taken back in e-TUMO.
 * cancelled: cancelled here. inSession: being run. closed: has a session record with an outcome.
 */
export const BookingStateSchema = z.enum([
  'live',
  'held',
  'withdrawn',
  'cancelled',
  'inSession',
  'closed',
])
export type BookingState = z.infer<typeof BookingStateSchema>

/** Why a row or a wish cannot become a live booking; each has its sentence in the schedule's text.ts. */
export const HoldReasonSchema = z.enum([
  'outsideSlot',
  'closedDay',
  'pastDate',
  'onceADay',
  'slotFull',
  'restricted',
  'residenceMissing',
  'numberMissing',
  'numberMalformed',
  'nameMissing',
  'statusUnknown',
  'statusRejected',
  'duplicateReceipt',
  'startedMeanwhile',
  'siteUnknown',
])
export type HoldReason = z.infer<typeof HoldReasonSchema>

/** M3: registered at Hello Work; registered through the Internet service; deemed necessary by Hello Work. */
export const CategorySchema = z.union([z.literal(1), z.literal(2), z.literal(3)])

/** M20-4: is the residence status registered? The status itself is not stored. */
export const ResidenceSchema = z.enum(['yes', 'no', 'notApplicable'])

export const CancelledBySchema = z.enum(['seeker', 'office'])

export const BookingSchema = z.object({
  id: z.string().min(1),
  /** 整理番号 / 受付番号 of e-TUMO; null for a booking made by hand. */
  receiptNumber: z.string().nullable(),
  /** What the source said, even where it is no slot: a held booking keeps it. */
  date: LocalDateSchema,
  slot: LocalTimeSchema,
  siteId: z.string(),
  name: z.string(),
  kana: z.string().nullable(),
  /** '17010-00012345' once understood; null where there is none (M3 category 3). */
  jobSeekerNumber: z.string().nullable(),
  category: CategorySchema,
  residence: ResidenceSchema,
  /** Companions announced beforehand (M20-2), in words; null for none. */
  companions: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  state: BookingStateSchema,
  holdReasons: z.array(HoldReasonSchema),
  source: z.enum(['import', 'manual']),
  /** Set when a session was started for it. */
  recordId: z.string().nullable(),
  counselorId: z.string().nullable(),
  outcome: z.string().nullable(),
  /** Length of the use in ms, once closed. */
  usedMs: z.number().nullable(),
  cancelled: z
    .object({ by: CancelledBySchema, means: ContactMeansSchema.nullable(), atMs: z.number() })
    .nullable(),
  contacts: z.array(ContactSchema),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
})
export type Booking = z.infer<typeof BookingSchema>

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
