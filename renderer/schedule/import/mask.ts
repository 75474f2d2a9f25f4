/** The preview shows no job-seeker number that was understood: nobody in that file has been identified yet. */
import type { ImportRow, RowReason } from '../../../shared/schedule/import.ts'

/** With these a person has to see the number as it came. */
const ABOUT_THE_NUMBER: ReadonlySet<RowReason> = new Set<RowReason>([
  'numberMalformed',
  'numberMissing',
  'shortNumber',
  'numberFormattedByExcel',
])

export function mustShowNumber(row: ImportRow): boolean {
  return row.reasons.some((reason) => ABOUT_THE_NUMBER.has(reason))
}

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')

/** Is this cell the row's job-seeker number, in whatever spelling? */
export function isNumberCell(row: ImportRow, cell: string): boolean {
  const number = row.booking?.jobSeekerNumber ?? null
  return number !== null && digitsOf(cell) !== '' && digitsOf(cell) === digitsOf(number)
}

/** A cell of which nobody knows what it is: a job-seeker number is told by its form and not shown whole. */
export function maskSample(cell: string): string {
  const plain = cell.normalize('NFKC').trim()
  return /^\d{5}\p{Pd}\d{1,8}$/u.test(plain) || /^\d{13}$/.test(plain)
    ? `${plain.slice(0, 5)}-●●●●●`
    : cell
}

/** The same for the question about the columns: a telephone and an address can be told by their form without being shown whole. */
export function maskContact(cell: string): string {
  const plain = cell.normalize('NFKC').trim()
  if (/^0\d{1,4}-?\d{1,4}-?\d{3,4}$/u.test(plain)) return `${plain.slice(0, 3)}-●●●●●`
  const [, domain] = /^[^\s@]+@([^\s@]+)$/u.exec(plain) ?? []
  return domain === undefined ? maskSample(cell) : `●●●●●@${domain}`
}
