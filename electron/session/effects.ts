/** Does what the machine asks for: the use clock, the meeting, a word to the counselor, and at last letting go. */
import { unreachable } from '../../shared/result.ts'
import type { Effect } from '../../shared/session/machine.ts'
import type { Held } from './held.ts'
import type { MeetingDesk } from './meeting-desk.ts'
import type { Note } from './note.ts'
import type { RunnerParts } from './runner-parts.ts'
import type { UseTimer } from './use-timer.ts'

export type EffectsParts = Pick<RunnerParts, 'nameOf' | 'attention' | 'meeting'> & {
  readonly held: Held
  readonly note: Note
  readonly timer: UseTimer
  readonly desk: MeetingDesk
}

export interface Effects {
  readonly perform: (effect: Effect) => void
}

export function createEffects({ held, note, timer, desk, ...parts }: EffectsParts): Effects {
  /** The record and its booking are closed on disk; what is left of the session goes. */
  function letGo(): void {
    note.clear()
    timer.stop()
  }

  /** The first reading is written at once: a kill within the next seconds must not leave the wall clock alone to reckon by. */
  function startClock(agoMs: number): void {
    timer.start(agoMs)
    const live = held.now()
    if (live !== null) timer.save(live.session)
  }

  function openMeeting(): void {
    const live = held.now()
    if (live !== null)
      desk.open(live.session, parts.nameOf(live.session.counselorId), live.rules.capMs)
  }

  return {
    perform(effect): void {
      switch (effect.type) {
        case 'startClock':
          return startClock(effect.agoMs)
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
        case 'hush':
          return parts.meeting.hush(effect.on)
        case 'letGo':
          return letGo()
        default:
          return unreachable(effect)
      }
    },
  }
}
