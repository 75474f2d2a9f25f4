/** What the end of the retention period asks about bookings and imports (M15, M18); the records room destroys. */
import { idIn } from '../../shared/log/scope.ts'
import type { BookingRetention } from '../../shared/schedule/port.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { closings } from './folding.ts'
import type { ScheduleTools } from './tools.ts'

export function bookingRetention({
  store,
  reader,
}: Pick<ScheduleTools, 'store' | 'reader'>): BookingRetention {
  return {
    goesWith(bookingId, hasRecord) {
      const booking = store.index().get(bookingId)?.booking
      if (booking === undefined) return 'unlisted'
      const { state, recordId, date } = booking
      return state === 'inSession' || (recordId !== null && hasRecord(recordId))
        ? 'kept'
        : { day: date }
    },
    ofRecords(recordIds) {
      const found = new Map<string, string>()
      for (const { booking } of store.index().entries.values())
        if (booking.recordId !== null && recordIds.has(booking.recordId))
          found.set(booking.recordId, booking.id)
      return found
    },
    forgetDrafts: (before) => store.drafts.forget(({ atMs }) => dateOf(atMs) < before),
    importsInForce() {
      const newest = new Map<string, string>()
      const { outputs } = store.head()
      for (const { event } of closings(reader).told) {
        if (event.type !== 'schedule.imported') continue
        const batch = idIn(event.scope, 'batch') ?? ''
        newest.set('last file', batch)
        const { columns, output } = event.payload
        if (columns !== null) newest.set(`columns ${columns.fingerprint}`, batch)
        if (output !== null && output.at === outputs[output.fingerprint])
          newest.set(`output ${output.fingerprint}`, batch)
      }
      return new Set(newest.values())
    },
  }
}
