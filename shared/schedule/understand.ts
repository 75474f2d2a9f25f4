/** One row of an export, cell by cell, into what it says about a booking. */
import type { Site } from '../office/profile.ts'
import { parseDate, parseDateTime, parseTime } from '../time/japanese.ts'
import type { LocalDate, LocalTime } from '../time/jst.ts'
import type { SourceRow } from './entry.ts'
import type { Field, RowReason } from './import.ts'
import { readNumber } from './number.ts'
import { readCategory, readCompanions, readResidence, readStatus } from './status.ts'

/** A row as it came: the line it starts on (from 1) and its cells, those of a password column already emptied. */
export type RawRow = { readonly line: number; readonly cells: readonly string[] }

export type UnderstoodRow = {
  readonly line: number
  readonly cells: readonly string[]
  /** Null for a row without its key. */
  readonly receiptNumber: string | null
  readonly date: LocalDate | null
  readonly slot: LocalTime | null
  /** Everything else it says. */
  readonly rest: Omit<SourceRow, 'date' | 'slot'>
  /** Why it cannot become a booking at all; empty for a readable row. */
  readonly problems: readonly RowReason[]
  /** Worth a look. */
  readonly warnings: readonly RowReason[]
}

export type Columns = {
  /** Cell of that field; null where the file has no such column. */
  readonly cell: (row: RawRow, field: Field) => string | null
  readonly sites: readonly Site[]
}

/** What a decoder writes for bytes that are no character. */
const DAMAGED = '\uFFFD'

/** @param columns the field of each column, null for one that is not used */
export function columnsOf(columns: readonly (Field | null)[], sites: readonly Site[]): Columns {
  const places = new Map<Field, number>()
  columns.forEach((field, index) => {
    if (field !== null && !places.has(field)) places.set(field, index)
  })
  return {
    sites,
    cell(row, field) {
      const place = places.get(field)
      return place === undefined ? null : (row.cells[place] ?? '').trim()
    },
  }
}

const sitePlain = (text: string): string => text.normalize('NFKC').replace(/\s|ハローワーク|公共職業安定所|職業安定所/gu, '')

/** The site meant; '' when it is none of the office's (Young and Mothers Hello Work are not in scope). */
function siteOf(text: string, sites: readonly Site[]): string {
  const word = sitePlain(text)
  const first = sites[0]?.id ?? ''
  if (word === '') return first
  const exact = sites.find((site) => sitePlain(site.name) === word || site.id === text)
  if (exact !== undefined) return exact.id
  // 金沢（本所）, ハローワーク金沢津幡分室: the longest name that is part of the cell, but not ヤングハローワーク金沢.
  if (/ヤング|マザーズ|新卒|わかもの/u.test(word)) return ''
  const parts = sites.filter((site) => word.includes(sitePlain(site.name)))
  return parts.sort((left, right) => right.name.length - left.name.length)[0]?.id ?? ''
}

function when(row: RawRow, columns: Columns): { readonly date: LocalDate | null; readonly slot: LocalTime | null } {
  const both = columns.cell(row, 'dateTime')
  const date = columns.cell(row, 'date')
  const time = columns.cell(row, 'time')
  const joined = both === null ? { date: null, time: null } : parseDateTime(both)
  // A date column may carry the time as well (2025/3/25 10:00), where there is no other.
  const single = date === null ? { date: null, time: null } : parseDateTime(date)
  return {
    date: joined.date ?? single.date ?? (date === null ? null : parseDate(date)),
    slot: joined.time ?? (time === null || time === '' ? single.time : parseTime(time)),
  }
}

function problemsOf(receipt: string | null, at: ReturnType<typeof when>, damaged: boolean): RowReason[] {
  if (damaged) return ['unreadableRow']
  const problems: RowReason[] = []
  if (receipt === null) problems.push('noReceiptNumber')
  if (at.date === null) problems.push('badDate')
  if (at.slot === null) problems.push('badTime')
  return problems
}

const optional = <T>(cell: string | null, read: (text: string) => T): T | null => (cell === null ? null : read(cell))
const tidy = (text: string): string => text.replace(/[\s\u3000]+/gu, ' ').trim()

/** Understands one row. Cells that look like formulas are text like any other. */
export function understandRow(row: RawRow, columns: Columns): UnderstoodRow {
  const cell = (field: Field): string | null => columns.cell(row, field)
  const receipt = (cell('receiptNumber') ?? '').normalize('NFKC').replace(/\s/gu, '').replace(/^="(.*)"$/u, '$1')
  const at = when(row, columns)
  const number = readNumber(cell('jobSeekerNumber') ?? '')
  const warnings: RowReason[] = []
  if (number.kind === 'ok' && number.short) warnings.push('shortNumber')
  if (number.kind === 'malformed' && number.byExcel) warnings.push('numberFormattedByExcel')
  const used: readonly Field[] = ['receiptNumber', 'date', 'time', 'dateTime', 'name', 'jobSeekerNumber']
  const damaged = used.some((field) => (cell(field) ?? '').includes(DAMAGED))
  return {
    line: row.line,
    cells: row.cells,
    receiptNumber: receipt === '' ? null : receipt,
    ...at,
    rest: {
      status: readStatus(cell('status') ?? ''),
      name: tidy(cell('name') ?? ''),
      kana: optional(cell('kana'), (text) => tidy(text.normalize('NFKC'))),
      jobSeekerNumber: optional(cell('jobSeekerNumber'), (text) => (number.kind === 'ok' ? number.number : text)),
      category: optional(cell('category'), readCategory),
      residence: optional(cell('residence'), readResidence),
      companions: optional(cell('companions'), readCompanions),
      phone: optional(cell('phone'), (text) => text.normalize('NFKC')),
      email: optional(cell('email'), (text) => text.normalize('NFKC')),
      siteId: optional(cell('site'), (text) => siteOf(text, columns.sites)),
    },
    problems: problemsOf(receipt === '' ? null : receipt, at, damaged),
    warnings,
  }
}
