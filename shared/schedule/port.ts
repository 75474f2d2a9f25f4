/** What the session room needs of the schedule: the events that go into its own transactions. The bookings follow the log by themselves. */
import type { NewEvent } from '../log/events.ts'
import type { Outcome } from '../log/outcome.ts'
import type { Result } from '../result.ts'
import type { Booking } from './booking.ts'

export type ClaimReason = 'notFound' | 'notLive' | 'onceADay'

export interface SchedulePort {
  find(bookingId: string): Booking | null
  /** Earlier deemed cancellations of the same job-seeker number (M12-2-6). */
  earlierNoShows(booking: Booking): number
  /** live → inSession, to be written together with the opening of the record. Asked again of bookings and records: once a day (M12-2-1). */
  claiming(
    bookingId: string,
    by: { readonly recordId: string; readonly counselorId: string },
  ): Result<{ readonly booking: Booking; readonly events: readonly NewEvent[] }, ClaimReason>
  /** inSession → closed, to be written together with the end of the record; nothing where that record does not hold it. `usedMs`: length of the use. */
  closing(
    bookingId: string,
    end: { readonly recordId: string; readonly outcome: Outcome; readonly usedMs: number },
  ): readonly NewEvent[]
  /** inSession → live, of every booking that no live session holds. @param liveRecordId the record of the live session; null: there is none */
  releasing(liveRecordId: string | null): readonly NewEvent[]
}
