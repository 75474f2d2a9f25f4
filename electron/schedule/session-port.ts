/** What the session room does with bookings: the events of taking, closing and giving back, for its own transactions. */
import { fail, ok } from '../../shared/result.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import { changedEvent } from '../../shared/schedule/change.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import { countsForDay } from '../../shared/schedule/rules.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { earlierNoShows } from './board.ts'
import type { ScheduleTools } from './tools.ts'

export function schedulePort(tools: ScheduleTools): SchedulePort {
  const entryOf = (bookingId: string): Entry | undefined => tools.store.index().get(bookingId)

  function changed(before: Entry, more: Partial<Booking>): Entry {
    return {
      ...before,
      booking: { ...before.booking, ...more, updatedAtMs: tools.clock.wallMs() },
    }
  }

  /** M12-2-1, by the bookings and by the records: whichever of them knows of a use. */
  function usedThatDay({ id, jobSeekerNumber, date }: Booking): boolean {
    if (jobSeekerNumber === null) return false
    return (
      tools.used(jobSeekerNumber, date) ||
      tools.store
        .index()
        .withNumber(jobSeekerNumber)
        .some(
          ({ booking }) =>
            booking.id !== id &&
            booking.date === date &&
            booking.state !== 'live' &&
            countsForDay(booking),
        )
    )
  }

  return {
    find: (bookingId) => entryOf(bookingId)?.booking ?? null,
    earlierNoShows: (booking) => earlierNoShows(tools, booking),
    claiming(bookingId, { recordId, counselorId }) {
      const before = entryOf(bookingId)
      if (before === undefined) return fail('notFound')
      if (before.booking.state !== 'live') return fail('notLive')
      if (usedThatDay(before.booking)) return fail('onceADay')
      const after = changed(before, { state: 'inSession', recordId, counselorId })
      return ok({
        booking: after.booking,
        events: [changedEvent(before, after, 'claimed', counselorId)],
      })
    },
    closing(bookingId, { recordId, outcome, usedMs }) {
      const before = entryOf(bookingId)
      const { state, recordId: holder, counselorId } = before?.booking ?? {}
      if (before === undefined || state !== 'inSession' || holder !== recordId) return []
      const after = changed(before, { state: 'closed', outcome, usedMs })
      return [changedEvent(before, after, 'closed', counselorId ?? SYSTEM_ACTOR)]
    },
    releasing(liveRecordId) {
      const events = []
      for (const before of tools.store.index().entries.values()) {
        const { state, recordId } = before.booking
        if (state !== 'inSession' || recordId === liveRecordId) continue
        const after = changed(before, { state: 'live', recordId: null, counselorId: null })
        events.push(changedEvent(before, after, 'released', SYSTEM_ACTOR))
      }
      return events
    },
  }
}
