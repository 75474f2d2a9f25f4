/** From a plan to what a screen gets to see, and to what an accepted file leaves behind. */
import type { NewEvent } from '../../../shared/log/events.ts'
import { rowScope } from '../../../shared/log/scope.ts'
import { rowIdOf, type Tag } from '../../../shared/schedule/ids.ts'
import type { Head } from '../../../shared/schedule/head.ts'
import {
  type ImportPreview,
  type ImportRow,
  PREVIEW_ROWS,
  type UnreadRow,
  type Verdict,
} from '../../../shared/schedule/import.ts'
import type { ImportPlan, PlannedRow } from '../../../shared/schedule/plan.ts'
import type { Header } from './header.ts'
import type { ReadFile } from './read.ts'
import type { Slices } from '../../slices.ts'

/** Rows between two breaths. */
const SLICE = 2000

/** Column title and cell; the password column is left out altogether. */
export function rawOf(row: PlannedRow, header: Header): [string, string][] {
  return row.cells.flatMap((cell, index): [string, string][] =>
    header.secret.has(index) ? [] : [[header.titles[index] ?? '', cell]],
  )
}

export function importRow(row: PlannedRow, header: Header): ImportRow {
  const { line, verdict, reasons, booking, changes } = row
  return { line, verdict, reasons, booking, changes, raw: rawOf(row, header) }
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

export function previewOf(previewId: string, file: ReadFile, plan: ImportPlan): ImportPreview {
  return {
    previewId,
    fileName: file.fileName,
    encoding: file.encoding,
    headerLine: file.header.line,
    summary: plan.summary,
    rows: firstRows(plan.rows).map((row) => importRow(row, file.header)),
  }
}

/** One part of a long preview. */
export function pageOf(
  file: ReadFile,
  plan: ImportPlan,
  verdict: Verdict | null,
  offset: number,
  limit: number,
): { total: number; rows: ImportRow[] } {
  const rows = verdict === null ? plan.rows : plan.rows.filter((row) => row.verdict === verdict)
  return {
    total: rows.length,
    rows: rows.slice(offset, offset + limit).map((row) => importRow(row, file.header)),
  }
}

export type Acceptance = {
  readonly atMs: number
  readonly tag: Tag
  readonly actorId: string
  readonly batch: string
}

/**
 * What an accepted file says of unreadable rows: they stay until they are dismissed, or until a readable row with the same receipt number
 * comes; the same row is kept only once, and a dismissed one does not come back.
 */
export function* rowEvents(
  head: Head,
  file: ReadFile,
  plan: ImportPlan,
  { atMs, tag, actorId, batch }: Acceptance,
): Slices<NewEvent[]> {
  const readable = new Set<string>()
  const rejected = new Map<string, UnreadRow>()
  for (const [place, row] of plan.rows.entries()) {
    if (place % SLICE === SLICE - 1) yield place
    const { verdict, receiptNumber, line, reasons } = row
    if (verdict === 'rejected') {
      const raw = rawOf(row, file.header)
      const id = rowIdOf(tag, receiptNumber, raw)
      rejected.set(id, { id, fileName: file.fileName, line, receiptNumber, reasons, raw, atMs })
    } else if (receiptNumber !== null) readable.add(receiptNumber)
  }
  const events: NewEvent[] = []
  for (const { id, receiptNumber } of head.unread) {
    // Told again in this very file: the readable row beside it is another one.
    const toldAgain = rejected.delete(id)
    if (!toldAgain && receiptNumber !== null && readable.has(receiptNumber))
      events.push({ type: 'schedule.rowRead', scope: rowScope(id), actorId, payload: { batch } })
  }
  for (const id of head.dismissed) rejected.delete(id)
  for (const row of rejected.values())
    events.push({
      type: 'schedule.rowUnread',
      scope: rowScope(row.id),
      actorId,
      payload: { row, batch },
    })
  return events
}
