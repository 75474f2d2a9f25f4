/** The two-key identity check (M12-2-3): the job seeker says the number, the counselor types it, the software compares. */
import { fail, ok, type Result } from '../result.ts'
import { normaliseNumber } from '../schedule/number.ts'
import { type Gate, MAX_IDENTITY_ATTEMPTS } from './gate.ts'

/** The number matched, or a supervisor authorised another way on the spot. */
export function numberSettled(gate: Gate): boolean {
  return gate.identity.numberMatched || gate.identity.exception !== null
}

/** Attempts that are left; 0 once the number is settled. */
export function attemptsLeft(gate: Gate): number {
  return numberSettled(gate) ? 0 : Math.max(0, MAX_IDENTITY_ATTEMPTS - gate.identity.attempts)
}

/**
 * Whether what was typed is the expected number. Only the answer leaves this function: the typed value is not kept,
 * not logged and not part of an event. A slip that is no number at all does not use up an attempt.
 */
export function compareNumber(
  gate: Gate,
  expected: string | null,
  typed: string,
): Result<
  { readonly matched: boolean },
  'noNumberExpected' | 'noAttemptsLeft' | 'numberMalformed'
> {
  if (expected === null) return fail('noNumberExpected')
  if (attemptsLeft(gate) === 0) return fail('noAttemptsLeft')
  const heard = normaliseNumber(typed)
  if (heard === null) return fail('numberMalformed')
  return ok({ matched: heard === (normaliseNumber(expected) ?? expected) })
}
