/** Turns a failure's reason into what a person needs. */
import type { Failed } from '../../shared/result.ts'
import type { FailureText, FailureTexts } from './failure-text.ts'
import { commonFailures } from './words.ts'

/** The room's own text first, then the common one; an unknown reason reads like an internal error. */
export function failureText(failure: Failed, texts: FailureTexts = {}): FailureText {
  const found =
    own(texts, failure.reason) ??
    own(commonFailures, failure.reason) ??
    own(commonFailures, 'internal')
  if (found === undefined) throw new Error('the common failures lack a text for internal')
  return typeof found === 'function' ? found(failure.details ?? {}) : found
}

function own(texts: FailureTexts, reason: string): FailureTexts[string] | undefined {
  return Object.hasOwn(texts, reason) ? texts[reason] : undefined
}
