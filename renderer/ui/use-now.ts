/** The office's time on the screen. */
import { useEffect, useState } from 'react'
import { MILLISECOND } from '../../shared/clock.ts'
import { clock, officeNowMs, onOfficeTime } from './office-clock.ts'

/** Now by the office's wall clock (ms since 1970 UTC), renewed on each full period and when the clock is moved. */
export function useNow(periodMs: number): number {
  const [now, setNow] = useState(officeNowMs)
  useEffect(() => {
    let cancel: () => void = () => undefined
    const tick = (): void => {
      cancel()
      const current = officeNowMs()
      setNow(current)
      // To the next full period, so that the minute on the screen changes with the minute.
      cancel = clock.after(periodMs - (current % periodMs) + 5 * MILLISECOND, tick)
    }
    tick()
    const stop = onOfficeTime(tick)
    return () => {
      stop()
      cancel()
    }
  }, [periodMs])
  return now
}
