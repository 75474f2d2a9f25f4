/** Bookings made, changed and cancelled by hand, and contacts. */
import { type Handlers, type ReasonOf, signedIn } from '../../shared/contract.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import {
  type Booking,
  type BookingWish,
  BookingWishSchema,
  type HoldReason,
  type KeptField,
  type Seen,
  type Touched,
  TouchedSchema,
  untouched,
} from '../../shared/schedule/booking.ts'
import { judgedOf, stillAllowed } from '../../shared/schedule/allowed.ts'
import { withReasons } from '../../shared/schedule/asking.ts'
import { bookedEvent } from '../../shared/schedule/change.ts'
import type { Account } from '../../shared/people/account.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { normaliseNumber } from '../../shared/schedule/number.ts'
import { checkAgainst } from '../../shared/schedule/overlay.ts'
import { ONLY_FOR_MOVES } from '../../shared/schedule/rules.ts'
import { bookingScope } from '../../shared/log/scope.ts'
import { boardBooking } from './board.ts'
import type { ScheduleTools } from './tools.ts'

export type BookingHandlers = Pick<
  Handlers<'schedule'>,
  'schedule.book' | 'schedule.change' | 'schedule.cancel' | 'schedule.restore' | 'schedule.contact'
>

const filled = (text: string | null): string | null => (text === null || text === '' ? null : text)

const KEPT_AS_NULL = ['kana', 'companions', 'phone', 'email'] as const

/** What was typed, the number in the form it is kept in; a field that was not touched stays as it is. */
function wished(booking: Booking, touched: Touched): Booking {
  const next: Booking = { ...booking }
  Object.assign(next, touched)
  for (const field of KEPT_AS_NULL)
    if (touched[field] !== undefined) next[field] = filled(touched[field])
  const number = touched.jobSeekerNumber
  if (number !== undefined)
    next.jobSeekerNumber = number === null ? null : (normaliseNumber(number) ?? filled(number))
  next.allowed = stillAllowed(booking, next)
  return next
}

/** The wish without the fields that are taken from elsewhere. */
function withoutKept(wish: BookingWish, keep: readonly KeptField[]): Touched {
  const isKept = (field: string): boolean => keep.some((one) => one === field)
  return TouchedSchema.parse(
    Object.fromEntries(Object.entries(wish).filter(([field]) => !isKept(field))),
  )
}

const HIDDEN: ReadonlySet<string> = new Set(['jobSeekerNumber', 'phone', 'email', 'meeting'])

/** Touched fields that became others since the form was begun. */
function changedMeanwhile(
  tools: ScheduleTools,
  before: Entry,
  touched: Touched,
  seen: Seen,
): string[] {
  const now = boardBooking(tools, before)
  return BookingWishSchema.keyof()
    .options.filter((field) => touched[field] !== undefined)
    .filter((field) => {
      if (HIDDEN.has(field)) return seen.mark !== now.mark
      const value: unknown = before.booking[field]
      return seen.values[field] !== value && touched[field] !== value
    })
}

/** M20-4: a counselor does not turn 未登録, or a word nobody knows, into a yes; that is a supervisor's decision. Null: nothing stands against it. */
function residenceRefusal(
  before: Booking,
  next: Booking,
  role: Account['role'],
): HoldReason | null {
  const isOpen = before.residence === 'no' || before.residence === 'unknown'
  const isSettled = next.residence === 'yes' || next.residence === 'notApplicable'
  if (role === 'supervisor' || !isOpen || !isSettled) return null
  return before.residence === 'no' ? 'residenceMissing' : 'residenceUnknown'
}

/** A date that has passed and a full slot speak only against moving there; a live booking may still be corrected where it is. */
function against(tools: ScheduleTools, before: Booking | null, next: Booking): HoldReason[] {
  const reasons = checkAgainst(tools.store.index(), tools.rules(), next)
  const stays = before?.state === 'live' && before.date === next.date && before.slot === next.slot
  return stays ? reasons.filter((reason) => !ONLY_FOR_MOVES.has(reason)) : reasons
}

function emptyBooking(tools: ScheduleTools, wish: BookingWish): Booking {
  const atMs = tools.clock.wallMs()
  return {
    ...wish,
    id: tools.ids(),
    receiptNumber: null,
    ...untouched,
    source: 'manual',
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

  /** New, or held already, it may wait for a supervisor's word (M3, M12-2-1, M20-4): no place is taken meanwhile. */
  function mayWait(before: Booking | null, reasons: readonly HoldReason[]): boolean {
    return (
      (before === null || before.state === 'held') &&
      judgedOf(reasons, tools.office.profile()).length === reasons.length
    )
  }

  /** Live when nothing stands against it, held where all of it is a supervisor's matter; else refused with the first reason, and `details.reasons` names them all. */
  function enter(
    before: Entry | null,
    next: Booking,
    actorId: string,
  ): Result<Entry, ReasonOf<'schedule.book'>> {
    const reasons = against(tools, before?.booking ?? null, next)
    const [first] = reasons
    if (first !== undefined && !mayWait(before?.booking ?? null, reasons))
      return fail(first, { reasons: reasons.join(' ') })
    const entry: Entry = {
      booking: withReasons(next, reasons, tools.clock.wallMs()),
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
        wished({ ...emptyBooking(tools, wish), ...kept }, withoutKept(wish, from?.keep ?? [])),
        actorId,
      )
      return made.ok ? ok(boardBooking(tools, made.value)) : made
    },
    'schedule.change'({ bookingId, touched, seen }, caller) {
      const before = tools.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      if (before.booking.state !== 'live' && before.booking.state !== 'held')
        return fail('notChangeable')
      const meanwhile = seen === null ? [] : changedMeanwhile(tools, before, touched, seen)
      if (meanwhile.length > 0) return fail('changedMeanwhile', { fields: meanwhile.join(' ') })
      const next = wished(before.booking, touched)
      const account = signedIn(caller)
      const refused = residenceRefusal(before.booking, next, account.role)
      if (refused !== null) return fail(refused, { reasons: refused })
      const changed = enter(before, next, account.id)
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
    'schedule.restore'({ bookingId }, caller) {
      const before = tools.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      // What e-TUMO has taken back since does not come back by a press here.
      if (before.booking.state !== 'cancelled' || before.seen?.status === 'withdrawn')
        return fail('notChangeable')
      const booking: Booking = {
        ...before.booking,
        ...stamp(),
        state: 'live',
        holdReasons: [],
        cancelled: null,
      }
      const reasons = checkAgainst(tools.store.index(), tools.rules(), booking)
      const [first] = reasons
      if (first !== undefined) return fail(first, { reasons: reasons.join(' ') })
      const done = tools.change(before, { ...before, booking }, 'restored', signedIn(caller).id)
      return done.ok ? ok(boardBooking(tools, done.value)) : done
    },
    'schedule.contact'({ bookingId, contact }, caller) {
      const before = tools.store.index().get(bookingId)
      if (before === undefined) return fail('notFound')
      const actorId = signedIn(caller).id
      const { date, slot } = before.booking
      const made = { ...contact, atMs: tools.clock.wallMs(), actorId, when: { date, slot } }
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
