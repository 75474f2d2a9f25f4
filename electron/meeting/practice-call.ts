/** One practice call: the machine (shared/meeting/practice-call.ts) with its clock and the lines of both sides. No I/O: lines and clock are passed in. */
import type { Cancel } from '../../shared/clock.ts'
import { canDo } from '../../shared/meeting/people.ts'
import { nextPracticeCall } from '../../shared/meeting/practice-call.ts'
import { practicePeople } from '../../shared/meeting/practice-parts.ts'
import {
  newPracticeCall,
  type PracticeCallState,
  type PracticeEffect,
  type PracticeHappening,
  type PracticeTimer,
} from '../../shared/meeting/practice-state.ts'
import { type CallParts, mediaReason, type PracticeCall } from './practice-sides.ts'

export { PRACTICE_GUID } from '../../shared/meeting/practice-state.ts'

/** See `PracticeCall` for what may be told to it. */
export function createPracticeCall(parts: CallParts): PracticeCall {
  const { clock, displayName, persona } = parts
  let now: PracticeCallState = newPracticeCall(persona?.name ?? '')
  const timers: Record<PracticeTimer, Cancel> = { page: idle, seeker: idle, retry: idle }

  function happen(happening: PracticeHappening): void {
    const { state, effects } = nextPracticeCall(now, happening)
    now = state
    for (const effect of effects) carryOut(effect)
  }

  function carryOut(effect: PracticeEffect): void {
    switch (effect.type) {
      case 'tell':
        return parts.emit(effect.event)
      case 'toCounselor':
        parts.toCounselor(effect.message)
        return
      case 'toSeeker':
        parts.toSeeker(effect.message)
        return
      case 'greetCounselor':
        parts.toCounselor({ type: 'hello', name: displayName, seeker: effect.seeker })
        return
      case 'greetSeeker':
        parts.toSeeker({ type: 'hello', name: displayName, seeker: effect.seeker })
        if (persona !== null) parts.toSeeker({ type: 'persona', persona })
        return
      case 'wait':
        timers[effect.timer]()
        timers[effect.timer] = clock.after(effect.ms, () => happen(effect.then))
        return
      case 'stop':
        return timers[effect.timer]()
    }
  }

  return {
    start: () => happen({ type: 'started' }),
    reopened: () => happen({ type: 'reopened' }),
    counselorLine: (up) => happen({ type: 'counselorLine', up }),
    seekerLine: (up) => happen({ type: 'seekerLine', up }),
    fromCounselor(message) {
      if (now.state !== 'open') return
      if (message.type === 'ready') happen({ type: 'counselorReady' })
      else if (message.type === 'mediaFailed')
        happen({ type: 'mediaFailed', reason: mediaReason(message.name) })
      else if (message.type === 'signal') parts.toSeeker(message)
      else if (message.type === 'peer')
        happen({ type: 'peer', round: message.round, up: message.up })
      else if (message.type === 'device' && now.joined)
        parts.emit({ type: message.lost ? 'deviceLost' : 'deviceBack', kind: message.kind })
      else if (message.type === 'key') parts.onKey(message.key)
      else if (message.type === 'sharing' && (now.joined || !message.on))
        parts.emit({ type: 'sharing', on: message.on })
    },
    fromSeeker(message) {
      switch (message.type) {
        case 'ready': {
          happen({ type: 'seekerReady' })
          return
        }
        case 'knock':
        case 'leave':
        case 'cut':
        case 'restore': {
          happen({ type: message.type })
          return
        }
        case 'recording': {
          happen({ type: 'recording', on: message.on })
          return
        }
        case 'signal':
          if (now.state === 'open' || now.state === 'crashed') parts.toCounselor(message)
          return
        default:
      }
    },
    person(act, guid) {
      const person = practicePeople(now).find((one) => one.guid === guid)
      if (now.state !== 'open' || !canDo(act, person)) return false
      happen({ type: 'person', act })
      return true
    },
    end: () => happen({ type: 'end' }),
    endedByUs: () => happen({ type: 'stopped' }),
    counselorGone: () => happen({ type: 'counselorGone' }),
    crashed: () => now.state === 'crashed',
    over: () => now.state === 'ended' || now.state === 'closed',
    close: () => happen({ type: 'close' }),
  }
}

const idle: Cancel = () => {}
