/** What the bookings tell a running session. */
import { z } from 'zod'

/** What the bookings know that counts when nobody comes (M12-2-6). */
export const ToldSchema = z.object({
  /** How the job seeker was told where to come; null: there is no sign of it. */
  informed: z.enum(['contact', 'etumo']).nullable(),
  /** e-TUMO says that the booking was taken back. */
  withdrawn: z.boolean(),
  /** When e-TUMO's state was last read here, wall clock (ms since 1970 UTC); null: never. */
  readAtMs: z.number().nullable(),
  /** The booking is not this record's any more: a supervisor took this PC for gone, and another one may run it. */
  elsewhere: z.boolean().default(false),
})
export type Told = z.infer<typeof ToldSchema>

export function sameTold(one: Told, other: Told): boolean {
  return (
    one.informed === other.informed &&
    one.withdrawn === other.withdrawn &&
    one.readAtMs === other.readAtMs &&
    one.elsewhere === other.elsewhere
  )
}
