/** Whom a screen tells: their bookings, and what is known of each. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { type Telling, tellingOf } from '../../../shared/schedule/telling.ts'
import { useProfile } from '../../state/profile.ts'

/** A booking whose job seeker is to be told. */
export type Person = {
  readonly booking: BoardBooking
  readonly hasLink: boolean
  readonly telling: Telling
}

/** What is known of each of them. @param linked ids of the bookings that have a meeting */
export function usePeople(
  bookings: readonly BoardBooking[],
  linked: readonly string[],
): readonly Person[] {
  const profile = useProfile()
  return bookings.map((booking) => ({
    booking,
    hasLink: linked.includes(booking.id),
    telling: tellingOf(booking, profile),
  }))
}
