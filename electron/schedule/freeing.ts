/** A booking that nobody runs any more stands again: it was given back, its PC crashed, or another PC of the office is gone for good. */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { fail, ok } from '../../shared/result.ts'
import { unfitAlone, withReasons } from '../../shared/schedule/asking.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { createOverlay } from '../../shared/schedule/overlay.ts'
import { boardBooking, isElsewhere } from './board.ts'
import type { ScheduleTools } from './tools.ts'

/** Live again, or held where the office has closed that day, or its slot, meanwhile. */
export function standingAgain(tools: ScheduleTools, before: Entry): Entry {
  const booking = { ...before.booking, recordId: null, counselorId: null }
  const rules = tools.rules()
  const isPast = rules.today !== null && booking.date < rules.today
  const reasons = isPast
    ? []
    : unfitAlone(createOverlay(tools.store.index(), rules), { ...booking, state: 'live' })
  return { ...before, booking: withReasons(booking, reasons, tools.clock.wallMs()) }
}

export function freeingHandlers(tools: ScheduleTools): Pick<Handlers<'schedule'>, 'schedule.free'> {
  const entryOf = (bookingId: string): Entry | undefined => tools.store.index().get(bookingId)
  return {
    async 'schedule.free'({ bookingId }, caller) {
      const asked = entryOf(bookingId)
      if (asked === undefined) return fail('notFound')
      const { recordId } = asked.booking
      if (recordId === null || !isElsewhere(tools, asked.booking)) return fail('notElsewhere')
      const freed = await tools.freeElsewhere(bookingId, recordId)
      if (!freed.ok) return freed
      // Meanwhile that PC may have told how it ended.
      const before = entryOf(bookingId)
      if (before?.booking.recordId !== recordId || !isElsewhere(tools, before.booking))
        return fail('notElsewhere')
      const after = standingAgain(tools, before)
      const changed = tools.change(before, after, 'released', signedIn(caller).id)
      return changed.ok ? ok(boardBooking(tools, changed.value)) : changed
    },
  }
}
