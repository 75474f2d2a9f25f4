/** Ways to end before counselling has begun, in the order of the menu. */
import type { EndCause } from '../../shared/log/outcome.ts'

const order = [
  'identityNotConfirmed',
  'environmentNotConfirmed',
  'seekerLeft',
  'systemFailure',
  'officeReason',
  'seekerCancelled',
] as const satisfies readonly EndCause[]
export type EarlyEnd = (typeof order)[number]

/** What the menu offers of the ends that the session allows now. */
export function earlyEnds(possible: readonly EndCause[]): readonly EarlyEnd[] {
  return order.filter((cause) => possible.includes(cause))
}
