/** The missing meetings of a day, one after the other. */
import type { Failed, Result } from '../../../shared/result.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'

export type Making = {
  /** Whose meeting is being made; null: it is over. */
  readonly now: BoardBooking | null
  readonly total: number
  readonly done: number
  readonly failed: readonly { readonly booking: BoardBooking; readonly failure: Failed }[]
  readonly stopped: boolean
}

/** One that fails keeps no other from being made. `tell` hears before each of them, and at the end. */
export async function makeMeetings(
  missing: readonly BoardBooking[],
  parts: {
    readonly ask: (bookingId: string) => Promise<Result<unknown>>
    /** Asked anew before each: it is stopped, or the screen is left, while one is being made. */
    readonly isWanted: () => boolean
    readonly tell: (making: Making) => void
  },
): Promise<void> {
  let state: Making = { now: null, total: missing.length, done: 0, failed: [], stopped: false }
  for (const booking of missing) {
    if (!parts.isWanted()) break
    parts.tell({ ...state, now: booking })
    const answer = await parts.ask(booking.id)
    state = answer.ok
      ? { ...state, done: state.done + 1 }
      : { ...state, failed: [...state.failed, { booking, failure: answer }] }
  }
  parts.tell({ ...state, stopped: state.done + state.failed.length < missing.length })
}
