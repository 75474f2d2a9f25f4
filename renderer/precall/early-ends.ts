/** Ways to end before counselling has begun, in the order of the menu. */
import type { EndCause } from '../../shared/log/outcome.ts'

const order = [
  'identityNotConfirmed',
  'environmentNotConfirmed',
  'noConsent',
  'seekerLeft',
  'systemFailure',
  'officeReason',
  'seekerCancelled',
  'contactedNoShow',
] as const satisfies readonly EndCause[]
export type EarlyEnd = (typeof order)[number]

/** What the menu offers of the ends that the session allows now; the office's own reason first where no meeting can be. */
export function earlyEnds(
  possible: readonly EndCause[],
  meetingPossible: boolean,
): readonly EarlyEnd[] {
  const offered = order.filter((cause) => possible.includes(cause))
  return meetingPossible
    ? offered
    : offered.toSorted((a, b) => Number(b === 'officeReason') - Number(a === 'officeReason'))
}
