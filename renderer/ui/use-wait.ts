/** Counts seconds down after too many wrong attempts. */
import { useEffect, useState } from 'react'
import { SECOND } from '../../shared/clock.ts'
import type { Failed } from '../../shared/result.ts'
import { clock } from './office-clock.ts'

/** Seconds that are left to wait after this failure; 0 when there is nothing to wait for. */
export function useWait(failure: Failed | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const seconds =
      failure?.reason === 'tooManyAttempts' ? failure.details?.['waitSeconds'] : undefined
    if (typeof seconds !== 'number') {
      setLeft(0)
      return
    }
    const until = clock.monotonicMs() + seconds * SECOND
    const show = (): void => setLeft(Math.max(0, Math.ceil((until - clock.monotonicMs()) / SECOND)))
    show()
    return clock.every(SECOND, show)
  }, [failure])
  return left
}
