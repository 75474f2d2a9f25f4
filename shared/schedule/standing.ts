/**
 * What stands of a change that was written on another PC without knowing of what came before it in the office's order. Each field that
 * was changed stands; but what becomes of the booking itself is not undone by somebody who did not know of it: closed is more than being
 * run, that is more than cancelled, withdrawn, live, held. On one PC every change knows of all before it, and stands whole. Pure.
 */
import type { Booking, BookingFields, BookingState } from '../log/booking.ts'

type Change = { readonly set: Partial<BookingFields>; readonly was: Partial<BookingFields> }

/** What says what became of it. */
const FATE = [
  'state',
  'holdReasons',
  'recordId',
  'counselorId',
  'outcome',
  'corrected',
  'usedMs',
  'cancelled',
] as const satisfies readonly (keyof BookingFields)[]

const STRENGTH: Readonly<Record<BookingState, number>> = {
  held: 0,
  live: 1,
  withdrawn: 2,
  cancelled: 3,
  inSession: 4,
  closed: 5,
}

/** Whether who wrote the change knew how the booking stands, or has the stronger word. */
function fateStands(booking: Booking, { set, was }: Change): boolean {
  if (was.recordId !== undefined && was.recordId !== booking.recordId) return false
  if (was.state === undefined || was.state === booking.state) return true
  return set.state !== undefined && STRENGTH[set.state] > STRENGTH[booking.state]
}

/** The fields that are set by it. */
export function standing(booking: Booking, change: Change): Partial<BookingFields> {
  if (fateStands(booking, change)) return change.set
  const isOfFate = (field: string): boolean => FATE.some((one) => one === field)
  return Object.fromEntries(Object.entries(change.set).filter(([field]) => !isOfFate(field)))
}
