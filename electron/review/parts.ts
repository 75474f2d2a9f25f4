/** What the review room is given. */
import type { Clock } from '../../shared/clock.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import type { RecordFilter, RecordSummary } from '../../shared/records/record.ts'
import type { Ring } from '../bell.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
import type { MonthOfBookings } from '../../shared/review/unopened.ts'
import { addMonths, type LocalDate, type Period } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import type { AnswerOf, Ask } from '../storage/reading/questions.ts'
import type { Storage } from '../storage/storage.ts'

export type ReviewRoomParts = {
  readonly storage: Pick<Storage, 'log' | 'inbox' | 'records' | 'reading' | 'restrictions'>
  /** From the records room. */
  readonly summaryOf: (record: StoredRecord) => RecordSummary
  readonly clock: Clock
  readonly office: OfficePort
  readonly nameOf: PeoplePort['nameOf']
  /** New random ids. */
  readonly ids: () => string
  /** From the schedule room: what becomes of the booking when its outcome is corrected. */
  readonly correcting: SchedulePort['correcting']
  /** From the schedule room: which bookings of those days no session was opened of, and on how many the office is open. */
  readonly bookingsOf: (days: Period) => MonthOfBookings
  readonly ring: Ring
  /** platform.printPdf */
  readonly printPdf: (fileName: string) => Promise<'saved' | 'cancelled' | 'failed' | 'unsupported'>
}

export function today(parts: Pick<ReviewRoomParts, 'clock'>): LocalDate {
  return dateOf(parts.clock.wallMs())
}

/** The same day a year before today (29 February: the 28th). */
export function yearAgo(parts: Pick<ReviewRoomParts, 'clock'>): LocalDate {
  return addMonths(today(parts), -12)
}

const PART = 200

/** All records that fit, newest first, part by part; the thread that runs the cap opens and orders none of them. */
export async function* partsOf(
  { storage }: Pick<ReviewRoomParts, 'storage'>,
  filter: RecordFilter,
): AsyncGenerator<readonly StoredRecord[]> {
  let after: Ask<'part'>['after'] = null
  do {
    const { rows, next }: AnswerOf<'part'> = await storage.reading.ask('part', {
      filter,
      after,
      limit: PART,
    })
    yield rows
    after = next
  } while (after !== null)
}

/** All that wait for a supervisor, incidents first, then the oldest. */
export async function* waitingOf({
  storage,
}: {
  readonly storage: Pick<Storage, 'reading'>
}): AsyncGenerator<readonly StoredRecord[]> {
  let after: Ask<'waiting'>['after'] = null
  do {
    const { rows, next }: AnswerOf<'waiting'> = await storage.reading.ask('waiting', {
      after,
      limit: PART,
    })
    yield rows
    after = next
  } while (after !== null)
}
