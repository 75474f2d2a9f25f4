/** What is asked where the office cannot hold bookings at their time (M12-2-4): other times for them together. Put together in contract.ts. */
import { z } from 'zod'
import { channel, type Channels, counselors, type Stale } from '../channel.ts'
import { WhenSchema } from '../log/contact.ts'
import { DayKindSchema } from '../office/status.ts'
import { LocalDateSchema } from '../time/day.ts'
import { BoardBookingSchema, HoldReasonSchema } from './booking.ts'

const id = z.string().max(80)

export const movingChannels = {
  /** Whose time on that day the office cannot keep, or may not be able to, and where there is room for them. */
  'schedule.moving': channel(
    counselors,
    z.object({ date: LocalDateSchema }),
    z.object({
      day: DayKindSchema,
      /** Places on the next open days, those that are full as well. */
      places: z.array(WhenSchema.extend({ free: z.int() })),
      /** Those who still stand on that day. */
      here: z.array(
        z.object({
          booking: BoardBookingSchema,
          /** The nearest place that fits; null: there is none, or something else stands against it. */
          proposed: WhenSchema.nullable(),
          /** Days on which this person cannot come (once a day, a restriction). */
          notOn: z.array(LocalDateSchema),
          /** What a person has to settle before it can be moved. */
          unsettled: z.array(HoldReasonSchema),
        }),
      ),
      /** Those who were moved away from that day by the office, as they stand now. */
      moved: z.array(BoardBookingSchema),
    }),
  ),
  /**
   * Moves them together; `to` null: it is held until somebody agreed on another time with the job seeker. Each stands for itself: `left` says who was not moved
   * and why (HoldReason, or `changedMeanwhile`). Whether the job seekers know is another thing.
   */
  'schedule.moveTogether': channel(
    counselors,
    z.object({
      date: LocalDateSchema,
      people: z
        .array(z.object({ bookingId: id, slot: WhenSchema.shape.slot, to: WhenSchema.nullable() }))
        .min(1)
        .max(500),
    }),
    z.object({
      moveId: id,
      moved: z.int(),
      left: z.array(z.object({ bookingId: id, why: z.string() })),
    }),
    ['saveFailed'],
  ),
  /** Takes such a press back, for all that were not changed since; `held`: of these, those that cannot stand where they were. */
  'schedule.undoMove': channel(
    counselors,
    z.object({ date: LocalDateSchema, moveId: id }),
    z.object({ back: z.int(), held: z.int(), left: z.int() }),
    ['saveFailed'],
  ),
} as const satisfies Channels

/** Which topic makes which of these answers old. */
export const movingStale = {
  'schedule.changed': ['schedule.moving'],
  'office.profile': ['schedule.moving'],
} as const satisfies Stale<typeof movingChannels>
