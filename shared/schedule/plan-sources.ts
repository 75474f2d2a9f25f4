/** Which rows of a file speak of which booking: grouped by receipt number, a withdrawal without a date by what it can mean. */
import type { SourceRow } from './entry.ts'
import { type Grouped, groupReceipt, type Task } from './group.ts'
import type { ScheduleIndex } from './index.ts'
import type { UnderstoodRow } from './understand.ts'

/** Rows between two breaths. */
export const SLICE = 200

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

/** The work a file gives; `sources`: by its place in the file, what a row says that says when. */
export type AllGrouped = Grouped & { readonly sources: ReadonlyMap<number, SourceRow> }

/** Yields every few hundred rows, so that the process that runs the cap can breathe. */
export function* groupAll(
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
