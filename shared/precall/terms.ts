/** Terms that changed between two sessions of the same job seeker (K5, M22). Pure. */
import type { Earlier } from '../log/earlier.ts'

/** A version of the terms that was confirmed: its kind and the day from which it applies. */
export type Consent = { readonly kind: string; readonly effectiveFrom: string }

/** And where it stands. */
export type GivenConsent = Consent & Earlier

/**
 * Kinds of which another version is in force than the one confirmed last time. A kind never confirmed before is not a change:
 * for this person it is the first version.
 */
export function changedTerms(inForce: readonly Consent[], earlier: readonly Consent[]): string[] {
  return inForce
    .filter(({ kind, effectiveFrom }) => {
      const before = earlier.filter((consent) => consent.kind === kind)
      return before.length > 0 && before.every((consent) => consent.effectiveFrom !== effectiveFrom)
    })
    .map(({ kind }) => kind)
}
