/** One key for a job-seeker number everywhere: bookings, records, restrictions, search. Pure. */

/** The form in which it is kept: nearly every one that is asked for. */
const KEPT = /^\d{5}-\d{1,8}$/
const ZERO = 0x30

/** A whole job-seeker number in one form (five digits, hyphen, digits without leading zeros); null when the text is none. */
export function numberKey(text: string): string | null {
  if (KEPT.test(text)) {
    let own = 6
    while (own < text.length - 1 && text.charCodeAt(own) === ZERO) own += 1
    return text.slice(0, 6) + text.slice(own)
  }
  const plain = text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[\p{Pd}−ー]/gu, '-')
  const match = /^(\d{5})-?(\d{1,8})$/.exec(plain)
  return match === null ? null : `${match[1] ?? ''}-${(match[2] ?? '').replace(/^0+(?=\d)/, '')}`
}
