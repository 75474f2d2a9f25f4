/** Putting bookings back to how they were: which of them change, which must stay, which are held because their place is taken meanwhile. Pure. */
import type { Booking } from '../log/booking.ts'
import type { Entry } from './entry.ts'
import type { ScheduleIndex } from './index.ts'
import { createOverlay, type Rules } from './overlay.ts'

/** `then` null: it was not there. `now` null: it is on no list any more. */
export type Earlier = {
  readonly id: string
  readonly now: Entry | null
  readonly then: Entry | null
}

/** `after` null: it goes from the lists. */
export type Step = { readonly before: Entry | null; readonly after: Entry | null }

export type BackPlan = {
  readonly steps: readonly Step[]
  /** Bookings in session or over: they stay as they are. */
  readonly kept: number
  /** Of the steps, those whose booking comes back but cannot be live any more. */
  readonly held: number
}

const stays = ({ now }: Earlier): boolean =>
  now?.booking.state === 'inSession' || now?.booking.state === 'closed'

/** What a booking was then, without what only ever grows (contacts, mails), and never in a session that is not there. */
function restored(then: Entry, now: Entry | null, atMs: number): Entry {
  const { booking } = then
  const free: Partial<Booking> =
    booking.state === 'inSession' ? { state: 'live', recordId: null, counselorId: null } : {}
  return {
    seen: then.seen,
    booking: {
      ...booking,
      ...free,
      contacts: now?.booking.contacts ?? booking.contacts,
      ...(now?.booking.mails === undefined ? {} : { mails: now.booking.mails }),
      updatedAtMs: atMs,
    },
  }
}

const sameButStamp = (left: Entry, right: Entry): boolean =>
  JSON.stringify({ ...left, booking: { ...left.booking, updatedAtMs: 0 } }) ===
  JSON.stringify({ ...right, booking: { ...right.booking, updatedAtMs: 0 } })

/** Bookings between two breaths. */
const SLICE = 200

/**
 * Yields every few hundred bookings, so that the process that runs the cap can breathe.
 * @param wanted in order of arrival: of two that no longer fit the earlier one comes back live
 */
export function* planBack(
  wanted: readonly Earlier[],
  parts: { readonly index: ScheduleIndex; readonly rules: Rules; readonly atMs: number },
): Generator<number, BackPlan> {
  const overlay = createOverlay(parts.index, parts.rules)
  const open = wanted.filter((one) => !stays(one))
  const steps: Step[] = []
  let held = 0
  const pending: Step[] = []
  let done = 0
  for (const { now, then } of open) {
    if ((done += 1) % SLICE === 0) yield done
    const after = then === null ? null : restored(then, now, parts.atMs)
    const changes = now === null || after === null ? now !== after : !sameButStamp(now, after)
    if (!changes) continue
    if (now !== null) overlay.lift(now.booking)
    pending.push({ before: now, after })
  }
  for (const { before, after } of pending) {
    if ((done += 1) % SLICE === 0) yield done
    if (after === null || after.booking.state !== 'live') {
      steps.push({ before, after })
      continue
    }
    const holdReasons = overlay.check(after.booking)
    const booking: Booking =
      holdReasons.length === 0 ? after.booking : { ...after.booking, state: 'held', holdReasons }
    if (holdReasons.length > 0) held += 1
    overlay.place(booking)
    steps.push({ before, after: { ...after, booking } })
  }
  return { steps, kept: wanted.length - open.length, held }
}
