/** What is left of the running session, counted on from its last snapshot second by second; no wall clock has a part in it. */
import { useEffect, useState } from 'react'
import { type Cancel, MILLISECOND, SECOND } from '../../shared/clock.ts'
import { type ClockReading, readClock } from '../../shared/session/countdown.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { clock, sinceHeardMs } from './clock.ts'

/** Just after the change of a second, so that a timer that is a little early does not show it twice. */
const BEHIND_MS = 5 * MILLISECOND

const readingOf = (snapshot: SessionSnapshot): ClockReading =>
  readClock(snapshot, sinceHeardMs(snapshot))

export function useSessionClock(snapshot: SessionSnapshot): ClockReading {
  const [shown, setShown] = useState(() => ({ of: snapshot, reading: readingOf(snapshot) }))
  useEffect(() => {
    let cancel: Cancel = () => undefined
    const wait = ({ remainingMs }: ClockReading): void => {
      if (snapshot.clock.running && remainingMs > 0)
        cancel = clock.after((remainingMs % SECOND) + BEHIND_MS, tick)
    }
    const tick = (): void => {
      const reading = readingOf(snapshot)
      setShown({ of: snapshot, reading })
      wait(reading)
    }
    // Nothing is set here: very many snapshots at once, each with a change after it, are too many for React (#185).
    wait(readingOf(snapshot))
    return () => cancel()
  }, [snapshot])
  return shown.of === snapshot ? shown.reading : readingOf(snapshot)
}
