/** Other times for bookings that the office cannot hold at theirs (M12-2-4): what fits, and what becomes of each. Pure. */
import { type LocalDate, minutesOf } from '../time/day.ts'
import { stillAllowed } from './allowed.ts'
import { doubtsOf, withReasons } from './asking.ts'
import type { Booking, HoldReason } from './booking.ts'
import type { Entry } from './entry.ts'
import type { Overlay } from './overlay.ts'

export type When = { readonly date: LocalDate; readonly slot: string }

/** What speaks against its place and goes with it; anything else has to be settled by a person first. */
const OF_THE_PLACE: ReadonlySet<HoldReason> = new Set<HoldReason>([
  'outsideSlot',
  'closedDay',
  'pastDate',
  'pastSlot',
  'slotFull',
  'onceADay',
  'officeUnavailable',
])

/** Whether the office may move it: it is expected, or waits for somebody. */
export const mayMove = ({ state }: Pick<Booking, 'state'>): boolean =>
  state === 'live' || state === 'held'

/** What has to be settled by a person before it can be moved. */
export const unsettledOf = ({ holdReasons }: Pick<Booking, 'holdReasons'>): HoldReason[] =>
  holdReasons.filter((reason) => !OF_THE_PLACE.has(reason))

/** As it would stand there, nothing said yet of whether it may. */
export function placed(booking: Booking, { date, slot }: When): Booking {
  const next: Booking = { ...booking, date, slot, state: 'live', holdReasons: [] }
  return { ...next, allowed: stillAllowed(booking, next) }
}

export type Fit = { readonly proposed: When | null; readonly notOn: readonly LocalDate[] }

/**
 * A place for each, in their order, none for two: the earliest day, on it the same time of day, else the nearest. The overlay holds
 * what is proposed.
 */
export function proposePlaces(
  bookings: readonly Booking[],
  days: readonly LocalDate[],
  slots: readonly string[],
  overlay: Overlay,
): readonly Fit[] {
  return bookings.map((booking) => {
    if (unsettledOf(booking).length > 0) return { proposed: null, notOn: [] }
    const nearest = slots.toSorted(
      (one, other) =>
        Math.abs(minutesOf(one) - minutesOf(booking.slot)) -
        Math.abs(minutesOf(other) - minutesOf(booking.slot)),
    )
    const notOn: LocalDate[] = []
    let proposed: When | null = null
    for (const date of days) {
      const found = nearest.map((slot) => {
        const there = placed(booking, { date, slot })
        return { there, reasons: overlay.check(there) }
      })
      if (found.every(({ reasons }) => reasons.some((reason) => reason !== 'slotFull')))
        notOn.push(date)
      const first = found.find(({ reasons }) => reasons.length === 0)
      if (proposed !== null || first === undefined) continue
      overlay.place(first.there)
      proposed = { date, slot: first.there.slot }
    }
    return { proposed, notOn }
  })
}

export type Moved = { readonly after: Entry } | { readonly why: HoldReason | 'changedMeanwhile' }

/**
 * One booking of those that are moved together. @param wish `slot`: its time as whoever pressed saw it; `to` null: held until somebody agreed on another time
 * with the job seeker
 */
export function moveByOffice(
  before: Entry | undefined,
  wish: { readonly from: When; readonly to: When | null; readonly id: string },
  overlay: Overlay,
  atMs: number,
): Moved {
  const { from, to, id } = wish
  const booking = before?.booking
  if (before === undefined || booking === undefined || !mayMove(booking))
    return { why: 'changedMeanwhile' }
  if (booking.date !== from.date || booking.slot !== from.slot) return { why: 'changedMeanwhile' }
  const officeMove = { id, atMs, from, to }
  if (to === null) {
    // Whatever spoke against its place is in the one word.
    const reasons = [...unsettledOf(booking), 'officeUnavailable' as const]
    return { after: { ...before, booking: withReasons({ ...booking, officeMove }, reasons, atMs) } }
  }
  const [unsettled] = unsettledOf(booking)
  if (unsettled !== undefined) return { why: unsettled }
  const next = placed(booking, to)
  overlay.lift(booking)
  const [reason] = overlay.check(next)
  overlay.place(reason === undefined ? next : booking)
  if (reason !== undefined) return { why: reason }
  return { after: { ...before, booking: { ...next, officeMove, updatedAtMs: atMs } } }
}

/** It stands as that press left it. */
function isAsMoved({ date, slot, state, holdReasons, officeMove }: Booking): boolean {
  if (officeMove === null || officeMove === undefined) return false
  const { from, to } = officeMove
  const place = to ?? from
  const stands = to === null ? holdReasons.includes('officeUnavailable') : state === 'live'
  return date === place.date && slot === place.slot && stands
}

/** Back where it was, live as far as it may stand there now; null: it was changed since. */
export function backFromMove(before: Entry, overlay: Overlay, atMs: number): Entry | null {
  const { booking } = before
  const { officeMove } = booking
  if (officeMove === null || officeMove === undefined || !isAsMoved(booking)) return null
  const there = { ...placed(booking, officeMove.from), officeMove: null }
  overlay.lift(booking)
  const doubts = doubtsOf(booking).filter((reason) => reason !== 'officeUnavailable')
  const after = withReasons(there, [...doubts, ...overlay.check(there)], atMs)
  overlay.place(after)
  return { ...before, booking: after }
}
