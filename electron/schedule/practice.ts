/** The practice office's e-TUMO export: invented people, but a file like a real one, to go through the real importer. */
import iconv from 'iconv-lite'
import template from '../../assets/practice/e-tumo.json' with { type: 'json' }
import { addDays, type LocalDate } from '../../shared/time/day.ts'
import { formatDate } from '../../shared/time/words.ts'

export type PracticeFile = { readonly fileName: string; readonly bytes: Uint8Array }

const quoted = (cell: string): string =>
  /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/**
 * Twelve rows of that day (an open day, Asia/Tokyo) in CP932 with a title above the header and a password column: ten that can be
 * booked over the four slots with three booths, one taken back, one at 11:30, which is no slot.
 */
export function practiceFile(date: LocalDate): PracticeFile {
  const words: Readonly<Record<string, string>> = {
    '{date}': formatDate(date),
    '{applied}': formatDate(addDays(date, -6)),
  }
  const rows = [
    template.header,
    ...template.rows.map((row) => row.map((cell) => words[cell] ?? cell)),
  ]
  const text = [template.title, '', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n')
  return { fileName: `e-tumo_${date}.csv`, bytes: iconv.encode(`${text}\r\n`, 'cp932') }
}
