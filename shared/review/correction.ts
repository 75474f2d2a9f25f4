/** What a supervisor may correct an outcome to (M12-2-4, M12-2-6): never into a mark against a person that the record does not bear. Pure. */
import { SECOND } from '../clock.ts'
import { type Outcome, OutcomeSchema } from '../log/outcome.ts'
import type { TimelineEntry } from '../records/record.ts'

/** A mark needs what it rests on: the look and the answer, or the act itself. */
const RESTS_ON: Readonly<Partial<Record<Outcome, string>>> = {
  deemedCancellation: 'session.noShowAnswered',
  prohibitedAct: 'session.prohibitedAct',
}

/** @param entries the record's events. Without `was`, for that would be no correction. */
export function correctableTo(
  was: Outcome,
  entries: readonly Pick<TimelineEntry, 'type' | 'payload'>[],
): Outcome[] {
  const types = new Set(
    entries.filter(({ type, payload }) => !isContact(type, payload)).map(({ type }) => type),
  )
  return OutcomeSchema.options.filter((outcome) => {
    const needed = RESTS_ON[outcome]
    return outcome !== was && (needed === undefined || types.has(needed))
  })
}

/** The answer was that there had been contact: no deemed cancellation rests on that. */
function isContact(type: string, payload: unknown): boolean {
  if (type !== 'session.noShowAnswered') return false
  return !(
    typeof payload === 'object' &&
    payload !== null &&
    'contacted' in payload &&
    payload.contacted === false
  )
}

/** How long a sign-off can be taken back, ms. */
export const TAKE_BACK_SIGN_OFF_MS = 10 * SECOND
