/** Does what the machine asks for: the use clock, the meeting, a word to the counselor, and at last the booking. */
import { unreachable } from '../../shared/result.ts'
import type { Effect } from '../../shared/session/machine.ts'
import type { Held } from './held.ts'
import type { Keeper } from './keeper.ts'
import type { MeetingDesk } from './meeting-desk.ts'
import type { Note } from './note.ts'
import type { RunnerParts } from './runner-parts.ts'
import type { UseTimer } from './use-timer.ts'

export type EffectsParts = Pick<RunnerParts, 'schedule' | 'nameOf' | 'attention'> & {
  readonly held: Held
  readonly keeper: Keeper
  readonly note: Note
  readonly timer: UseTimer
  readonly desk: MeetingDesk
}

export interface Effects {
  readonly perform: (effect: Effect) => void
  /** The record is closed on disk; now the booking, and only then is the session let go. Repeated until it works. */
  readonly finish: () => void
}

export function createEffects({
  held,
  keeper,
  note,
  timer,
  desk,
  ...parts
}: EffectsParts): Effects {
  function finish(): void {
    const session = held.now()?.session
    if (session?.state !== 'closed') return
    const { bookingId, outcome, ending } = session
    const booking = parts.schedule.close(bookingId, { outcome, usedMs: ending.usedMs })
    if (!booking.ok && booking.reason === 'saveFailed') return
    if (!keeper.save([], null).ok) return
    held.hold(null)
    note.clear()
    timer.stop()
  }

  function openMeeting(): void {
    const live = held.now()
    if (live !== null)
      desk.open(live.session, parts.nameOf(live.session.counselorId), live.rules.capMs)
  }

  return {
    finish,
    perform(effect): void {
      switch (effect.type) {
        case 'startClock':
          return timer.start()
        case 'openMeeting':
          return openMeeting()
        case 'forgetView':
          return desk.forgetView()
        case 'closeView':
          return desk.closeView()
        case 'endMeeting':
          return desk.end()
        case 'attention':
          return parts.attention(effect.what)
        case 'closeBooking':
          return finish()
        default:
          return unreachable(effect)
      }
    },
  }
}
