/** What a booking is called on the screen. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { text } from '../words/room.ts'

/** The name; a held row can lack one and still needs something to be called by. */
export function displayName(booking: BoardBooking): string {
  return booking.name === '' ? text.booking.nameless(booking.receiptNumber) : booking.name
}
