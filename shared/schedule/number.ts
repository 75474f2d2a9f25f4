/** The job-seeker number (求職番号): five digits of the office, a hyphen, one to eight digits. */

export type NumberReading =
  /** The cell is empty. */
  | { readonly kind: 'none' }
  /** `number` in the one form it is kept in: '17010-00012345'. `short`: fewer than four digits after the hyphen, worth a look. */
  | { readonly kind: 'ok'; readonly number: string; readonly short: boolean }
  /** `byExcel`: a spreadsheet made 1.70E+12 of it; the digits are lost and must be asked for. */
  | { readonly kind: 'malformed'; readonly byExcel: boolean }

/** Every hyphen, dash, minus and long-vowel mark that a keyboard or a spreadsheet makes of the hyphen. */
const DASHES =
  /[-\u00AD\u02D7\u2010-\u2015\u2043\u207B\u208B\u2212\u2500\u2501\u2796\u30FC\uFE58\uFE63\uFF0D\uFF70]/gu
const SPACES = /[\s\u200B-\u200D\u2060\uFEFF]/gu
const FORM = /^(\d{5})-?(\d{1,8})$/u
/** The form in which it is kept. */
const KEPT = /^\d{5}-\d{1,8}$/u
const EXCEL = /^\d(?:\.\d+)?E[+]?\d+$/iu

/** Full-width and half-width, with and without hyphen. Without a hyphen the first five digits are the office. */
export function readNumber(text: string): NumberReading {
  // Nearly all of them come as they are kept; a file has 100,000.
  if (KEPT.test(text)) return { kind: 'ok', number: text, short: text.length < 10 }
  // ="17010-00012345" and '17010-00012345 are what people write so that a spreadsheet leaves the digits alone.
  const bare = text
    .normalize('NFKC')
    .replace(SPACES, '')
    .replace(/^="(.*)"$/u, '$1')
    .replace(/^'/u, '')
  if (bare === '') return { kind: 'none' }
  const plain = bare.replace(DASHES, '-')
  const form = FORM.exec(plain)
  if (form === null) return { kind: 'malformed', byExcel: EXCEL.test(bare) }
  const [, office = '', own = ''] = form
  return { kind: 'ok', number: `${office}-${own}`, short: own.length < 4 }
}

/**
 * As `readNumber`, of what came by a file: there twelve digits without a hyphen are no number, for a spreadsheet may have taken the zero
 * in front, and nobody can say which twelve they are.
 */
export function readImported(text: string): NumberReading {
  if (KEPT.test(text)) return { kind: 'ok', number: text, short: text.length < 10 }
  const isTwelve = /^[1-9]\d{11}$/u.test(text.normalize('NFKC').replace(SPACES, ''))
  return isTwelve ? { kind: 'malformed', byExcel: true } : readNumber(text)
}

/** The number of what came by a file, in the form it is kept in; null: none that can be relied on. */
export function importedNumber(text: string): string | null {
  if (KEPT.test(text)) return text
  const reading = readImported(text)
  return reading.kind === 'ok' ? reading.number : null
}

/** The number in the form it is kept in, or null where the text is none. */
export function normaliseNumber(text: string): string | null {
  const reading = readNumber(text)
  return reading.kind === 'ok' ? reading.number : null
}

/** Whether what was typed is the number expected (M12-2-3): neither width nor hyphen matters, every digit does. */
export function sameNumber(typed: string, expected: string): boolean {
  const left = normaliseNumber(typed)
  return left !== null && left === normaliseNumber(expected)
}
