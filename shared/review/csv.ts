/** CSV as Excel opens it right: RFC 4180, CRLF, and no cell that a spreadsheet would take for a formula. Pure. */
import { z } from 'zod'

/** utf8: with a byte order mark. cp932: what older Japanese programs expect; it lacks some characters. */
export const CsvEncodingSchema = z.enum(['utf8', 'cp932'])
export type CsvEncoding = z.infer<typeof CsvEncodingSchema>

export type CsvCell = string | number | null

/** What begins a formula in Excel and its kin, full width too; white space ahead of it does not make it harmless. */
const FORMULA = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/u

/** A number stays a number; a text that would be a formula gets an apostrophe ahead, which a spreadsheet takes for "this is text". */
export function neutral(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return FORMULA.test(cell) ? `'${cell}` : cell
}

function quoted(field: string): string {
  return /[",\r\n]/u.test(field) || field !== field.trim()
    ? `"${field.replace(/"/gu, '""')}"`
    : field
}

/** Every line ends with CRLF, the last one too. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(neutral(cell))).join(',')}\r\n`).join('')
}
