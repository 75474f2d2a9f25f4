/** One key for a job-seeker number everywhere: bookings, records, restrictions, search. Pure. */

/** A whole job-seeker number in one form (five digits, hyphen, digits without leading zeros); null when the text is none. */
export function numberKey(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[\p{Pd}−ー]/gu, '-')
  const match = /^(\d{5})-?(\d{1,8})$/.exec(plain)
  return match === null ? null : `${match[1] ?? ''}-${(match[2] ?? '').replace(/^0+(?=\d)/, '')}`
}
