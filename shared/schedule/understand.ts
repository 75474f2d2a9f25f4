/** One row of an export, cell by cell, into what it says about a booking. */
import type { HoldReason } from '../log/booking.ts'
import type { LocalDate, LocalTime } from '../time/day.ts'
import { decodeReferences, lostLetters, readPhone } from './cells.ts'
import type { Columns, RawRow } from './columns-read.ts'
import type { SourceRow } from './entry.ts'
import type { Field, RowReason } from './import.ts'
import { readImported } from './number.ts'
import { type Fit, fitOf, hidesPassword, type Shape } from './row-shape.ts'
import {
  columnsDiffer,
  companionsOf,
  joinedName,
  type Key,
  meetingOf,
  readKey,
  residenceOf,
  statusOf,
  isHalf,
  type When,
  when,
} from './understand-cells.ts'

export { columnsOf, type RawRow } from './columns-read.ts'
export type { Shape } from './row-shape.ts'

export type UnderstoodRow = {
  readonly line: number
  /** Those of password columns are empty; all of them where nobody can say which cell is the password. */
  readonly cells: readonly string[]
  readonly shape: Shape
  /** As it came, without what programs put round it; null for a row without its key. */
  readonly receiptNumber: string | null
  /** The row had a key, but a spreadsheet made something else of it. */
  readonly keyLost: boolean
  readonly date: LocalDate | null
  readonly slot: LocalTime | null
  /** Everything else it says. */
  readonly rest: Omit<SourceRow, 'date' | 'slot'>
  /** Why it cannot become a booking at all; empty for a readable row. */
  readonly problems: readonly RowReason[]
  /** Why its booking cannot be live. */
  readonly holds: readonly HoldReason[]
  /** Worth a look. */
  readonly warnings: readonly RowReason[]
}

/** What a decoder writes for bytes that are no character, and a byte that is none. */
const DAMAGED = /[\uFFFD\u0000]/u
/** Damage elsewhere in a row loses no booking. */
const NEEDED: readonly Field[] = [
  'receiptNumber',
  'date',
  'time',
  'dateTime',
  'jobSeekerNumber',
  'name',
  'familyName',
  'givenName',
  'status',
]

const optional = <T>(cell: string | null, read: (text: string) => T): T | null =>
  cell === null ? null : read(cell)
const tidy = (text: string): string =>
  /\s{2}|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ').trim() : text
/** Plain ASCII is the same before and after. */
const nfkc = (text: string): string =>
  /^[\x20-\x7e]*$/u.test(text) ? text : text.normalize('NFKC')

/** @param isNobody neither a name nor a number says whose row it is: then a lost key leaves nothing */
function problemsOf(key: Key, at: When, broken: RowReason | null, isNobody: boolean): RowReason[] {
  if (broken !== null) return [broken]
  const problems: RowReason[] = []
  if (key.receiptNumber === null && (!key.keyLost || isNobody)) problems.push('noReceiptNumber')
  if (at.date === null) problems.push('badDate')
  if (at.slot === null) problems.push('badTime')
  return problems
}

/** Why nothing of the row is believed; null: it is. */
function brokenBy(row: RawRow, { shape }: Columns, fit: Fit): RowReason | null {
  if (fit === 'differs') return 'cellsDiffer'
  if (shape.isClean) return null
  const damaged = row.cells.some((cell, place) => {
    if (!DAMAGED.test(cell)) return false
    const field = shape.columns[place] ?? null
    return field !== null && NEEDED.includes(field)
  })
  return damaged ? 'unreadableRow' : null
}

/** The cells that may be kept: none of a password column, none at all where it could stand anywhere. */
function keptCells(row: RawRow, { secret }: Shape, fit: Fit): readonly string[] {
  if (secret.size === 0) return row.cells
  return fit === 'differs'
    ? row.cells.map(() => '')
    : row.cells.map((cell, place) => (secret.has(place) ? '' : cell))
}

function warningsOf(
  number: ReturnType<typeof readImported>,
  phone: ReturnType<typeof readPhone> | null,
): RowReason[] {
  const warnings: RowReason[] = []
  if (number.kind === 'ok' && number.short) warnings.push('shortNumber')
  if (number.kind === 'malformed' && number.byExcel) warnings.push('numberFormattedByExcel')
  if (phone?.trouble === 'zero') warnings.push('phoneZero')
  if (phone?.trouble === 'lost') warnings.push('phoneLost')
  return warnings
}

/** Understands one row. Cells that look like formulas are text like any other. */
export function understandRow(came: RawRow, columns: Columns): UnderstoodRow {
  const { shape } = columns
  const row = understandAs(came, columns, fitOf(came.cells, shape, came.isCut))
  const isOdd = row.problems.length > 0 || row.warnings.length > 0 || row.rest.status === 'unknown'
  return isOdd && hidesPassword(came.cells, shape) ? understandAs(came, columns, 'differs') : row
}

function understandAs(came: RawRow, columns: Columns, fit: Fit): UnderstoodRow {
  const { shape } = columns
  const row = { line: came.line, cells: keptCells(came, shape, fit) }
  const cell = (field: Field): string | null => columns.cell(row, field)
  const key = readKey(cell('receiptNumber') ?? '')
  const at = when(row, columns)
  const told = cell('jobSeekerNumber') ?? ''
  const number = readImported(told)
  const cameName = joinedName(row, columns, ['name', 'familyName', 'givenName']) ?? ''
  const name = tidy(decodeReferences(cameName))
  const kana = joinedName(row, columns, ['kana', 'familyKana', 'givenKana'])
  const phone = optional(cell('phone'), readPhone)
  const holds: HoldReason[] = []
  if (key.keyLost) holds.push('keyLost')
  if (at.differs || columnsDiffer(row, columns)) holds.push('columnsDiffer')
  if (fit === 'short') holds.push('cellsMissing')
  if (lostLetters(name) || isHalf(row, columns)) holds.push('lettersLost')
  const warnings = warningsOf(number, phone)
  return {
    line: row.line,
    cells: row.cells,
    shape,
    ...key,
    date: at.date,
    slot: at.slot,
    rest: {
      status: statusOf(row, columns),
      name,
      kana: optional(kana, (text) => tidy(nfkc(text))),
      jobSeekerNumber: optional(cell('jobSeekerNumber'), (text) =>
        number.kind === 'ok' ? number.number : text,
      ),
      category: optional(cell('category'), columns.read.category),
      residence: residenceOf(row, columns),
      companions: companionsOf(row, columns),
      phone: phone?.phone ?? null,
      email: optional(cell('email'), nfkc),
      meeting: meetingOf(row, columns),
      siteId: optional(cell('site'), columns.read.site),
    },
    problems: problemsOf(key, at, brokenBy(row, columns, fit), name === '' && told === ''),
    holds,
    warnings: name !== tidy(cameName) ? [...warnings, 'nameDecoded'] : warnings,
  }
}
