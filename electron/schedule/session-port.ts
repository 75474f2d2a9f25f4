/** What the session room does with bookings: the events of taking, closing and giving back, for its own transactions. */
import type { Told } from '../../shared/log/told.ts'
import type { Allowed } from '../../shared/log/allowed.ts'
import { fail, ok } from '../../shared/result.ts'
import { isAllowed } from '../../shared/schedule/allowed.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import { changedEvent } from '../../shared/schedule/change.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import { countsForDay } from '../../shared/schedule/rules.ts'
import { tellingOf } from '../../shared/schedule/telling.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { earlierNoShows } from './board.ts'
import { standingAgain } from './freeing.ts'
import type { ScheduleTools } from './tools.ts'

/** Whether the job seeker was told where to come: by a contact that went out, or by e-TUMO where the office says so. */
function informedBy(booking: Booking, { office }: ScheduleTools): Told['informed'] {
  const { state } = tellingOf(
    { ...booking, hasMeeting: booking.meeting !== null },
    office.profile(),
  )
  return state === 'told' ? 'contact' : state === 'etumo' ? 'etumo' : null
}

const holds = ({ state, recordId: holder }: Booking, recordId: string): boolean =>
  state === 'inSession' && holder === recordId

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
    claiming(bookingId, { recordId, counselorId, exception = null }) {
      const before = entryOf(bookingId)
      if (before === undefined) return fail('notFound')
      if (before.booking.state !== 'live') return fail('notLive')
      const { allowed } = before.booking
      const isSecond = usedThatDay(before.booking) && !isAllowed(before.booking, 'onceADay')
      if (isSecond && exception === null) return fail('onceADay')
      const words: readonly Allowed[] =
        isSecond && exception !== null
          ? [{ reason: 'onceADay', ...exception, atMs: tools.clock.wallMs() }]
          : []
      const after = changed(before, {
        state: 'inSession',
        recordId,
        counselorId,
        allowed: [...allowed, ...words],
      })
      return ok({
        booking: after.booking,
        events: [changedEvent(before, after, 'claimed', counselorId)],
      })
    },
    closing(bookingId, { recordId, outcome, usedMs }) {
      const before = entryOf(bookingId)
      if (before === undefined) return []
      const { state, recordId: holder, counselorId } = before.booking
      // A supervisor took this PC for gone while it had no line: a consultation that was held all the same counts, nothing else does.
      const wasFreed = usedMs !== null && holder === null && (state === 'live' || state === 'held')
      if (!holds(before.booking, recordId) && !wasFreed) return []
      const end = { outcome, usedMs, recordId, holdReasons: [] }
      const after = changed(before, { state: 'closed', ...end })
      return [changedEvent(before, after, 'closed', counselorId ?? SYSTEM_ACTOR)]
    },
    givingBack(bookingId, recordId) {
      const before = entryOf(bookingId)
      if (before === undefined || !holds(before.booking, recordId)) return []
      const { counselorId } = before.booking
      return [
        changedEvent(
          before,
          standingAgain(tools, before),
          'givenBack',
          counselorId ?? SYSTEM_ACTOR,
        ),
      ]
    },
    correcting: (bookingId, { recordId, outcome, by }) => {
      const before = entryOf(bookingId)
      if (before?.booking.state !== 'closed' || before.booking.recordId !== recordId) return []
      const after = changed(before, { outcome, corrected: true })
      return [changedEvent(before, after, 'corrected', by)]
    },
    told(bookingId, recordId) {
      const entry = entryOf(bookingId)
      const lastImport = tools.store.head().lastImport
      return {
        informed: entry === undefined ? null : informedBy(entry.booking, tools),
        withdrawn: entry?.seen?.status === 'withdrawn',
        readAtMs: lastImport?.atMs ?? null,
        elsewhere: entry !== undefined && recordId !== null && !holds(entry.booking, recordId),
      }
    },
    releasing(liveRecordId) {
      const events = []
      for (const before of tools.store.index().entries.values()) {
        const { state, recordId } = before.booking
        if (state !== 'inSession' || recordId === liveRecordId) continue
        // Another PC of the office is running it.
        if (recordId !== null && !tools.isOwn(recordId)) continue
        events.push(changedEvent(before, standingAgain(tools, before), 'released', SYSTEM_ACTOR))
      }
      return events
    },
  }
}
