/** What the session room needs of the schedule: the events that go into its own transactions. The bookings follow the log by themselves. */
import type { NewEvent } from '../log/events.ts'
import type { Outcome } from '../log/outcome.ts'
import type { Result } from '../result.ts'
import type { LocalDate } from '../time/day.ts'
import type { Booking } from './booking.ts'
import type { Told } from '../log/told.ts'

export type ClaimReason = 'notFound' | 'notLive' | 'onceADay'

/** A supervisor's word that a second use on one day is right (M12-2-1). */
export type SecondUse = { readonly supervisorId: string; readonly why: string }

export interface SchedulePort {
  find(bookingId: string): Booking | null
  /** Earlier deemed cancellations of the same job-seeker number (M12-2-6). */
  earlierNoShows(booking: Booking): number
  /** live → inSession, to be written together with the opening of the record. Asked again of bookings and records: once a day (M12-2-1), unless a supervisor allowed it of this booking before, or does so now (`exception`). */
  claiming(
    bookingId: string,
    by: {
      readonly recordId: string
      readonly counselorId: string
      readonly exception?: SecondUse | null
    },
  ): Result<{ readonly booking: Booking; readonly events: readonly NewEvent[] }, ClaimReason>
  /** inSession → closed, to be written together with the end of the record; nothing where that record does not hold it, unless it was given free meanwhile and a use was had all the same. */
  closing(
    bookingId: string,
    end: {
      readonly recordId: string
      readonly outcome: Outcome
      /** null: there was no use. */
      readonly usedMs: number | null
    },
  ): readonly NewEvent[]
  /** inSession → live: nobody was met. Nothing where that record does not hold it. */
  givingBack(bookingId: string, recordId: string): readonly NewEvent[]
  /** A supervisor corrected how the session of that record ended; nothing where no booking was closed by it. */
  readonly correcting: (
    bookingId: string,
    corrected: { readonly recordId: string; readonly outcome: Outcome; readonly by: string },
  ) => readonly NewEvent[]
  /** What a session has to know of its booking. @param recordId the session's, once it holds the booking */
  told(bookingId: string, recordId: string | null): Told
  /** inSession → live, of every booking that was taken on this PC and no live session holds. @param liveRecordId the record of the live session; null: there is none */
  releasing(liveRecordId: string | null): readonly NewEvent[]
}

/** What the end of the retention period needs to know of bookings (M15, M18). */
export interface BookingRetention {
  /**
   * The day whose month it goes with. 'kept': it is in session, or its record is there and takes it along. 'unlisted': it is on no
   * list, as one that was taken back, or one of an import that was never closed.
   */
  goesWith(
    bookingId: string,
    hasRecord: (recordId: string) => boolean,
  ): { readonly day: LocalDate } | 'kept' | 'unlisted'
  /** The bookings that these records were made of, by record. */
  ofRecords(recordIds: ReadonlySet<string>): ReadonlyMap<string, string>
  /** Forms that were begun before that day and never sent. */
  forgetDrafts(before: LocalDate): Result<null, 'saveFailed'>
  /** Imports whose closing word still says something: the last file, the answers to mapping questions, the latest date of output. */
  importsInForce(): ReadonlySet<string>
}
