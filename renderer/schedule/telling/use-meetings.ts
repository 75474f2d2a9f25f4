/** Makes the missing meetings of a day one after the other: how far it is, what failed for whom, and a way to stop. Leaving the screen stops it. */
import { useEffect, useRef, useState } from 'react'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { call } from '../../api.ts'
import { makeMeetings, type Making } from './make-meetings.ts'

export type MakeMeetings = {
  /** Null: nothing was asked for yet. */
  readonly making: Making | null
  readonly start: (missing: readonly BoardBooking[]) => Promise<void>
  /** After the one that is being made. */
  readonly stop: () => void
}

export function useMeetings(): MakeMeetings {
  const [making, setMaking] = useState<Making | null>(null)
  const wanted = useRef(false)
  const isWanted = (): boolean => wanted.current
  useEffect(
    () => () => {
      wanted.current = false
    },
    [],
  )

  async function start(missing: readonly BoardBooking[]): Promise<void> {
    if (wanted.current) return
    wanted.current = true
    await makeMeetings(missing, {
      ask: (bookingId) => call('meeting.invitation', { bookingId }),
      isWanted,
      tell: setMaking,
    })
    wanted.current = false
  }

  function stop(): void {
    wanted.current = false
    setMaking((now) => (now === null ? null : { ...now, stopped: true }))
  }
  return { making, start, stop }
}
