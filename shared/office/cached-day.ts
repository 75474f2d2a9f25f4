/** A day's bookings out of the sealed cache, for an office whose records cannot be opened: whom to expect and how to reach them. */
import { z } from 'zod'
import { BookingSchema } from '../log/booking.ts'
import { LocalDateSchema } from '../time/day.ts'

/** Without the job-seeker number, which nobody needs to call somebody. */
export const CachedBookingSchema = BookingSchema.pick({
  id: true,
  slot: true,
  name: true,
  kana: true,
  phone: true,
  email: true,
  state: true,
})
export type CachedBooking = z.infer<typeof CachedBookingSchema>

/** `recoveryKey` as it was typed; null where nobody was ever given one (the practice office). */
export const CachedDayWishSchema = z.object({
  date: LocalDateSchema,
  recoveryKey: z.string().max(200).nullable(),
})

/** notInTrouble: the office can be opened, and there one signs in. nothingCached: there is no cache, or it cannot be read. */
export const cachedDayReasons = [
  'notInTrouble',
  'recoveryKeyTypo',
  'recoveryKeyLength',
  'wrongRecoveryKey',
  'nothingCached',
] as const
