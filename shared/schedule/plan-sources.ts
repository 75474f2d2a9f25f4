/** Which rows of a file speak of which booking: grouped by receipt number and person, a withdrawal without a date by what it can mean. */
import type { SourceRow } from './entry.ts'
import { type Grouped, groupReceipt, isOf, type Task, type Told } from './group.ts'
import { receiptKey } from './ids.ts'
import type { ScheduleIndex } from './index.ts'
import { commonName } from './names.ts'
import { importedNumber } from './number.ts'
import { samePerson } from './person.ts'
import type { UnderstoodRow } from './understand.ts'

/** Rows between two breaths. */
export const SLICE = 200

/** A row that says when; null for the others. */
function sourceOf(row: UnderstoodRow): SourceRow | null {
  if (row.problems.length > 0) return null
  return row.date !== null && row.slot !== null
    ? { ...row.rest, date: row.date, slot: row.slot }
    : null
}

const ONLY_WHEN = new Set(['badDate', 'badTime'])

/** A withdrawal needs no date where it can mean only one booking: the one of this file, else the one that is known. */
function withdrawalOf(
  row: UnderstoodRow,
  told: readonly Told[],
  index: ScheduleIndex,
): SourceRow | null {
  const dateless =
    row.receiptNumber !== null &&
    row.rest.status === 'withdrawn' &&
    row.problems.every((problem) => ONLY_WHEN.has(problem))
  if (!dateless) return null
  const here = told.filter(({ source }) => samePerson(source, row.rest) === 'same')
  const meant =
    here.length > 0
      ? here.map((one) => one.source)
      : index
          .byReceipt(row.receiptNumber)
          .filter((entry) => isOf(entry, row.rest, null))
          .map((entry) => entry.seen ?? entry.booking)
  const [first] = meant
  const isOne = meant.every((one) => one.date === first?.date && one.slot === first.slot)
  return first !== undefined && isOne ? { ...row.rest, date: first.date, slot: first.slot } : null
}

/** What stands for a key that is lost: the person and the time. No receipt number begins so. */
function lostKey({ date, slot, name, jobSeekerNumber }: SourceRow): string {
  const person = importedNumber(jobSeekerNumber ?? '') ?? commonName(name)
  return `\u0000${date} ${slot} ${person}`
}

const isLost = (key: string): boolean => key.startsWith('\u0000')

/** The work a file gives; `sources`: by its place in the file, what a row says that says when. */
export type AllGrouped = Grouped & { readonly sources: ReadonlyMap<number, SourceRow> }

/** Bookings that rows of one key can mean: by the key, or by person and time where either side has lost it. */
function candidates(key: string, told: readonly Told[], index: ScheduleIndex) {
  const isSame = (one: Told) => (entry: ReturnType<ScheduleIndex['byReceipt']>[number]) =>
    isOf(entry, one.source, one.source) &&
    (entry.seen ?? entry.booking).date === one.source.date &&
    (entry.seen ?? entry.booking).slot === one.source.slot
  const [first] = told
  if (first === undefined) return []
  if (isLost(key))
    return index
      .onDate(first.source.date)
      .filter(({ booking }) => booking.source === 'import')
      .filter(isSame(first))
      .slice(0, 1)
  const known = index.byReceipt(key)
  const lost = index.keyless()
  if (lost.length === 0) return known
  // A booking whose key was lost gets it back from a file that still has it.
  const found = lost.find((entry) => told.some((one) => isSame(one)(entry)))
  return found === undefined || known.some((entry) => told.some((one) => isSame(one)(entry)))
    ? known
    : [...known, found]
}

/** Yields every few hundred rows, so that the process that runs the cap can breathe. */
export function* groupAll(
  rows: readonly UnderstoodRow[],
  index: ScheduleIndex,
): Generator<number, AllGrouped> {
  const receipts = new Map<string, Told[]>()
  const sources = new Map<number, SourceRow>()
  const tell = (place: number, row: UnderstoodRow, source: SourceRow | null): void => {
    if (source === null) return
    if (row.receiptNumber === null && !row.keyLost) return
    sources.set(place, source)
    const key = row.receiptNumber === null ? lostKey(source) : receiptKey(row.receiptNumber)
    const told = receipts.get(key)
    if (told === undefined) receipts.set(key, [{ place, row, source }])
    else told.push({ place, row, source })
  }
  for (const [place, row] of rows.entries()) {
    tell(place, row, sourceOf(row))
    if (place % SLICE === SLICE - 1) yield 0
  }
  for (const [place, row] of rows.entries()) {
    if (!sources.has(place)) {
      const key = row.receiptNumber === null ? '' : receiptKey(row.receiptNumber)
      tell(place, row, withdrawalOf(row, receipts.get(key) ?? [], index))
    }
    if (place % SLICE === SLICE - 1) yield 0
  }
  const tasks: Task[] = []
  const superseded: number[] = []
  let done = 0
  for (const [key, told] of receipts) {
    const grouped = groupReceipt(told, candidates(key, told, index))
    tasks.push(...grouped.tasks)
    superseded.push(...grouped.superseded)
    done += 1
    if (done % SLICE === 0) yield 0
  }
  return { tasks, superseded, sources }
}
