/** Makes the missing meetings of a day one after the other: how far it is, what failed for whom, and a way to stop. Leaving the screen stops it. */
import { useEffect, useRef, useState } from 'react'
import type { Failed } from '../../../shared/result.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { call } from '../../api.ts'

export type Making = {
  /** Whose meeting is being made; null: it is over. */
  readonly now: BoardBooking | null
  readonly total: number
  readonly done: number
  readonly failed: readonly { readonly booking: BoardBooking; readonly failure: Failed }[]
  readonly stopped: boolean
}

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
    let state: Making = { now: null, total: missing.length, done: 0, failed: [], stopped: false }
    for (const booking of missing) {
      // Asked anew each time: it is pressed, or the screen is left, while one is being made.
      if (!isWanted()) break
      setMaking({ ...state, now: booking })
      const answer = await call('meeting.invitation', { bookingId: booking.id })
      state = answer.ok
        ? { ...state, done: state.done + 1 }
        : { ...state, failed: [...state.failed, { booking, failure: answer }] }
    }
    setMaking({ ...state, stopped: !isWanted() })
    wanted.current = false
  }

  function stop(): void {
    wanted.current = false
    setMaking((now) => (now === null ? null : { ...now, stopped: true }))
  }
  return { making, start, stop }
}
