/** Ids of imported bookings and of unreadable rows: keyed hashes of what they say, so that the same file gives the same on every PC. Pure. */
import type { SourceRow } from './entry.ts'
import { commonName } from './names.ts'

/** A keyed hash under the office's key, as text that can stand in an id. */
export type Tag = (text: string) => string

const DASHES =
  /[-\u00AD\u02D7\u2010-\u2015\u2043\u207B\u208B\u2212\u2500\u2501\u2796\u30FC\uFE58\uFE63\uFF0D\uFF70]/gu
const ROUND = /[\s"'’‘”“\u0000\u200B-\u200D\u2060\uFEFF]/gu

/** The one form in which receipt numbers are compared: width, case, blanks, quotes, every kind of dash, and the zeros in front do not matter. */
export function receiptKey(receiptNumber: string): string {
  if (/^[1-9]\d*$/u.test(receiptNumber)) return receiptNumber
  return receiptNumber
    .normalize('NFKC')
    .replace(/^=/u, '')
    .replace(ROUND, '')
    .replace(DASHES, '-')
    .replace(/^0+(?=\d)/u, '')
    .toUpperCase()
}

export type IdWish = {
  /** Null: it is lost; then the person and the time stand for it. */
  readonly receiptNumber: string | null
  readonly source: Pick<SourceRow, 'date' | 'slot' | 'name' | 'jobSeekerNumber'>
  /** Its receipt number is that of other bookings too. */
  readonly several: boolean
  readonly atMs: number
}

/** @param isTaken whether a booking has that id: then the time goes in as well, for it is another booking */
export function bookingIdOf(tag: Tag, isTaken: (id: string) => boolean, wish: IdWish): string {
  const { source, several, atMs } = wish
  const receipt = wish.receiptNumber === null ? null : receiptKey(wish.receiptNumber)
  const person = (): string[] => [source.date, source.slot, commonName(source.name)]
  const parts =
    receipt === null
      ? ['', ...person(), source.jobSeekerNumber]
      : several
        ? [receipt, ...person()]
        : [receipt]
  const id = tag(`booking/${JSON.stringify(parts)}`)
  if (!isTaken(id)) return id
  for (let again = 0; ; again += 1) {
    const later = tag(`booking/${JSON.stringify([...parts, atMs, again])}`)
    if (!isTaken(later)) return later
  }
}

/** @param raw column title and cell, without the password column */
export function rowIdOf(
  tag: Tag,
  receiptNumber: string | null,
  raw: readonly (readonly [string, string])[],
): string {
  return tag(`row/${JSON.stringify([receiptNumber, raw])}`)
}
