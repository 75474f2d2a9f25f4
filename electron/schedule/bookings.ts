/** Bookings made, changed and cancelled by hand, contacts, and what the session room does with them. */
import { signedIn, type Handlers } from '../../shared/contract.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Booking, BookingWish, HoldReason, KeptField } from '../../shared/schedule/booking.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { normaliseNumber } from '../../shared/schedule/number.ts'
import { checkAgainst } from '../../shared/schedule/overlay.ts'
import type { BookingChange } from '../../shared/log/change.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import { boardBooking, earlierNoShows } from './board.ts'
import type { Desk } from './tools.ts'

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
function against(desk: Desk, before: Booking | null, next: Booking): HoldReason[] {
  const reasons = checkAgainst(desk.store.index(), desk.rules(), next)
  const stays = before?.state === 'live' && before.date === next.date && before.slot === next.slot
  return stays
    ? reasons.filter((reason) => reason !== 'pastDate' && reason !== 'slotFull')
    : reasons
}

function emptyBooking(desk: Desk, wish: BookingWish): Booking {
  const atMs = desk.clock.wallMs()
  return {
    ...wish,
    id: desk.ids(),
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

export function bookingHandlers(desk: Desk): BookingHandlers {
  const stamp = (): { readonly updatedAtMs: number } => ({ updatedAtMs: desk.clock.wallMs() })

  function store(entry: Entry, what: BookingChange, actorId: string): Result<Entry, 'saveFailed'> {
    const saved = desk.save([entry], [desk.changed(entry, what, actorId)])
    return saved.ok ? ok(entry) : saved
  }

  /** Live when nothing stands against it, else refused with the first reason; `details.reasons` names them all. */
  function enter(
    before: Entry | null,
    next: Booking,
    what: BookingChange,
    actorId: string,
  ): Result<Entry, HoldReason | 'saveFailed'> {
    const reasons = against(desk, before?.booking ?? null, next)
    const [first] = reasons
    if (first !== undefined) return fail(first, { reasons: reasons.join(' ') })
    return store(
      {
        booking: { ...next, ...stamp(), state: 'live', holdReasons: [] },
        seen: before?.seen ?? null,
      },
      what,
      actorId,
    )
  }

  return {
    'schedule.book'({ wish, from }, caller) {
      const actorId = signedIn(caller).id
      const earlier = from === undefined ? null : desk.store.index().get(from.bookingId)
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
        wished({ ...emptyBooking(desk, wish), ...kept }, wish, from?.keep ?? []),
        'booked',
        actorId,
      )
      return made.ok ? ok(boardBooking(desk, made.value)) : made
    },
    'schedule.change'({ bookingId, wish, keep }, caller) {
      const before = desk.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      if (before.booking.state !== 'live' && before.booking.state !== 'held')
        return fail('notChangeable')
      const changed = enter(
        before,
        wished(before.booking, wish, keep),
        'changed',
        signedIn(caller).id,
      )
      return changed.ok ? ok(boardBooking(desk, changed.value)) : changed
    },
    'schedule.cancel'({ bookingId, by, means }, caller) {
      const before = desk.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      if (before.booking.state !== 'live' && before.booking.state !== 'held')
        return fail('notChangeable')
      const booking: Booking = {
        ...before.booking,
        ...stamp(),
        state: 'cancelled',
        holdReasons: [],
        cancelled: { by, means, atMs: desk.clock.wallMs() },
      }
      const done = store({ ...before, booking }, 'cancelled', signedIn(caller).id)
      return done.ok ? ok(boardBooking(desk, done.value)) : done
    },
    'schedule.contact'({ bookingId, contact }, caller) {
      const before = desk.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      const actorId = signedIn(caller).id
      const made = { ...contact, atMs: desk.clock.wallMs(), actorId }
      const entry: Entry = {
        ...before,
        booking: { ...before.booking, ...stamp(), contacts: [...before.booking.contacts, made] },
      }
      const saved = desk.save(
        [entry],
        [
          {
            type: 'schedule.contacted',
            recordId: null,
            actorId,
            payload: { bookingId, contact: made },
          },
        ],
      )
      return saved.ok ? ok(boardBooking(desk, entry)) : saved
    },
  }
}

/** For the session room: a booking is taken by one counselor, and closed with what came of it. */
export function schedulePort(desk: Desk): SchedulePort {
  return {
    find: (bookingId) => desk.store.index().get(bookingId)?.booking ?? null,
    earlierNoShows: (booking) => earlierNoShows(desk, booking),
    claim(bookingId, by) {
      const before = desk.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      if (before.booking.state !== 'live') return fail('notLive')
      const entry: Entry = {
        ...before,
        booking: {
          ...before.booking,
          state: 'inSession',
          recordId: by.recordId,
          counselorId: by.counselorId,
          updatedAtMs: desk.clock.wallMs(),
        },
      }
      const saved = desk.save([entry], [desk.changed(entry, 'claimed', by.counselorId)])
      return saved.ok ? ok(entry.booking) : saved
    },
    release(bookingId, recordId) {
      const before = desk.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      if (before.booking.state !== 'inSession' || before.booking.recordId !== recordId) return ok()
      const entry: Entry = {
        ...before,
        booking: {
          ...before.booking,
          state: 'live',
          recordId: null,
          counselorId: null,
          updatedAtMs: desk.clock.wallMs(),
        },
      }
      const saved = desk.save(
        [entry],
        [desk.changed(entry, 'released', before.booking.counselorId ?? 'system')],
      )
      return saved.ok ? ok() : saved
    },
    close(bookingId, end) {
      const before = desk.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      const entry: Entry = {
        ...before,
        booking: {
          ...before.booking,
          state: 'closed',
          outcome: end.outcome,
          usedMs: end.usedMs,
          updatedAtMs: desk.clock.wallMs(),
        },
      }
      const saved = desk.save(
        [entry],
        [desk.changed(entry, 'closed', before.booking.counselorId ?? 'system')],
      )
      return saved.ok ? ok() : saved
    },
  }
}
