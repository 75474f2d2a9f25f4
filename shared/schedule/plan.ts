/**
 * What an import would do, worked out before anything is written. Pure, and a generator: it stops every few hundred rows so that the
 * process that runs the cap can breathe.
 *
 * Nothing is lost: a readable row becomes (or stays) a booking, live, held or withdrawn; a row that cannot be read (`rejected`: no key, no
 * date, no time, damaged characters) is kept as an unread row of the accepted file until a person dismisses it.
 */
import type { Entry, SourceRow } from './entry.ts'
import type { Task } from './group.ts'
import type { FileNotice, ImportRow, ImportSummary } from './import.ts'
import { shownBooking } from './merge.ts'
import { createOverlay } from './overlay.ts'
import { groupAll, SLICE } from './plan-sources.ts'
import { type PlanParts, runTask, type Step } from './plan-steps.ts'
import type { Shape, UnderstoodRow } from './understand.ts'
import { createWithdrawals } from './withdrawals.ts'

export type { PlanParts } from './plan-steps.ts'

/** A row of the preview; the cells become `raw` when they are shown. */
export type PlannedRow = Omit<ImportRow, 'raw'> & {
  readonly cells: readonly string[]
  readonly shape: Shape
  readonly receiptNumber: string | null
  /** Of whom it speaks. */
  readonly person: { readonly name: string; readonly jobSeekerNumber: string | null }
  /** It is kept as a row for a person to look at: it cannot be read, or fits no booking for certain. */
  readonly toLookAt: boolean
}

export type ImportPlan = {
  readonly rows: readonly PlannedRow[]
  readonly summary: ImportSummary
  /** What is odd about the file as a whole, as far as its rows tell. */
  readonly notices: readonly FileNotice[]
  /** Bookings as they would be. */
  readonly puts: readonly Entry[]
}

/** What is taken back makes room first, then what is known moves, then what is new comes in. */
const PASSES: readonly ((task: Task) => boolean)[] = [
  (task) => task.source.status === 'withdrawn',
  (task) => task.source.status !== 'withdrawn' && task.known !== null,
  (task) => task.source.status !== 'withdrawn' && task.known === null,
]

function plannedRow(
  row: UnderstoodRow,
  source: SourceRow | null,
  step: Step | undefined,
  superseded: boolean,
): PlannedRow {
  const { line, cells, shape, receiptNumber, rest } = row
  const common = {
    line,
    cells,
    shape,
    receiptNumber,
    person: { name: rest.name, jobSeekerNumber: rest.jobSeekerNumber },
    booking: source === null ? null : shownBooking(receiptNumber, source),
  }
  if (step !== undefined)
    return {
      ...common,
      toLookAt: step.notice,
      verdict: step.verdict,
      reasons: [...step.reasons],
      changes: step.changes,
    }
  if (superseded)
    return {
      ...common,
      toLookAt: false,
      verdict: 'unchanged',
      reasons: ['duplicateReceipt'],
      changes: [],
    }
  return {
    ...common,
    toLookAt: true,
    booking: null,
    verdict: 'rejected',
    reasons: [...row.problems],
    changes: [],
  }
}

/** One number of another person can be a slip; several show that the numbers began anew, as another form's do. */
const RESTART = 2

function noticesOf(steps: Iterable<Step>): FileNotice[] {
  let back = 0
  let strangers = 0
  for (const { reasons, verdict } of steps) {
    if (verdict !== 'unchanged' && reasons.includes('statusWentBack')) back += 1
    if (verdict !== 'unchanged' && reasons.includes('sameKeyOtherPerson')) strangers += 1
  }
  const notices: FileNotice[] = []
  if (back > 0) notices.push('statesGoBack')
  if (strangers >= RESTART) notices.push('numbersRestart')
  return notices
}

/** Yields the number of rows done so far, every few hundred; returns the plan, its rows in the order of the file. */
export function* planImport(
  rows: readonly UnderstoodRow[],
  parts: PlanParts,
): Generator<number, ImportPlan> {
  const { tasks, superseded, sources } = yield* groupAll(rows, parts.index)
  const toldBooked = new Set(
    tasks.flatMap(({ known, source }) =>
      known !== null && source.status !== 'withdrawn' ? [known.booking.id] : [],
    ),
  )
  const planning = {
    ...parts,
    overlay: createOverlay(parts.index, parts.rules),
    withdrawals: createWithdrawals(parts.index, toldBooked),
  }
  const steps = new Map<number, Step>()
  const puts: Entry[] = []
  for (const isNow of PASSES) {
    let seen = 0
    for (const task of tasks) {
      seen += 1
      if (seen % (SLICE * 10) === 0) yield steps.size
      if (!isNow(task)) continue
      const step = runTask(task, planning)
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
  return { rows: planned, summary, notices: noticesOf(steps.values()), puts }
}
