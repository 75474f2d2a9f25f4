/** Who sits where: puts the bookings of a day into the rows (slots) and columns (booths) of the board. */
import type { BoardBooking, BookingState } from '../../../shared/schedule/booking.ts'
import type { LocalTime } from '../../../shared/time/day.ts'

/** These take up a place at a booth; a held, withdrawn or cancelled booking does not. */
const SEATED: ReadonlySet<BookingState> = new Set<BookingState>(['live', 'inSession', 'closed'])

export const isSeated = (booking: BoardBooking): boolean => SEATED.has(booking.state)

export type BoardRow = {
  readonly slot: LocalTime
  readonly cells: readonly (BoardBooking | null)[]
}
export type Placement = {
  readonly rows: readonly BoardRow[]
  /** Per column the counselor who works there today, as far as sessions have shown it. */
  readonly counselors: readonly (string | null)[]
}

/**
 * Order within a slot: as the bookings were made, those of one file by their receipt number. Stable over the day,
 * so that nobody changes place when another is added.
 */
export function byArrival(a: BoardBooking, b: BoardBooking): number {
  return (
    a.createdAtMs - b.createdAtMs ||
    compare(a.receiptNumber ?? '', b.receiptNumber ?? '') ||
    compare(a.id, b.id)
  )
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Free column for one booking: the counselor's own, else the first free one that is nobody else's, else any free one. */
function columnFor(
  booking: BoardBooking,
  taken: readonly (BoardBooking | null)[],
  homes: ReadonlyMap<string, number>,
): number {
  const own = booking.counselorId === null ? undefined : homes.get(booking.counselorId)
  if (own !== undefined && (taken[own] ?? null) === null) return own
  const foreign = booking.counselorId === null ? new Set<number>() : new Set(homes.values())
  const free = taken.findIndex((cell, column) => cell === null && !foreign.has(column))
  if (free >= 0) return free
  const any = taken.findIndex((cell) => cell === null)
  return any >= 0 ? any : taken.length
}

/**
 * Rows for all slots (and for any slot a seated booking has beside them), columns for all booths
 * (and more if a slot holds more, which happens when the office takes a booth away).
 */
export function placeInBooths(
  bookings: readonly BoardBooking[],
  slots: readonly LocalTime[],
  booths: number,
): Placement {
  const seated = bookings.filter(isSeated).sort(byArrival)
  const homes = new Map<string, number>()
  const names = new Map<number, string | null>()
  const times = [...new Set([...slots, ...seated.map((booking) => booking.slot)])].sort()
  const rows = times.map((slot) => {
    const cells: (BoardBooking | null)[] = Array.from({ length: booths }, () => null)
    const here = seated.filter((booking) => booking.slot === slot)
    const atHome = (booking: BoardBooking): boolean =>
      booking.counselorId !== null && homes.has(booking.counselorId)
    for (const booking of [...here.filter(atHome), ...here.filter((other) => !atHome(other))]) {
      const column = columnFor(booking, cells, homes)
      cells[column] = booking
      if (booking.counselorId !== null && !homes.has(booking.counselorId)) {
        homes.set(booking.counselorId, column)
        names.set(column, booking.counselorName)
      }
    }
    return { slot, cells }
  })
  const width = Math.max(booths, ...rows.map((row) => row.cells.length))
  return {
    rows: rows.map((row) => ({
      ...row,
      cells: Array.from({ length: width }, (_, i) => row.cells[i] ?? null),
    })),
    counselors: Array.from({ length: width }, (_, i) => names.get(i) ?? null),
  }
}
