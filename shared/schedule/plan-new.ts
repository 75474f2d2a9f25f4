/** What an import would do with a row that means no known booking. */
import type { Booking, HoldReason } from './booking.ts'
import type { Entry } from './entry.ts'
import type { Task } from './group.ts'
import { bookingFrom, statusReasons } from './merge.ts'
import { asHeld, type Planning, type Step, toldTo } from './plan-step.ts'

/** A withdrawal of a booking that is not known: kept, and told to a person where a standing booking could be the one meant. */
function withdrawUnknown(task: Task, fresh: Booking, planning: Planning): Step {
  const { source, extra, row } = task
  const put: Entry | null =
    row.receiptNumber === null ? null : { booking: { ...fresh, state: 'withdrawn' }, seen: source }
  const reasons: HoldReason[] = [...extra]
  if (row.keyLost) reasons.push('keyLost')
  if (planning.withdrawals.fitting(source, null).length > 0) reasons.push('withdrawalUnmatched')
  if (reasons.length > 0) return toldTo(reasons, put)
  return { verdict: 'withdrawn', reasons: [], put, notice: false, changes: [] }
}

/** A new booking, live or held. */
export function addNew(task: Task, planning: Planning): Step {
  const { source, row, several } = task
  const { receiptNumber } = row
  const siteId = planning.rules.profile.sites[0]?.id ?? ''
  const wish = { receiptNumber, source, several, atMs: planning.atMs }
  const id = planning.overlay.newId(planning.tag, wish)
  const fresh = bookingFrom(source, { id, receiptNumber, siteId, atMs: planning.atMs })
  if (source.status === 'withdrawn') return withdrawUnknown(task, fresh, planning)
  const reasons = [
    ...statusReasons(source),
    ...task.extra,
    ...row.holds,
    ...planning.overlay.check(fresh),
  ]
  const booking = asHeld(fresh, reasons)
  planning.overlay.place(booking)
  return {
    verdict: reasons.length === 0 ? 'added' : 'held',
    reasons,
    put: { booking, seen: source },
    notice: false,
    changes: [],
  }
}
