/** From what a booking was and is to the event that says so. Pure. */
import { type Booking, type BookingFields, BookingFieldsSchema } from '../log/booking.ts'
import type { BookingChange } from '../log/change.ts'
import type { NewEvent } from '../log/events.ts'
import { bookingScope } from '../log/scope.ts'
import type { Entry } from './entry.ts'

const FIELDS = BookingFieldsSchema.keyof().options

/** What says whose session the booking is; whoever folds the change has to know of which one it was written. */
const OF_A_SESSION = [
  'state',
  'outcome',
  'usedMs',
] as const satisfies readonly (keyof BookingFields)[]

const same = (left: unknown, right: unknown): boolean =>
  left === right || JSON.stringify(left) === JSON.stringify(right)

/** The fields in which the two differ, as they are in each; of a change of its session also whose that was before. */
export function difference(
  before: Booking,
  after: Booking,
): { readonly set: Partial<BookingFields>; readonly was: Partial<BookingFields> } {
  const set: Partial<BookingFields> = {}
  const was: Partial<BookingFields> = {}
  for (const field of FIELDS) {
    if (same(before[field], after[field])) continue
    Object.assign(set, { [field]: after[field] })
    Object.assign(was, { [field]: before[field] })
  }
  if (OF_A_SESSION.some((field) => field in set)) was.recordId = before.recordId
  return { set, was }
}

/** @param batch what the change counts with; null: at once */
export function changedEvent(
  before: Entry,
  after: Entry,
  what: BookingChange,
  actorId: string,
  batch: string | null = null,
): NewEvent {
  const payload = { what, ...difference(before.booking, after.booking), batch }
  return {
    type: 'schedule.changed',
    scope: bookingScope(before.booking.id),
    actorId,
    payload: same(before.seen, after.seen) ? payload : { ...payload, seen: after.seen },
  }
}

export function bookedEvent(entry: Entry, actorId: string, batch: string | null = null): NewEvent {
  return {
    type: 'schedule.booked',
    scope: bookingScope(entry.booking.id),
    actorId,
    payload: { entry, batch },
  }
}
