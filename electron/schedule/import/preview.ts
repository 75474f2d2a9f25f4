/** From a plan to what a screen gets to see, and to what an accepted file leaves behind. */
import type { NewEvent } from '../../../shared/log/events.ts'
import { rowScope } from '../../../shared/log/scope.ts'
import { receiptKey, rowIdOf, type Tag } from '../../../shared/schedule/ids.ts'
import type { Head } from '../../../shared/schedule/head.ts'
import {
  type Field,
  type FileNotice,
  type ImportPreview,
  type ImportRow,
  PREVIEW_ROWS,
  RowProblemSchema,
  type RowReason,
  type UnreadRow,
  type Verdict,
} from '../../../shared/schedule/import.ts'
import type { ImportPlan, PlannedRow } from '../../../shared/schedule/plan.ts'
import { samePerson } from '../../../shared/schedule/person.ts'
import { cutText, MASK } from '../../../shared/schedule/text.ts'
import type { ReadFile } from './read.ts'
import type { Slices } from '../../slices.ts'

/** Rows between two breaths. */
const SLICE = 2000

/** Column title and cell; the password column is left out altogether. */
export function rawOf({ cells, shape }: PlannedRow): [string, string][] {
  return cells.flatMap((cell, index): [string, string][] =>
    shape.secret.has(index) ? [] : [[shape.titles[index] ?? '', cell]],
  )
}

const MASKED: ReadonlySet<Field | null> = new Set<Field>(['phone', 'email', 'meetingPasscode'])
/** With this a person has to see the telephone as it came. */
const ABOUT_THE_PHONE: readonly RowReason[] = ['phoneLost', 'phoneZero']
/** Letters of a cell that travel to a screen. */
const LONGEST_SHOWN = 1000

/** As it is shown: telephone and address are on no screen by themselves, long texts are cut. */
function shownRaw(row: PlannedRow): [string, string][] {
  const { cells, shape, reasons } = row
  const hides = !reasons.some((reason) => ABOUT_THE_PHONE.includes(reason))
  return cells.flatMap((cell, index): [string, string][] => {
    if (shape.secret.has(index)) return []
    const masked = hides && cell.trim() !== '' && MASKED.has(shape.columns[index] ?? null)
    const shown = masked ? MASK : cell.length > LONGEST_SHOWN ? cutText(cell, LONGEST_SHOWN) : cell
    return [[shape.titles[index] ?? '', shown]]
  })
}

export function importRow(row: PlannedRow): ImportRow {
  const { line, verdict, reasons, booking, changes } = row
  return { line, verdict, reasons, booking, changes, raw: shownRaw(row) }
}

/** What a person has to look at comes first when not everything can travel at once. */
const INTEREST: readonly Verdict[] = [
  'held',
  'rejected',
  'changed',
  'withdrawn',
  'added',
  'unchanged',
]

function firstRows(rows: readonly PlannedRow[]): readonly PlannedRow[] {
  if (rows.length <= PREVIEW_ROWS) return rows
  const picked: PlannedRow[] = []
  for (const verdict of INTEREST) {
    for (const row of rows) {
      if (picked.length === PREVIEW_ROWS) return picked
      if (row.verdict === verdict) picked.push(row)
    }
  }
  return picked
}

/** Two dates of output told as exactly as each other; a day alone is not before a time of it. */
function isOlder(at: string, latest: string): boolean {
  const length = Math.min(at.length, latest.length)
  return at.slice(0, length) < latest.slice(0, length)
}

/** What is odd about the whole file, by its rows and by its own date of output. */
export function noticesOf(
  file: ReadFile,
  plan: ImportPlan,
  outputs: Head['outputs'],
): FileNotice[] {
  const latest = outputs[file.header.fingerprint]
  const older = file.outputAt !== null && latest !== undefined && isOlder(file.outputAt, latest)
  return [...(older ? ['olderDate' as const] : []), ...plan.notices]
}

