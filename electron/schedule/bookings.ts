/** Bookings made, changed and cancelled by hand, and contacts. */
import { type Handlers, type ReasonOf, signedIn } from '../../shared/contract.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Booking, BookingWish, HoldReason, KeptField } from '../../shared/schedule/booking.ts'
import { bookedEvent } from '../../shared/schedule/change.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { normaliseNumber } from '../../shared/schedule/number.ts'
import { checkAgainst } from '../../shared/schedule/overlay.ts'
import { bookingScope } from '../../shared/log/scope.ts'
import { boardBooking } from './board.ts'
import type { ScheduleTools } from './tools.ts'

export type BookingHandlers = Pick<
  Handlers<'schedule'>,
  'schedule.book' | 'schedule.change' | 'schedule.cancel' | 'schedule.contact'
>

const filled = (text: string | null): string | null => (text === null || text === '' ? null : text)

/** What was typed, the number in the form it is kept in. */
function wished(booking: Booking, wish: BookingWish, keep: readonly KeptField[]): Booking {
  const next: Booking = {
    ...booking,
    ...wish,
    kana: filled(wish.kana),
    jobSeekerNumber:
      wish.jobSeekerNumber === null
        ? null
        : (normaliseNumber(wish.jobSeekerNumber) ?? filled(wish.jobSeekerNumber)),
    companions: filled(wish.companions),
    phone: filled(wish.phone),
    email: filled(wish.email),
  }
  for (const field of keep) next[field] = booking[field]
  return next
}

/** A date that has passed and a full slot speak only against moving there; a live booking may still be corrected where it is. */
function against(tools: ScheduleTools, before: Booking | null, next: Booking): HoldReason[] {
  const reasons = checkAgainst(tools.store.index(), tools.rules(), next)
  const stays = before?.state === 'live' && before.date === next.date && before.slot === next.slot
  return stays
    ? reasons.filter((reason) => reason !== 'pastDate' && reason !== 'slotFull')
    : reasons
}

function emptyBooking(tools: ScheduleTools, wish: BookingWish): Booking {
  const atMs = tools.clock.wallMs()
  return {
    ...wish,
    id: tools.ids(),
    receiptNumber: null,
    state: 'live',
    holdReasons: [],
    source: 'manual',
    recordId: null,
    counselorId: null,
    outcome: null,
    usedMs: null,
    cancelled: null,
    contacts: [],
    createdAtMs: atMs,
    updatedAtMs: atMs,
  }
}

export function bookingHandlers(tools: ScheduleTools): BookingHandlers {
  const stamp = (): { readonly updatedAtMs: number } => ({ updatedAtMs: tools.clock.wallMs() })

  function book(entry: Entry, actorId: string): Result<Entry, 'saveFailed'> {
    const saved = tools.save([bookedEvent(entry, actorId)])
    return saved.ok ? ok(entry) : saved
  }

  /** Live when nothing stands against it, else refused with the first reason; `details.reasons` names them all. */
  function enter(
    before: Entry | null,
    next: Booking,
    actorId: string,
  ): Result<Entry, ReasonOf<'schedule.book'>> {
    const reasons = against(tools, before?.booking ?? null, next)
    const [first] = reasons
    if (first !== undefined) return fail(first, { reasons: reasons.join(' ') })
    const entry: Entry = {
      booking: { ...next, ...stamp(), state: 'live', holdReasons: [] },
      seen: before?.seen ?? null,
    }
    return before === null ? book(entry, actorId) : tools.change(before, entry, 'changed', actorId)
  }

  return {
    'schedule.book'({ wish, from }, caller) {
      const actorId = signedIn(caller).id
      const earlier = from === undefined ? null : tools.store.index().get(from.bookingId)
      if (earlier === undefined) return fail('notFound')
      const kept =
        earlier === null
          ? {}
          : {
              jobSeekerNumber: earlier.booking.jobSeekerNumber,
              phone: earlier.booking.phone,
              email: earlier.booking.email,
            }
      const made = enter(
        null,
        wished({ ...emptyBooking(tools, wish), ...kept }, wish, from?.keep ?? []),
        actorId,
      )
      return made.ok ? ok(boardBooking(tools, made.value)) : made
    },
    'schedule.change'({ bookingId, wish, keep }, caller) {
      const before = tools.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      if (before.booking.state !== 'live' && before.booking.state !== 'held')
        return fail('notChangeable')
      const changed = enter(before, wished(before.booking, wish, keep), signedIn(caller).id)
      return changed.ok ? ok(boardBooking(tools, changed.value)) : changed
    },
    'schedule.cancel'({ bookingId, by, means }, caller) {
      const before = tools.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      if (before.booking.state !== 'live' && before.booking.state !== 'held')
        return fail('notChangeable')
      const booking: Booking = {
        ...before.booking,
        ...stamp(),
        state: 'cancelled',
        holdReasons: [],
        cancelled: { by, means, atMs: tools.clock.wallMs() },
      }
      const done = tools.change(before, { ...before, booking }, 'cancelled', signedIn(caller).id)
      return done.ok ? ok(boardBooking(tools, done.value)) : done
    },
    'schedule.contact'({ bookingId, contact }, caller) {
      const before = tools.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      const actorId = signedIn(caller).id
      const made = { ...contact, atMs: tools.clock.wallMs(), actorId }
      const saved = tools.save([
        {
          type: 'schedule.contacted',
          scope: bookingScope(bookingId),
          actorId,
          payload: { contact: made },
        },
      ])
      return saved.ok
        ? ok(boardBooking(tools, tools.store.index().get(bookingId) ?? before))
        : saved
    },
  }
}
