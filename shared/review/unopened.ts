/** Bookings of which no session was opened: taken back, cancelled, or answered for without one. They are no records, and counted apart. Pure. */
import type { Booking } from '../log/booking.ts'
import { SlotAnswerSchema } from '../log/outcome.ts'
import type { UnopenedTables } from './month-sheet.ts'
import { cellId, ringTables, TOTAL } from './ring.ts'
import type { PublishedCell } from './statistics.ts'
import { hiddenCells } from './suppression.ts'

/** In the order in which people read them: by the person, by the office, and what else was said of the slot. */
export const unopenedKinds = [
  'withdrawn',
  'seekerCancelled',
  'contactedNoShow',
  'officeCancelled',
  'officeReason',
  'systemFailure',
] as const
export type UnopenedKind = (typeof unopenedKinds)[number]

export type Unopened = {
  readonly kind: UnopenedKind
  readonly slot: string
  readonly siteId: string
}

/** Why no session was opened of it; null: one was, or nothing has come of it yet. */
export function unopenedKind(
  booking: Pick<Booking, 'state' | 'cancelled' | 'recordId' | 'outcome'>,
): UnopenedKind | null {
  switch (booking.state) {
    case 'withdrawn':
      return 'withdrawn'
    case 'cancelled':
      return booking.cancelled?.by === 'office' ? 'officeCancelled' : 'seekerCancelled'
    case 'closed':
      return booking.recordId === null
        ? (SlotAnswerSchema.safeParse(booking.outcome).data ?? null)
        : null
    default:
      return null
  }
}

/** What the schedule tells of a month. */
export type MonthOfBookings = {
  readonly openDays: number
  readonly unopened: readonly Unopened[]
}

/** @param suppress false: the true figures, for the screen. */
export function unopenedTables(all: readonly Unopened[], suppress: boolean): UnopenedTables {
  const sums = new Map<string, number>()
  const add = (id: string): unknown => sums.set(id, (sums.get(id) ?? 0) + 1)
  for (const { kind, slot, siteId } of all)
    for (const id of [
      TOTAL,
      cellId('kind', kind),
      cellId('slot', slot),
      cellId('site', siteId),
      cellId('kindSlot', kind, slot),
    ])
      add(id)
  const valueOf = (id: string): number => sums.get(id) ?? 0
  const slots = [...new Set(all.map(({ slot }) => slot))].sort()
  const sites = [...new Set(all.map(({ siteId }) => siteId))].sort()
  const hidden = suppress ? hiddenOf(sites, slots, valueOf) : new Set<string>()
  const shown = (id: string): PublishedCell => (hidden.has(id) ? null : valueOf(id))
  const rows = (table: string, keys: readonly string[]): UnopenedTables['kinds'] =>
    keys.map((key) => ({ key, count: shown(cellId(table, key)) }))
  return {
    total: shown(TOTAL),
    kinds: rows('kind', unopenedKinds),
    slots: rows('slot', slots),
    sites: rows('site', sites),
    grid: unopenedKinds.map((kind) => slots.map((slot) => shown(cellId('kindSlot', kind, slot)))),
  }
}

function hiddenOf(
  sites: readonly string[],
  slots: readonly string[],
  valueOf: (id: string) => number,
): ReadonlySet<string> {
  const { margin, crossing, total } = ringTables(valueOf)
  const all = (): string => 'all'
  const kind = (key: string): string => `kind ${key}`
  const slot = (key: string): string => `slot ${key}`
  return hiddenCells([
    total('end', 'start'),
    ...margin('site', sites, () => 'start', all),
    ...margin('kind', unopenedKinds, all, kind),
    ...crossing('kindSlot', unopenedKinds, slots, { fromRow: kind, toColumn: slot }),
    ...margin('slot', slots, slot, () => 'end'),
  ])
}