export function previewOf(
  previewId: string,
  file: ReadFile,
  plan: ImportPlan,
  head: Head,
): ImportPreview {
  return {
    previewId,
    fileName: file.fileName,
    encoding: file.encoding,
    headerLine: file.header.line,
    header: file.question,
    notices: noticesOf(file, plan, head.outputs),
    summary: plan.summary,
    rows: firstRows(plan.rows).map(importRow),
  }
}

/** One part of a long preview. */
export function pageOf(
  plan: ImportPlan,
  verdict: Verdict | null,
  offset: number,
  limit: number,
): { total: number; rows: ImportRow[] } {
  const rows = verdict === null ? plan.rows : plan.rows.filter((row) => row.verdict === verdict)
  return {
    total: rows.length,
    rows: rows.slice(offset, offset + limit).map(importRow),
  }
}

export type Acceptance = {
  readonly atMs: number
  readonly tag: Tag
  readonly actorId: string
  readonly batch: string
}

/** A row that only could not be read is settled by a readable row of the same number and person; a notice only by a person. */
const ONLY_UNREAD: ReadonlySet<RowReason> = new Set<RowReason>(
  RowProblemSchema.options.filter((reason) => reason !== 'cellsDiffer'),
)

type Person = PlannedRow['person']

function isReadNow(unread: UnreadRow, readable: ReadonlyMap<string, readonly Person[]>): boolean {
  const { receiptNumber, person, reasons } = unread
  if (receiptNumber === null || !reasons.every((reason) => ONLY_UNREAD.has(reason))) return false
  const told = readable.get(receiptKey(receiptNumber)) ?? []
  // Of whom it spoke could not be read: only a person can say that it is settled.
  if (person === null) return false
  const facts = { ...person, kana: null }
  return told.some((one) => samePerson({ ...one, kana: null }, facts) === 'same')
}

/** Of a row none of whose cells may be kept, the file and its line say which one it is. */
function idOfRow(
  tag: Tag,
  row: PlannedRow,
  raw: readonly (readonly [string, string])[],
  fileName: string,
): string {
  const told = raw.every(([, cell]) => cell === '') ? [[fileName, `${row.line}`] as const] : raw
  return rowIdOf(tag, row.receiptNumber, told)
}

/**
 * What an accepted file says of rows that a person has to look at: they stay until they are dismissed, or, where they only could not be
 * read, until a readable row of the same number and person comes; the same row is kept only once, and a dismissed one does not come back.
 */
export function* rowEvents(
  head: Head,
  file: ReadFile,
  plan: ImportPlan,
  { atMs, tag, actorId, batch }: Acceptance,
): Slices<NewEvent[]> {
  const { fileName } = file
  const readable = new Map<string, Person[]>()
  const open = new Map<string, UnreadRow>()
  for (const [place, row] of plan.rows.entries()) {
    if (place % SLICE === SLICE - 1) yield place
    const { toLookAt, verdict, receiptNumber, line, reasons, person } = row
    if (toLookAt) {
      const raw = rawOf(row)
      const id = idOfRow(tag, row, raw, fileName)
      open.set(id, { id, fileName, line, receiptNumber, reasons, raw, person, atMs })
    }
    // One that is put before a person can be read all the same: the row of before has said its word.
    if (verdict !== 'rejected' && receiptNumber !== null) {
      const key = receiptKey(receiptNumber)
      const told = readable.get(key)
      if (told === undefined) readable.set(key, [person])
      else told.push(person)
    }
  }
  const events: NewEvent[] = []
  for (const unread of head.unread) {
    // Told again in this very file: the readable row beside it is another one.
    const toldAgain = open.delete(unread.id)
    if (!toldAgain && isReadNow(unread, readable))
      events.push({
        type: 'schedule.rowRead',
        scope: rowScope(unread.id),
        actorId,
        payload: { batch },
      })
  }
  for (const id of head.dismissed) open.delete(id)
  for (const row of open.values())
    events.push({
      type: 'schedule.rowUnread',
      scope: rowScope(row.id),
      actorId,
      payload: { row, batch },
    })
  return events
}
