/** Slots nobody answered for (M12-2-4, M12-2-6): bookings whose time has passed and of which nobody said what came of them. Pure. */
import type { OfficeProfile } from '../office/profile.ts'
import { addDays, type LocalDate, type LocalTime } from '../time/day.ts'
import type { Booking } from './booking.ts'
import { slotIsOver } from './rules.ts'

/** How far back it is asked, days. */
const ASKED_DAYS = 31

/** The days whose slots may still want an answer, the earliest first. @param today Asia/Tokyo */
export function askedDays(today: LocalDate): LocalDate[] {
  return Array.from({ length: ASKED_DAYS + 1 }, (_, index) => addDays(today, index - ASKED_DAYS))
}

/** @param now time of day in Asia/Tokyo */
export function isUnanswered(
  { state, date, slot }: Pick<Booking, 'state' | 'date' | 'slot'>,
  today: LocalDate,
  now: LocalTime,
  profile: OfficeProfile,
): boolean {
  if (state !== 'live' || date > today) return false
  return date < today || slotIsOver(slot, now, profile)
}
