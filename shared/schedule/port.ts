/** What the session room needs of the schedule. */
import type { Result } from '../result.ts'
import type { Outcome } from '../log/outcome.ts'
import type { Booking } from './booking.ts'
import type { Generation } from '../office/generation.ts'

export interface SchedulePort {
  find(bookingId: string): Booking | null
  /** Earlier deemed cancellations of the same job-seeker number (M12-2-6). */
  earlierNoShows(booking: Booking): number
  /** live → inSession. Fails when it is not live or another counselor was faster. */
  claim(
    bookingId: string,
    by: { readonly recordId: string; readonly counselorId: string },
  ): Result<Booking, 'notFound' | 'notLive' | 'saveFailed'>
  /** inSession → closed, with the outcome and the length of the use in ms. */
  close(
    bookingId: string,
    end: { readonly outcome: Outcome; readonly usedMs: number },
  ): Result<null, 'notFound' | 'saveFailed'>
  /** inSession → live again: the session that claimed it could not be opened. Does nothing when another record holds it. */
  release(bookingId: string, recordId: string): Result<null, 'notFound' | 'saveFailed'>
}

/** What the office room needs of a schedule that cannot be opened (`scheduleDamaged` and the like). */
export interface ScheduleRescue {
  /** Earlier states of which every file can be read, the newest first. */
  whole(): Generation[]
  /** Puts one of them in force, or an empty schedule (null); what was there stays beside it under another name. */
  restore(revision: number | null): Result<null, 'notFound' | 'saveFailed'>
}
