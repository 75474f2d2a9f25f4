/**
 * What was before with the person of a booking. Date and outcome of each consultation stand with the booking, as on the board. The note
 * and the next step are shown only while that person is in a meeting with the counselor and the identity check is done (M12-2-3): until
 * then it may be somebody else who asks for it. Showing a note is reading the record, and is recorded (M15, M18).
 */
import type { AnswerTo } from '../../shared/contract.ts'
import { recordScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import { firstPage, noFilter } from '../../shared/records/record.ts'
import { numberKey } from '../../shared/records/search.ts'
import { recordView } from '../../shared/records/view.ts'
import { eventPayloads } from '../../shared/log/events.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
import type { Storage } from '../storage/storage.ts'
import { summaryOf } from './summary.ts'

export type PastParts = {
  readonly storage: Pick<Storage, 'log' | 'records' | 'reading'>
  readonly nameOf: (accountId: string) => string
  readonly findBooking: (bookingId: string) => Booking | null
  /** The record of the live session of that booking, where it is this counselor's and the identity check is done; null: it is not. */
  readonly identified: (bookingId: string, by: Account) => string | null
}

/** As many as are shown; whoever wants more looks into the records. */
const MOST_SHOWN = 10

const mayRead = ({ counselorId }: StoredRecord, by: Account): boolean =>
  by.role === 'supervisor' || counselorId === by.id

/** Before the booking, and over. */
const isEarlier = (record: StoredRecord, { date, slot, recordId }: Booking): boolean =>
  record.outcome !== null &&
  record.recordId !== recordId &&
  `${record.date} ${record.slot}` <= `${date} ${slot}`

export function createPast({ storage, nameOf, findBooking, identified }: PastParts) {
  const { log, records, reading } = storage
  /** What was recorded as read during the live session; a screen that is drawn anew is not another reading. */
  let read: { readonly during: string; readonly recordIds: Set<string> } | null = null

  const isSamePerson = (recordId: string, key: string): boolean => {
    const opened = log.eventsOf(recordScope(recordId)).find(({ type }) => type === 'session.opened')
    const payload = eventPayloads['session.opened'].safeParse(opened?.payload)
    return (
      payload.success &&
      payload.data.jobSeekerNumber !== null &&
      numberKey(payload.data.jobSeekerNumber) === key
    )
  }

  return {
    async past(bookingId: string, by: Account): Promise<AnswerTo<'records.past'>> {
      const booking = findBooking(bookingId)
      const text = booking?.jobSeekerNumber ?? null
      if (booking === null || text === null || numberKey(text) === null)
        return ok({ hasNumber: false, rows: [] })
      // By the number's keyed term, which has an index; the number itself goes no further than this.
      const wish = { filter: { ...noFilter, text }, at: firstPage, limit: MOST_SHOWN + 2 }
      const { rows } = await reading.ask('list', wish)
      const shown = rows.flatMap((record) =>
        record.outcome !== null && isEarlier(record, booking)
          ? [
              {
                recordId: record.recordId,
                date: record.date,
                slot: record.slot,
                outcome: record.outcome,
                counselorName: nameOf(record.counselorId),
                readable: mayRead(record, by),
              },
            ]
          : [],
      )
      return ok({ hasNumber: true, rows: shown.slice(0, MOST_SHOWN) })
    },
    note(bookingId: string, recordId: string, by: Account): AnswerTo<'records.pastNote'> {
      const during = identified(bookingId, by)
      if (during === null) return fail('notIdentified')
      const record = records.find(recordId)
      const key = numberKey(findBooking(bookingId)?.jobSeekerNumber ?? '')
      if (record === null || key === null || !isSamePerson(recordId, key)) return fail('notFound')
      if (!mayRead(record, by)) return fail('notYours')
      if (read?.during !== during) read = { during, recordIds: new Set() }
      if (!read.recordIds.has(recordId)) {
        // Recorded first: what cannot be recorded is not shown.
        const logged = log.append([
          { type: 'records.read', scope: recordScope(recordId), actorId: by.id, payload: {} },
        ])
        if (!logged.ok) return logged
        read.recordIds.add(recordId)
      }
      const view = recordView(
        summaryOf(record, nameOf),
        log.eventsOf(recordScope(recordId)),
        nameOf,
      )
      return ok({ note: view.note, followUp: view.followUp })
    },
  }
}
