/** Held bookings asked again: what the rules say of them now, beside the doubts that only a person can settle. Pure. */
import type { Booking, HoldReason } from './booking.ts'
import type { Entry } from './entry.ts'
import type { ScheduleIndex } from './index.ts'
import { createOverlay, type Overlay, type Rules } from './overlay.ts'

/** The rules find these anew each time they are asked; every other reason is a doubt about what came, and stays until a person has looked. */
const FOUND_ANEW: ReadonlySet<HoldReason> = new Set<HoldReason>([
  'outsideSlot',
  'closedDay',
  'pastDate',
  'pastSlot',
  'onceADay',
  'slotFull',
  'restricted',
  'residenceMissing',
  'residenceUnknown',
  'categoryThree',
  'numberMissing',
  'numberMalformed',
  'nameMissing',
  'siteUnknown',
])
/** These come by themselves as time goes on; nothing is written for them alone. */
const BY_TIME: ReadonlySet<HoldReason> = new Set<HoldReason>(['pastDate', 'pastSlot'])

export const doubtsOf = ({ holdReasons }: Pick<Booking, 'holdReasons'>): HoldReason[] =>
  holdReasons.filter((reason) => !FOUND_ANEW.has(reason))

/** The booking with those reasons: live without any, else held. */
export function withReasons(
  booking: Booking,
  reasons: readonly HoldReason[],
  atMs: number,
): Booking {
  return {
    ...booking,
    state: reasons.length === 0 ? 'live' : 'held',
    holdReasons: [...new Set(reasons)],
    updatedAtMs: atMs,
  }
}

/** Of two that do not fit together the later one: the earlier one stays as it is. */
export const BETWEEN_BOOKINGS: ReadonlySet<HoldReason> = new Set<HoldReason>([
  'slotFull',
  'onceADay',
])

/** Why a booking cannot stand any longer whatever the other bookings are: its day was closed, its number restricted. */
export const unfitAlone = (overlay: Pick<Overlay, 'check'>, booking: Booking): HoldReason[] =>
  overlay.check(booking).filter((reason) => !BETWEEN_BOOKINGS.has(reason) && reason !== 'pastSlot')

const spoken = (reasons: readonly HoldReason[]): string =>
  [...new Set(reasons)]
    .filter((reason) => !BY_TIME.has(reason))
    .sort()
    .join(' ')

export type Asked = { readonly before: Entry; readonly after: Entry }

/**
 * Which of the held bookings change by being asked again, in their order: of two that wait for one place the earlier gets it. None of
 * those with a doubt goes live, and none of a day gone by is asked.
 */
export function askAgain(
  held: readonly Entry[],
  {
    index,
    rules,
    atMs,
  }: { readonly index: ScheduleIndex; readonly rules: Rules; readonly atMs: number },
): Asked[] {
  const overlay = createOverlay(index, rules)
  const asked: Asked[] = []
  for (const before of held) {
    const { booking } = before
    // With a doubt it cannot go live, whatever the rules say.
    if (doubtsOf(booking).length > 0) continue
    if (rules.today !== null && booking.date < rules.today) continue
    const reasons = overlay.check(booking)
    if (reasons.length > 0 && spoken(reasons) === spoken(booking.holdReasons)) continue
    const after = withReasons(booking, reasons, atMs)
    overlay.place(after)
    asked.push({ before, after: { ...before, booking: after } })
  }
  return asked
}
