/** The one place that says whether something may become a live booking; import, manual booking and rescheduling all ask here. */
import { countsAsUse } from '../log/outcome.ts'
import type { OfficeProfile } from '../office/profile.ts'
import type { LocalDate, LocalTime } from '../time/day.ts'
import type { Booking, HoldReason } from './booking.ts'
import { dayKind } from './calendar.ts'
import type { HolidayTable } from './holidays.ts'
import { readNumber } from './number.ts'

/** What the rules need to know of a wish; `jobSeekerNumber` as it was typed or imported. */
export type BookingFacts = Pick<
  Booking,
  'date' | 'slot' | 'siteId' | 'name' | 'jobSeekerNumber' | 'category' | 'residence'
>

export type CheckContext = {
  readonly profile: OfficeProfile
  readonly holidays: HolidayTable
  /** Today in Asia/Tokyo; null where there is no today (a dry run against an empty office). */
  readonly today: LocalDate | null
  /** Bookings that take up that slot, the one being checked left out. */
  readonly takenInSlot: (date: LocalDate, slot: LocalTime) => number
  /** Whether that number has another booking or use on that day, at any site of the office, by the bookings or by the records. */
  readonly bookedOnDay: (number: string, date: LocalDate) => boolean
  /** A supervisor's decision to refuse further use (M12-2-6, M14, M20-1). */
  readonly restricted: (number: string, date: LocalDate) => boolean
}

function numberReasons(facts: BookingFacts, context: CheckContext): HoldReason[] {
  const reading = readNumber(facts.jobSeekerNumber ?? '')
  if (reading.kind === 'malformed') return ['numberMalformed']
  // M3: only the third category (deemed necessary by Hello Work) may have no number.
  if (reading.kind === 'none') return facts.category === 3 ? [] : ['numberMissing']
  const reasons: HoldReason[] = []
  // M12-2-1: once a day, across all sites of the office.
  if (context.bookedOnDay(reading.number, facts.date)) reasons.push('onceADay')
  if (context.restricted(reading.number, facts.date)) reasons.push('restricted')
  return reasons
}

function placeReasons(facts: BookingFacts, context: CheckContext): HoldReason[] {
  const { profile, holidays } = context
  const reasons: HoldReason[] = []
  const isSlot = profile.slots.includes(facts.slot)
  const isOpen = dayKind(facts.date, { overrides: profile.overrides, holidays }).open
  if (!isSlot) reasons.push('outsideSlot')
  if (!isOpen) reasons.push('closedDay')
  if (context.today !== null && facts.date < context.today) reasons.push('pastDate')
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
  return reasons
}

/** Whether it takes up a place in its slot. */
export function takesSlot(booking: Booking): boolean {
  return booking.state === 'live' || booking.state === 'inSession' || booking.state === 'closed'
}

/** Whether it counts for "once a day": booked, being run, or used. */
export function countsForDay(booking: Booking): boolean {
  if (booking.state === 'live' || booking.state === 'inSession') return true
  return booking.state === 'closed' && countsAsUse(booking.outcome, booking.usedMs)
}
