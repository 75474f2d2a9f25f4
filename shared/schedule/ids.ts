/** Ids of imported bookings and of unreadable rows: keyed hashes of what they say, so that the same file gives the same on every PC. Pure. */
import type { SourceRow } from './entry.ts'
import { commonName } from './names.ts'

/** A keyed hash under the office's key, as text that can stand in an id. */
export type Tag = (text: string) => string

/** Width, spaces and case do not make another receipt number. */
export function receiptKey(receiptNumber: string): string {
  return receiptNumber.normalize('NFKC').replace(/\s/gu, '').toUpperCase()
}

export type IdWish = {
  readonly receiptNumber: string
  readonly source: Pick<SourceRow, 'date' | 'slot' | 'name'>
  /** Its receipt number is that of other bookings too. */
  readonly several: boolean
  readonly atMs: number
}

/** @param isTaken whether a booking has that id: then the time goes in as well, for it is another booking */
export function bookingIdOf(tag: Tag, isTaken: (id: string) => boolean, wish: IdWish): string {
  const { source, several, atMs } = wish
  const receipt = receiptKey(wish.receiptNumber)
  const parts = several ? [receipt, source.date, source.slot, commonName(source.name)] : [receipt]
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
