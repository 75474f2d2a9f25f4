/** Reads a 求人番号 as it is typed, pasted or read from paper into the one form in which it is kept. Pure. */

/** What a Japanese keyboard, a web page or a PDF puts for a hyphen; what NFKC folds already is not repeated. */
const HYPHENS = /[\u00ad\u02d7\u2010-\u2015\u2043\u207b\u208b\u2212\u2500\u2501\u30fc\ufe58]/gu
/** Spaces of every width, and what cannot be seen but is copied along. */
const BLANKS = /[\s\p{Cf}]/gu
const TITLE = /^求人番号:?/u

/**
 * Five digits and eight, with a hyphen or without one, in whatever width; null for anything else. Nothing is filled up or cut off:
 * a digit that is missing would make it another posting's number.
 */
export function readPostingNumber(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(HYPHENS, '-').replace(BLANKS, '').replace(TITLE, '')
  const found = /^(\d{5})-?(\d{8})$/.exec(plain)
  return found === null ? null : `${found[1] ?? ''}-${found[2] ?? ''}`
}
