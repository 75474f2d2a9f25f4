/** What an import would do with a row that means a known booking. */
import type { Booking, HoldReason } from './booking.ts'
import type { Entry } from './entry.ts'
import type { Task } from './group.ts'
import type { RowReason } from './import.ts'
import {
  changedFields,
  describeChanges,
  isRuled,
  isVariant,
  mergeSeen,
  statusReasons,
  withFields,
} from './merge.ts'
import { asHeld, type Planning, type Step, still, toldTo } from './plan-step.ts'
import { ONLY_FOR_MOVES } from './rules.ts'

/** A date that has passed and a slot that is full speak only against what moves there now. */
function standingReasons(
  reasons: readonly HoldReason[],
  moved: boolean,
  wasLive: boolean,
): HoldReason[] {
  return moved || !wasLive ? [...reasons] : reasons.filter((reason) => !ONLY_FOR_MOVES.has(reason))
}

/** A doubt about who or what it is stays until a person has looked, whatever a later file says. */
const UNTIL_LOOKED_AT: ReadonlySet<HoldReason> = new Set([
  'sameKeyOtherPerson',
  'statusWentBack',
  'keyLost',
])

type Fields = ReturnType<typeof changedFields>

/** What the row itself lacks speaks against the fields it changes, and against those it has held already. */
function rowHolds({ row, extra }: Task, { booking, seen }: Entry, fields: Fields): HoldReason[] {
  const spoiled = (reason: HoldReason): boolean =>
    reason === 'lettersLost' ? fields.includes('name') : fields.some(isRuled)
  const holds = row.holds.filter(
    (reason) => spoiled(reason) || booking.holdReasons.includes(reason),
  )
  const kept = booking.holdReasons.filter((reason) => UNTIL_LOOKED_AT.has(reason))
  // e-TUMO brings no withdrawn application back: an older file, or a mistake.
  const back: HoldReason[] =
    seen?.status === 'withdrawn' && booking.state === 'withdrawn' ? ['statusWentBack'] : []
  return [...new Set([...extra, ...kept, ...back, ...holds])]
}

/** A name that lost letters on the way does not spoil the one that is known. */
function tellingFields(task: Task, known: Entry): Fields {
  const fields = changedFields(task.source, known.seen)
  const spoiled =
    task.row.holds.includes('lettersLost') && !known.booking.holdReasons.includes('lettersLost')
  return spoiled && known.seen !== null ? fields.filter((field) => field !== 'name') : fields
}

/** A withdrawal of a booking that is being run, is over, or was cancelled here. */
function withdrawOver(task: Task, known: Entry, fields: Fields, planning: Planning): Step {
  const { booking } = known
  if (!fields.includes('status')) return still(['startedMeanwhile'])
  const put: Entry = { booking, seen: mergeSeen(task.source, known.seen) }
  if (booking.state !== 'cancelled') return toldTo(['startedMeanwhile'], put)
  // Cancelled here and booked again: the new booking does not know of the withdrawal.
  return planning.withdrawals.fitting(task.source, booking.id).length > 0
    ? toldTo(['withdrawalUnmatched'], put)
    : still(['startedMeanwhile'])
}

function withdrawKnown(task: Task, known: Entry, fields: Fields, planning: Planning): Step {
  const { booking } = known
  const gone: Booking = {
    ...withFields(booking, task.source, fields),
    state: 'withdrawn',
    holdReasons: [],
    updatedAtMs: planning.atMs,
  }
  return {
    verdict: booking.state === 'withdrawn' ? 'changed' : 'withdrawn',
    reasons: [],
    put: { booking: gone, seen: mergeSeen(task.source, known.seen) },
    notice: false,
    changes: describeChanges(known, task.source, fields),
  }
}

const isOver = ({ booking: { state } }: Entry): boolean =>
  state === 'inSession' || state === 'closed' || state === 'cancelled'

function changeKnown(task: Task, known: Entry, planning: Planning): Step {
  const { source } = task
  const fields = tellingFields(task, known)
  const { booking } = known
  const adopts = booking.receiptNumber === null && task.row.receiptNumber !== null
  if (fields.length === 0 && !adopts) return still(booking.holdReasons)
  if (isOver(known))
    return source.status === 'withdrawn'
      ? withdrawOver(task, known, fields, planning)
      : still(['startedMeanwhile'])
  if (source.status === 'withdrawn') return withdrawKnown(task, known, fields, planning)
  return move(task, known, fields, planning)
}

/** A known booking with what the row changes of it, checked anew where that decides. */
function move(task: Task, known: Entry, fields: Fields, planning: Planning): Step {
  const { source, row } = task
  const { booking } = known
  const seen = mergeSeen(source, known.seen)
  const wasLive = booking.state === 'live'
  const receiptNumber = booking.receiptNumber ?? row.receiptNumber
  const found = booking.receiptNumber === null && receiptNumber !== null
  const changed = {
    ...withFields(booking, source, fields),
    receiptNumber,
    updatedAtMs: planning.atMs,
  }
  let next = changed
  let reasons: HoldReason[] = booking.holdReasons
  if (!wasLive || fields.some(isRuled)) {
    planning.overlay.lift(booking)
    const moved = fields.includes('date') || fields.includes('slot')
    const status = wasLive && !fields.includes('status') ? [] : statusReasons(seen)
    const checked = standingReasons(planning.overlay.check(changed), moved, wasLive)
    const held = rowHolds(task, known, fields).filter((reason) => !found || reason !== 'keyLost')
    reasons = [...status, ...held, ...checked]
    next = asHeld(changed, reasons)
    planning.overlay.place(next)
  }
  const warnings: RowReason[] = isVariant(booking.name, next.name) ? ['nameVariant'] : []
  return {
    verdict: reasons.length === 0 ? 'changed' : 'held',
    reasons: [...reasons, ...warnings],
    put: { booking: next, seen },
    notice: false,
    changes: describeChanges(known, source, fields),
  }
}

/** A row without its key that means a known booking changes nothing of it; a withdrawal is told to a person. */
function withoutKey(task: Task, known: Entry): Step {
  const isNews = task.source.status === 'withdrawn' && known.booking.state !== 'withdrawn'
  return isNews ? toldTo(['keyLost', 'withdrawalUnmatched'], null) : still(['keyLost'])
}

/** What such a row says may belong to another column. */
const TORN: ReadonlySet<HoldReason> = new Set(['cellsMissing', 'columnsDiffer'])

/** A torn row changes nothing of a booking that is known: what it says, or what it lacks, is put before a person. */
function isTornFor({ row, source }: Task, known: Entry): boolean {
  const lacks =
    row.cells.length < row.shape.titles.length || /^\s*(?:=?\s*"|$)/u.test(row.cells.at(-1) ?? '')
  return (
    row.holds.some((reason) => TORN.has(reason)) &&
    (lacks || changedFields(source, known.seen).length > 0)
  )
}

/** What becomes of a known booking. */
export function stepForKnown(task: Task, known: Entry, planning: Planning): Step {
  if (isTornFor(task, known)) return toldTo(task.row.holds, null)
  return task.row.receiptNumber === null && known.booking.receiptNumber !== null
    ? withoutKey(task, known)
    : changeKnown(task, known, planning)
}
