/** Turns a failure's reason into what a person needs: what happened, what was kept, what to do. */
import type { Failed } from '../../shared/result.ts'
import { commonFailures } from './text.ts'

export type FailureText = {
  readonly what: string
  readonly kept?: string | undefined
  readonly next?: string | undefined
}
type Details = Readonly<Record<string, string | number>>
/** By reason; a function where the details matter. */
export type FailureTexts = Readonly<
  Record<string, FailureText | ((details: Details) => FailureText)>
>

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
