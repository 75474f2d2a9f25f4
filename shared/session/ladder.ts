/** How an ending went. Pure. */
import type { LadderStep } from '../log/outcome.ts'

/** A step was not confirmed or failed: the counselor should make sure by phone that the meeting is over. */
export function hadTrouble(ladder: readonly LadderStep[]): boolean {
  return ladder.some(({ result }) => result === 'notConfirmed' || result === 'failed')
}
