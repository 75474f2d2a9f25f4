/** One row of an export, cell by cell, into what it says about a booking. */
import type { Site } from '../office/profile.ts'
import { parseDate, parseDateTime, parseTime } from '../time/read.ts'
import type { LocalDate, LocalTime } from '../time/day.ts'
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

/** A reader that remembers: the same few dates, times and words stand in every row of a file. */
type Reader<T> = (text: string) => T

export type Columns = {
  /** Cell of that field; null where the file has no such column. */
  readonly cell: (row: RawRow, field: Field) => string | null
  readonly read: {
    readonly date: Reader<LocalDate | null>
    readonly time: Reader<LocalTime | null>
    readonly dateTime: Reader<ReturnType<typeof parseDateTime>>
    readonly status: Reader<SourceRow['status']>
    readonly category: Reader<NonNullable<SourceRow['category']>>
    readonly residence: Reader<NonNullable<SourceRow['residence']>>
    readonly companions: Reader<string>
    readonly site: Reader<string>
  }
}

/** More different cells than this are not worth remembering. */
const MOST_REMEMBERED = 2000

function remembering<T>(read: Reader<T>): Reader<T> {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    if (known.size < MOST_REMEMBERED) known.set(text, value)
    return value
  }
}

/** What a decoder writes for bytes that are no character. */
const DAMAGED = '\uFFFD'
/** Damage elsewhere in a row loses no booking. */
const NEEDED: readonly Field[] = [
  'receiptNumber',
  'date',
  'time',
  'dateTime',
  'name',
  'jobSeekerNumber',
]

/** @param columns the field of each column, null for one that is not used */
export function columnsOf(columns: readonly (Field | null)[], sites: readonly Site[]): Columns {
  const places = new Map<Field, number>()
  columns.forEach((field, index) => {
    if (field !== null && !places.has(field)) places.set(field, index)
  })
  return {
    read: {
      date: remembering(parseDate),
      time: remembering(parseTime),
      dateTime: remembering(parseDateTime),
      status: remembering(readStatus),
      category: remembering(readCategory),
      residence: remembering(readResidence),
      companions: remembering(readCompanions),
      site: remembering((text) => siteOf(text, sites)),
    },
    cell(row, field) {
      const place = places.get(field)
      return place === undefined ? null : (row.cells[place] ?? '').trim()
    },
  }
}

const sitePlain = (text: string): string =>
  text.normalize('NFKC').replace(/\s|ハローワーク|公共職業安定所|職業安定所/gu, '')

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

const NOWHEN = { date: null, time: null } as const

function when(
  row: RawRow,
  columns: Columns,
): { readonly date: LocalDate | null; readonly slot: LocalTime | null } {
  const both = columns.cell(row, 'dateTime')
  const date = columns.cell(row, 'date')
  const time = columns.cell(row, 'time')
  const { read } = columns
  const joined = both === null ? NOWHEN : read.dateTime(both)
  // A date column may carry the time as well (2025/3/25 10:00), where there is no other.
  const single = date === null ? NOWHEN : read.dateTime(date)
  return {
    date: joined.date ?? single.date ?? (date === null ? null : read.date(date)),
    slot: joined.time ?? (time === null || time === '' ? single.time : read.time(time)),
  }
}

function problemsOf(
  receipt: string | null,
  at: ReturnType<typeof when>,
  damaged: boolean,
): RowReason[] {
  if (damaged) return ['unreadableRow']
  const problems: RowReason[] = []
  if (receipt === null) problems.push('noReceiptNumber')
  if (at.date === null) problems.push('badDate')
  if (at.slot === null) problems.push('badTime')
  return problems
}

const optional = <T>(cell: string | null, read: (text: string) => T): T | null =>
  cell === null ? null : read(cell)
const tidy = (text: string): string =>
  /\s{2}|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ').trim() : text
/** Plain ASCII is the same before and after. */
const nfkc = (text: string): string =>
  /^[\x20-\x7e]*$/u.test(text) ? text : text.normalize('NFKC')

/** Understands one row. Cells that look like formulas are text like any other. */
export function understandRow(row: RawRow, columns: Columns): UnderstoodRow {
  const cell = (field: Field): string | null => columns.cell(row, field)
  const key = cell('receiptNumber') ?? ''
  const receipt = /^[\w-]+$/u.test(key)
    ? key
    : key
        .normalize('NFKC')
        .replace(/\s/gu, '')
        .replace(/^="(.*)"$/u, '$1')
  const at = when(row, columns)
  const number = readNumber(cell('jobSeekerNumber') ?? '')
  const warnings: RowReason[] = []
  if (number.kind === 'ok' && number.short) warnings.push('shortNumber')
  if (number.kind === 'malformed' && number.byExcel) warnings.push('numberFormattedByExcel')
  const damaged = NEEDED.some((field) => (cell(field) ?? '').includes(DAMAGED))
  return {
    line: row.line,
    cells: row.cells,
    receiptNumber: receipt === '' ? null : receipt,
    ...at,
    rest: {
      status: columns.read.status(cell('status') ?? ''),
      name: tidy(cell('name') ?? ''),
      kana: optional(cell('kana'), (text) => tidy(nfkc(text))),
      jobSeekerNumber: optional(cell('jobSeekerNumber'), (text) =>
        number.kind === 'ok' ? number.number : text,
      ),
      category: optional(cell('category'), columns.read.category),
      residence: optional(cell('residence'), columns.read.residence),
      companions: optional(cell('companions'), columns.read.companions),
      phone: optional(cell('phone'), nfkc),
      email: optional(cell('email'), nfkc),
      siteId: optional(cell('site'), columns.read.site),
    },
    problems: problemsOf(receipt === '' ? null : receipt, at, damaged),
    warnings,
  }
}
