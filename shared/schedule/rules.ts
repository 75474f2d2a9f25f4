/** The one place that says whether something may become a live booking; import, manual booking and rescheduling all ask here. */
import { countsAsUse } from '../log/outcome.ts'
import type { OfficeProfile } from '../office/profile.ts'
import { SECOND, MINUTE } from '../clock.ts'
import { type LocalDate, type LocalTime, minutesOf } from '../time/day.ts'
import { isAllowed } from './allowed.ts'
import type { Booking, HoldReason } from './booking.ts'
import { readImported } from './number.ts'

/** What the rules need to know of a wish; `jobSeekerNumber` as it was typed or imported. */
export type BookingFacts = Pick<
  Booking,
  'date' | 'slot' | 'siteId' | 'name' | 'jobSeekerNumber' | 'category' | 'residence' | 'allowed'
>

export type CheckContext = {
  readonly profile: OfficeProfile
  /** Whether the office is open on that date (K3-1). */
  readonly isOpen: (date: LocalDate) => boolean
  /** Today in Asia/Tokyo; null where there is no today (a dry run against an empty office). */
  readonly today: LocalDate | null
  /** The time of day in Asia/Tokyo; null: today's slots are not judged. */
  readonly now: LocalTime | null
  /** Bookings that take up that slot, the one being checked left out. */
  readonly takenInSlot: (date: LocalDate, slot: LocalTime) => number
  /** Whether that number has another booking or use on that day, at any site of the office, by the bookings or by the records. */
  readonly bookedOnDay: (number: string, date: LocalDate) => boolean
  /** A supervisor's decision to refuse further use (M12-2-6, M14, M20-1). */
  readonly restricted: (number: string, date: LocalDate) => boolean
}

/** These speak against moving there, not against standing there. */
export const ONLY_FOR_MOVES: ReadonlySet<HoldReason> = new Set(['pastDate', 'pastSlot', 'slotFull'])

function numberReasons(facts: BookingFacts, context: CheckContext): HoldReason[] {
  // What was typed is in its one form by now; twelve digits in a row came by a file.
  const reading = readImported(facts.jobSeekerNumber ?? '')
  if (reading.kind === 'malformed') return ['numberMalformed']
  // M3: only the third category (deemed necessary by Hello Work) may have no number, and that is a supervisor's word.
  if (reading.kind === 'none') return facts.category === 3 ? ['categoryThree'] : ['numberMissing']
  const reasons: HoldReason[] = []
  // M12-2-1: once a day, across all sites of the office.
  if (context.bookedOnDay(reading.number, facts.date)) reasons.push('onceADay')
  if (context.restricted(reading.number, facts.date)) reasons.push('restricted')
  return reasons
}

/** An office that enters later than this after the booked time was late itself (M12-2-4), ms. */
export const LATE_MS = 5 * MINUTE

/** Whether a slot of today is over: as much time has gone since its start as one use may take. */
export function slotIsOver(slot: LocalTime, now: LocalTime, profile: OfficeProfile): boolean {
  return minutesOf(slot) + (profile.capSeconds * SECOND) / MINUTE <= minutesOf(now)
}

function placeReasons(facts: BookingFacts, context: CheckContext): HoldReason[] {
  const { profile } = context
  const reasons: HoldReason[] = []
  const isSlot = profile.slots.includes(facts.slot)
  const isOpen = context.isOpen(facts.date)
  if (!isSlot) reasons.push('outsideSlot')
  if (!isOpen) reasons.push('closedDay')
  if (context.today !== null && facts.date < context.today) reasons.push('pastDate')
  const { today, now } = context
  if (now !== null && facts.date === today && slotIsOver(facts.slot, now, profile))
    reasons.push('pastSlot')
  if (!profile.sites.some((site) => site.id === facts.siteId)) reasons.push('siteUnknown')
  if (isSlot && isOpen && context.takenInSlot(facts.date, facts.slot) >= profile.boothsPerSlot)
    reasons.push('slotFull')
  return reasons
}

/** Everything that stands against it (K3-1, M3, M12-2-1, M20-4), the place first; empty: it may be live. */
export function checkBooking(facts: BookingFacts, context: CheckContext): HoldReason[] {
  const reasons = placeReasons(facts, context)
  if (facts.name.trim() === '') reasons.push('nameMissing')
  reasons.push(...numberReasons(facts, context))
  // M20-4: without a registered residence status use may be suspended; a supervisor decides.
  if (facts.residence === 'no') reasons.push('residenceMissing')
  if (facts.residence === 'unknown') reasons.push('residenceUnknown')
  return facts.allowed.length === 0
    ? reasons
    : reasons.filter((reason) => !isAllowed(facts, reason))
}

/** Whether it takes up a place in its slot. */
export function takesSlot(booking: Booking): boolean {
  return booking.state === 'live' || booking.state === 'inSession' || booking.state === 'closed'
}

/** Whether it counts for "once a day": booked, being run, or used. */
export function countsForDay(booking: Booking): boolean {
  if (booking.state === 'live' || booking.state === 'inSession') return true
  return booking.state === 'closed' && countsAsUse(booking.outcome, booking.usedMs !== null)
}
