/** The job postings that stand in a record after all that was said of them. Pure. */
import { eventPayloads } from '../log/events.ts'
import type { Posting } from '../log/posting.ts'

/** @param events of one record, oldest first; what cannot be read is left out here and named in the timeline */
export function standingPostings(
  events: readonly { readonly type: string; readonly payload: unknown }[],
): Posting[] {
  const standing = new Map<string, Posting>()
  for (const { type, payload } of events)
    switch (type) {
      case 'session.postingAdded': {
        const added = eventPayloads['session.postingAdded'].safeParse(payload)
        if (added.success) standing.set(added.data.number, added.data)
        break
      }
      case 'session.postingCorrected': {
        const corrected = eventPayloads['session.postingCorrected'].safeParse(payload)
        if (!corrected.success) break
        const { was, ...now } = corrected.data
        standing.delete(was.number)
        standing.set(now.number, now)
        break
      }
      case 'session.postingWithdrawn': {
        const withdrawn = eventPayloads['session.postingWithdrawn'].safeParse(payload)
        if (withdrawn.success) standing.delete(withdrawn.data.number)
        break
      }
      default:
    }
  return [...standing.values()]
}
