/** A time limit on something that may never answer. */
import type { Clock } from '../../shared/clock.ts'

export type Within<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'threw' }

/**
 * Starts `work` at once and waits at most `limitMs` of the clock's monotonic time. Never rejects, also when `work`
 * throws before it returns its promise; an answer after the limit is dropped.
 */
export function within<T>(
  clock: Clock,
  limitMs: number,
  work: () => Promise<T>,
): Promise<Within<T>> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, () => resolve({ kind: 'timeout' }))
    const settle = (outcome: Within<T>): void => {
      cancel()
      resolve(outcome)
    }
    try {
      work().then(
        (value) => settle({ kind: 'done', value }),
        () => settle({ kind: 'threw' }),
      )
    } catch {
      settle({ kind: 'threw' })
    }
  })
}
