/** Restrictions as a fold over the log. Pure. */
import { z } from 'zod'
import type { LoggedEvent } from '../log/events.ts'
import { LocalDateSchema } from '../time/day.ts'
import { RestrictionSchema } from './restriction.ts'

/** One decision as it is kept. Account ids, for names are looked up when they are shown; `atMs`: ms since 1970 UTC. */
export const StoredRestrictionSchema = z.object({
  ...RestrictionSchema.pick({
    id: true,
    reason: true,
    notice: true,
    recordId: true,
    name: true,
    atMs: true,
  }).shape,
  from: LocalDateSchema,
  until: LocalDateSchema.nullable(),
  jobSeekerNumber: z.string(),
  actorId: z.string(),
  lifted: z.object({ actorId: z.string(), atMs: z.number(), why: z.string() }).nullable(),
})
export type StoredRestriction = z.infer<typeof StoredRestrictionSchema>

/** One restriction after one event of its scope; null: it is not there (any more). */
export function foldRestriction(
  before: StoredRestriction | null,
  event: LoggedEvent,
): StoredRestriction | null {
  const { atMs, actorId } = event
  switch (event.type) {
    case 'review.restricted': {
      const { restrictionId, fromRecordId, ...said } = event.payload
      const made = { ...said, id: restrictionId, recordId: fromRecordId, atMs, actorId }
      return before ?? { ...made, lifted: null }
    }
    case 'review.restrictionLifted':
      return before === null || before.lifted !== null
        ? before
        : { ...before, lifted: { actorId, atMs, why: event.payload.why } }
    case 'review.restrictionDisposed':
      return null
    default:
      return before
  }
}
