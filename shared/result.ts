/** An expected failure is a value with a reason; a bug throws. */

export type Ok<T> = { readonly ok: true; readonly value: T }

/** `reason` is a word from the room's list; `details` are facts for the message (never a person's data). */
export type Failed<R extends string = string> = {
  readonly ok: false
  readonly reason: R
  readonly details?: Readonly<Record<string, string | number>>
}

export type Result<T, R extends string = string> = Ok<T> | Failed<R>

export function ok(): Ok<null>
export function ok<T>(value: T): Ok<T>
export function ok<T>(value?: T): Ok<T | null> {
  return { ok: true, value: value ?? null }
}

export function fail<R extends string>(
  reason: R,
  details?: Readonly<Record<string, string | number>>,
): Failed<R> {
  return details === undefined ? { ok: false, reason } : { ok: false, reason, details }
}

/** For the end of an exhaustive switch: the compiler proves that nothing gets here. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
