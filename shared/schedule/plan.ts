/**
 * What an import would do, worked out before anything is written. Pure, and a generator: it stops every few hundred rows so that the
 * process that runs the cap can breathe.
 *
 * Nothing is lost: a readable row becomes (or stays) a booking, live, held or withdrawn; a row that cannot be read (`rejected`: no key, no
 * date, no time, damaged characters) is kept as an unread row of the accepted file until a person dismisses it.
 */
import type { Booking, HoldReason } from './booking.ts'
import type { Entry, SourceRow } from './entry.ts'
import { type Grouped, groupReceipt, type Task } from './group.ts'
import type { ImportRow, ImportSummary, RowReason, Verdict } from './import.ts'
import type { Tag } from './ids.ts'
import type { ScheduleIndex } from './index.ts'
import {
  bookingFrom,
  changedFields,
  describeChanges,
  isRuled,
  isVariant,
  mergeSeen,
  shownBooking,
  statusReasons,
  withFields,
} from './merge.ts'
import { createOverlay, type Overlay, type Rules } from './overlay.ts'
import type { UnderstoodRow } from './understand.ts'

/** Rows between two breaths. */
const SLICE = 200

/** A row of the preview; the cells become `raw` when they are shown. */
export type PlannedRow = Omit<ImportRow, 'raw'> & {
  readonly cells: readonly string[]
  readonly receiptNumber: string | null
}

export type ImportPlan = {
  readonly rows: readonly PlannedRow[]
  readonly summary: ImportSummary
  /** Bookings as they would be. */
  readonly puts: readonly Entry[]
}

export type PlanParts = {
  readonly index: ScheduleIndex
  readonly rules: Rules
  readonly atMs: number
  /** For the ids of new bookings. */
  readonly tag: Tag
}

type Step = {
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

type Told = { readonly place: number; readonly row: UnderstoodRow; readonly source: SourceRow }

/** A row that says when; null for the others. */
function sourceOf(row: UnderstoodRow): SourceRow | null {
  if (row.receiptNumber === null || row.problems.includes('unreadableRow')) return null
  return row.date !== null && row.slot !== null
    ? { ...row.rest, date: row.date, slot: row.slot }
    : null
}

/** A withdrawal needs no date where it can mean only one booking: the one of this file, else the one that is known. */
function withdrawalOf(
  row: UnderstoodRow,
  told: readonly Told[],
  index: ScheduleIndex,
): SourceRow | null {
  const dateless =
    row.receiptNumber !== null &&
    row.rest.status === 'withdrawn' &&
    !row.problems.includes('unreadableRow')
  if (!dateless) return null
  const meant =
    told.length > 0
      ? told.map((one) => one.source)
      : index.byReceipt(row.receiptNumber).map((entry) => entry.seen ?? entry.booking)
  const [first] = meant
  const isOne = meant.every((one) => one.date === first?.date && one.slot === first.slot)
  return first !== undefined && isOne ? { ...row.rest, date: first.date, slot: first.slot } : null
}

type AllGrouped = Grouped & { readonly sources: ReadonlyMap<number, SourceRow> }

function* groupAll(
  rows: readonly UnderstoodRow[],
  index: ScheduleIndex,
): Generator<number, AllGrouped> {
  const receipts = new Map<string, Told[]>()
  const sources = new Map<number, SourceRow>()
  const tell = (place: number, row: UnderstoodRow, source: SourceRow | null): void => {
    if (source === null || row.receiptNumber === null) return
    sources.set(place, source)
    const told = receipts.get(row.receiptNumber)
    if (told === undefined) receipts.set(row.receiptNumber, [{ place, row, source }])
    else told.push({ place, row, source })
  }
  for (const [place, row] of rows.entries()) {
    tell(place, row, sourceOf(row))
    if (place % SLICE === SLICE - 1) yield 0
  }
  for (const [place, row] of rows.entries()) {
    if (!sources.has(place))
      tell(place, row, withdrawalOf(row, receipts.get(row.receiptNumber ?? '') ?? [], index))
    if (place % SLICE === SLICE - 1) yield 0
  }
  const tasks: Task[] = []
  const superseded: number[] = []
  let done = 0
  for (const [receipt, told] of receipts) {
    const grouped = groupReceipt(told, index.byReceipt(receipt))
    tasks.push(...grouped.tasks)
    superseded.push(...grouped.superseded)
    done += 1
    if (done % SLICE === 0) yield 0
  }
  return { tasks, superseded, sources }
}

/** What is taken back makes room first, then what is known moves, then what is new comes in. */
const PASSES: readonly ((task: Task) => boolean)[] = [
  (task) => task.source.status === 'withdrawn',
  (task) => task.source.status !== 'withdrawn' && task.known !== null,
  (task) => task.source.status !== 'withdrawn' && task.known === null,
]

function runTask(task: Task, parts: PlanParts, overlay: Overlay): Step {
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

function plannedRow(
  row: UnderstoodRow,
  source: SourceRow | null,
  step: Step | undefined,
  superseded: boolean,
): PlannedRow {
  const { line, cells, receiptNumber } = row
  const booking =
    source === null || receiptNumber === null ? null : shownBooking(receiptNumber, source)
  if (step !== undefined)
    return {
      line,
      cells,
      receiptNumber,
      booking,
      verdict: step.verdict,
      reasons: [...step.reasons],
      changes: step.changes,
    }
  if (superseded)
    return {
      line,
      cells,
      receiptNumber,
      booking,
      verdict: 'unchanged',
      reasons: ['duplicateReceipt'],
      changes: [],
    }
  return {
    line,
    cells,
    receiptNumber,
    booking: null,
    verdict: 'rejected',
    reasons: [...row.problems],
    changes: [],
  }
}

/** Yields the number of rows done so far, every few hundred; returns the plan, its rows in the order of the file. */
export function* planImport(
  rows: readonly UnderstoodRow[],
  parts: PlanParts,
): Generator<number, ImportPlan> {
  const { tasks, superseded, sources } = yield* groupAll(rows, parts.index)
  const overlay = createOverlay(parts.index, parts.rules)
  const steps = new Map<number, Step>()
  const puts: Entry[] = []
  for (const isNow of PASSES) {
    let seen = 0
    for (const task of tasks) {
      seen += 1
      if (seen % (SLICE * 10) === 0) yield steps.size
      if (!isNow(task)) continue
      const step = runTask(task, parts, overlay)
      steps.set(task.place, step)
      if (step.put !== null) puts.push(step.put)
      if (steps.size % SLICE === 0) yield steps.size
    }
  }
  const repeated = new Set(superseded)
  const summary: ImportSummary = {
    added: 0,
    changed: 0,
    unchanged: 0,
    withdrawn: 0,
    held: 0,
    rejected: 0,
  }
  const planned: PlannedRow[] = []
  for (const [place, row] of rows.entries()) {
    const one = plannedRow(row, sources.get(place) ?? null, steps.get(place), repeated.has(place))
    summary[one.verdict] += 1
    planned.push(one)
    if (place % (SLICE * 5) === SLICE * 5 - 1) yield steps.size
  }
  return { rows: planned, summary, puts }
}
