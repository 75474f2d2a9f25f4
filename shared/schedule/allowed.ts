/** A supervisor's word on a booking: what waits for one, whom it is about, and how long it stands. Pure. */
import { type Allowed, type JudgedReason, JudgedReasonSchema } from '../log/allowed.ts'
import { numberKey } from '../log/number-key.ts'
import type { OfficeProfile } from '../office/profile.ts'
import type { Booking, HoldReason } from './booking.ts'

/** The reason as one that is a supervisor's to decide; null: it is not. A second use on a day is only where the office lays it down. */
export function judged(
  reason: HoldReason,
  profile: Pick<OfficeProfile, 'exceptions'>,
): JudgedReason | null {
  const known = JudgedReasonSchema.safeParse(reason)
  if (!known.success) return null
  return known.data === 'onceADay' && !profile.exceptions.onceADay ? null : known.data
}

/** Those of the reasons that are a supervisor's to decide. */
export const judgedOf = (
  reasons: readonly HoldReason[],
  profile: Pick<OfficeProfile, 'exceptions'>,
): JudgedReason[] => reasons.flatMap((reason) => judged(reason, profile) ?? [])

export const isAllowed = ({ allowed }: Pick<Booking, 'allowed'>, reason: HoldReason): boolean =>
  allowed.length > 0 && allowed.some((one) => one.reason === reason)

/** As the gate sees it (M20-4): what a supervisor allowed stands in nobody's way, and is not called a yes. */
export function residenceOf(
  booking: Pick<Booking, 'residence' | 'allowed'>,
): Booking['residence'] | 'allowed' {
  const { residence } = booking
  if (residence === 'no' && isAllowed(booking, 'residenceMissing')) return 'allowed'
  if (residence === 'unknown' && isAllowed(booking, 'residenceUnknown')) return 'allowed'
  return residence
}

const keyOf = (number: string | null): string | null =>
  number === null ? null : (numberKey(number) ?? number)

/** What was allowed and still stands: the word was about that person, and a second use about that day. */
export function stillAllowed(before: Booking, after: Booking): Allowed[] {
  if (before.allowed.length === 0) return []
  const samePerson =
    before.name === after.name && keyOf(before.jobSeekerNumber) === keyOf(after.jobSeekerNumber)
  if (!samePerson) return []
  return before.allowed.filter(({ reason }) => reason !== 'onceADay' || before.date === after.date)
}
