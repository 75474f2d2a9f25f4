/** What a spreadsheet and a transfer leave in cells: ="…", quotes in front, lost letters, lost zeros. Pure. */

const INVISIBLE = /[\u0000\u200B-\u200D\u2060\uFEFF]/gu
const ODD = /^[\s'’="]|["\s]$|[\u0000\u200B-\u200D\u2060\uFEFF]/u

/** The cell without what programs put round it: blanks, ="…", a quote in front that keeps a spreadsheet off the digits. */
export function bareCell(cell: string): string {
  if (!ODD.test(cell)) return cell
  const text = cell.replace(INVISIBLE, '').trim()
  const formula = /^=\s*"(.*)"$/su.exec(text)
  return (formula?.[1] ?? text.replace(/^['’](?=.)/u, '')).trim()
}

const REFERENCE = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/giu

/** Letters that a program wrote as &#134047; read again; what is no letter stays as it is. */
export function decodeReferences(text: string): string {
  if (!text.includes('&#')) return text
  return text.replace(REFERENCE, (whole, hex: string | undefined, decimal: string | undefined) => {
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
    const isLetter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isLetter ? String.fromCodePoint(code) : whole
  })
}

/** Put in the place of a letter that was lost on the way, or drawn by this office's computers alone. */
const LOST = /[?？〓■□\uFFFD\uE000-\uF8FF\u{F0000}-\u{10FFFD}]|&#/u
/** UTF-8 read as CP932: letters that stand in no name. */
const MOJIBAKE = /[縺繧繝]|[\u4e00-\u9fff][ｦ-ﾟ]+[\u4e00-\u9fff]/u

/** Whether letters of a name were lost. */
export function lostLetters(name: string): boolean {
  return LOST.test(name) || MOJIBAKE.test(name)
}

/** What a spreadsheet makes of a long run of digits: 2.02703E+11. */
export function isExponent(text: string): boolean {
  return /^\d(?:\.\d+)?E\+\d+$|^\d\.\d+E\d+$/iu.test(text.normalize('NFKC'))
}

export type PhoneReading = {
  readonly phone: string
  /** zero: its first digit was lost and put back. lost: its digits are gone. */
  readonly trouble: 'zero' | 'lost' | null
}

/** A telephone without its first zero (9000000001) gets it back; one in exponent form is none. */
export function readPhone(text: string): PhoneReading {
  const wide = /^[\x20-\x7e]*$/u.test(text) ? text : text.normalize('NFKC')
  if (isExponent(wide)) return { phone: '', trouble: 'lost' }
  return /^[1-9]\d{8}$|^[5789]0\d{8}$/u.test(wide)
    ? { phone: `0${wide}`, trouble: 'zero' }
    : { phone: wide, trouble: null }
}
