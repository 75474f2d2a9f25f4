/** What an import would do with one row that says when: a new booking, a change to a known one, or nothing. */
import type { Booking, HoldReason } from './booking.ts'
import type { Entry, SourceRow } from './entry.ts'
import type { Task } from './group.ts'
import type { ImportRow, RowReason, Verdict } from './import.ts'
import type { Tag } from './ids.ts'
import type { ScheduleIndex } from './index.ts'
import {
  bookingFrom,
  changedFields,
  describeChanges,
  isRuled,
  isVariant,
  mergeSeen,
  statusReasons,
  withFields,
} from './merge.ts'
import type { Overlay, Rules } from './overlay.ts'

/** What a plan is worked out against; `atMs` is the wall clock, ms since 1970 UTC. */
export type PlanParts = {
  readonly index: ScheduleIndex
  readonly rules: Rules
  readonly atMs: number
  /** For the ids of new bookings. */
  readonly tag: Tag
}

/** The verdict on one row, and the booking as it would be; null: nothing would be written. */
export type Step = {
  readonly verdict: Verdict
  readonly reasons: readonly RowReason[]
  readonly put: Entry | null
  readonly changes: ImportRow['changes']
}

const still = (reasons: readonly RowReason[]): Step => ({
  verdict: 'unchanged',
  reasons,
  put: null,
  changes: [],
})

function asHeld(booking: Booking, reasons: readonly HoldReason[]): Booking {
  return reasons.length === 0
    ? { ...booking, state: 'live', holdReasons: [] }
    : { ...booking, state: 'held', holdReasons: [...reasons] }
}

function addNew(task: Task, receiptNumber: string, parts: PlanParts, overlay: Overlay): Step {
  const { source } = task
  const siteId = parts.rules.profile.sites[0]?.id ?? ''
  const id = overlay.newId(parts.tag, {
    receiptNumber,
    source,
    several: task.several,
    atMs: parts.atMs,
  })
  const fresh = bookingFrom(source, { id, receiptNumber, siteId, atMs: parts.atMs })
  if (source.status === 'withdrawn') {
    return {
      verdict: 'withdrawn',
      reasons: [],
      put: { booking: { ...fresh, state: 'withdrawn' }, seen: source },
      changes: [],
    }
  }
  const reasons = [...statusReasons(source), ...task.extra, ...overlay.check(fresh)]
  const booking = asHeld(fresh, reasons)
  overlay.place(booking)
  return {
    verdict: reasons.length === 0 ? 'added' : 'held',
    reasons,
    put: { booking, seen: source },
    changes: [],
  }
}

/** A date that has passed and a slot that is full speak only against what moves there now. */
function standingReasons(
  reasons: readonly HoldReason[],
  moved: boolean,
  wasLive: boolean,
): HoldReason[] {
  return moved || !wasLive
    ? [...reasons]
    : reasons.filter((reason) => reason !== 'pastDate' && reason !== 'slotFull')
}

function changeKnown(task: Task, known: Entry, parts: PlanParts, overlay: Overlay): Step {
  const { source } = task
  const fields = changedFields(source, known.seen)
  const { booking } = known
  if (fields.length === 0) return still(booking.holdReasons)
  if (booking.state === 'inSession' || booking.state === 'closed' || booking.state === 'cancelled')
    return still(['startedMeanwhile'])
  const seen = mergeSeen(source, known.seen)
  if (source.status === 'withdrawn') {
    const gone: Booking = {
      ...withFields(booking, source, fields),
      state: 'withdrawn',
      holdReasons: [],
      updatedAtMs: parts.atMs,
    }
    const verdict = booking.state === 'withdrawn' ? 'changed' : 'withdrawn'
    return {
      verdict,
      reasons: [],
      put: { booking: gone, seen },
      changes: describeChanges(known, source, fields),
    }
  }
  const changed = { ...withFields(booking, source, fields), updatedAtMs: parts.atMs }
  const wasLive = booking.state === 'live'
  let next = changed
  let reasons: HoldReason[] = booking.holdReasons
  if (!wasLive || fields.some(isRuled)) {
    overlay.lift(booking)
    const moved = fields.includes('date') || fields.includes('slot')
    const status = wasLive && !fields.includes('status') ? [] : statusReasons(seen)
    reasons = [...status, ...task.extra, ...standingReasons(overlay.check(changed), moved, wasLive)]
    next = asHeld(changed, reasons)
    overlay.place(next)
  }
  const warnings: RowReason[] = isVariant(booking.name, next.name) ? ['nameVariant'] : []
  return {
    verdict: reasons.length === 0 ? 'changed' : 'held',
    reasons: [...reasons, ...warnings],
    put: { booking: next, seen },
    changes: describeChanges(known, source, fields),
  }
}

/** An earlier booking under the same number whose name is written with other characters. */
function variantElsewhere(source: SourceRow, index: ScheduleIndex): RowReason[] {
  const number = source.jobSeekerNumber ?? ''
  return number !== '' &&
    index.withNumber(number).some((entry) => isVariant(entry.booking.name, source.name))
    ? ['nameVariant']
    : []
}

/** Works one row out; `overlay` keeps what the rows before it took and gave back. */
export function runTask(task: Task, parts: PlanParts, overlay: Overlay): Step {
  const { known, row, source } = task
  const receiptNumber = row.receiptNumber ?? ''
  const step =
    known === null
      ? addNew(task, receiptNumber, parts, overlay)
      : changeKnown(task, known, parts, overlay)
  if (known !== null && step.verdict === 'withdrawn') overlay.lift(known.booking)
  const more =
    known === null ? [...row.warnings, ...variantElsewhere(source, parts.index)] : row.warnings
  return { ...step, reasons: [...step.reasons, ...more] }
}
