/** One practice call: where both sides stand, and what of it becomes an event of the meeting. No I/O: lines and clock are passed in. */
import { type Cancel, SECOND } from '../../shared/clock.ts'
import type { SeekerPlace } from '../../shared/meeting/line.ts'
import type { MeetingEvent } from '../../shared/meeting/provider.ts'
import { type CallParts, mediaReason, type PracticeCall } from './practice-sides.ts'

/** Our page has not come up at all after this long. */
const NO_ANSWER_MS = 20 * SECOND
/** Our page's line stays away this long: the page is gone. */
const PAGE_GONE_MS = 10 * SECOND
/** The job seeker's page may be reloaded; after this long the job seeker has left. */
const SEEKER_GONE_MS = 3 * SECOND
/** A broken peer connection is offered anew after this long. */
const RETRY_MS = 2 * SECOND

/** The call's state and its rules; see `PracticeCall` for what may be told to it. */
export function createPracticeCall(parts: CallParts): PracticeCall {
  const { clock } = parts
  let phase: 'open' | 'crashed' | 'ending' | 'ended' | 'closed' = 'open'
  let joined = false
  let counselorReady = false
  let seekerReady = false
  let place: SeekerPlace = 'absent'
  /** Both have been connected since the job seeker was last admitted. */
  let together = false
  let round = 0
  let recording = false
  let lostTold = false
  /** Why the line counts as lost right now. */
  const broken = { page: false, peer: false, cut: false }
  const timers = { page: idle, seeker: idle, retry: idle }

  function emit(event: MeetingEvent): void {
    if (phase !== 'closed') parts.emit(event)
  }

  function again(timer: keyof typeof timers, delayMs: number, run: () => void): void {
    timers[timer]()
    timers[timer] = clock.after(delayMs, run)
  }

  function stopTimers(): void {
    for (const cancel of Object.values(timers)) cancel()
  }

  function tellLine(): void {
    const lost = broken.page || broken.peer || broken.cut
    if (lost === lostTold) return
    lostTold = lost
    emit({ type: lost ? 'connectionLost' : 'reconnected' })
  }

  function move(next: SeekerPlace): void {
    place = next
    parts.toCounselor({ type: 'seeker', place })
    parts.toSeeker({ type: 'seeker', place })
  }

  function record(on: boolean): void {
    if (recording === on) return
    recording = on
    parts.toCounselor({ type: 'recording', on })
    emit({ type: 'recordingChanged', recording: on })
  }

  function negotiate(): void {
    if (phase !== 'open' || place !== 'in' || !counselorReady || !seekerReady) return
    round += 1
    parts.toCounselor({ type: 'negotiate', round })
    again('retry', 5 * RETRY_MS, negotiate)
  }

  function peer(of: number, up: boolean): void {
    if (of !== round || place !== 'in') return
    if (!up) {
      broken.peer = together
      again('retry', RETRY_MS, negotiate)
      return tellLine()
    }
    timers.retry()
    broken.peer = false
    broken.cut = false
    if (!together) {
      together = true
      emit({ type: 'otherJoined' })
    }
    tellLine()
  }

  function left(): void {
    if (place === 'absent') return
    timers.retry()
    record(false)
    together = false
    move('absent')
    emit({ type: 'otherLeft' })
    broken.peer = false
    broken.cut = false
    tellLine()
  }

  function ready(): void {
    counselorReady = true
    broken.page = false
    timers.page()
    if (!joined) {
      joined = true
      emit({ type: 'joined' })
    }
    tellLine()
    negotiate()
  }

  function gone(): void {
    if (phase !== 'open') return
    phase = 'crashed'
    counselorReady = false
    joined = false
    together = false
    lostTold = false
    broken.page = broken.peer = broken.cut = false
    stopTimers()
    record(false)
    if (place !== 'absent') move('waiting')
    emit({ type: 'ended', by: 'crash' })
  }

  return {
    start() {
      again('page', NO_ANSWER_MS, () => emit({ type: 'failed', reason: 'noAnswer' }))
    },
    reopened() {
      phase = 'open'
      if (place !== 'absent') emit({ type: 'waiting' })
    },
    counselorLine(up) {
      if (phase !== 'open') return
      timers.page()
      counselorReady = false
      if (up) {
        parts.toCounselor({ type: 'hello', name: parts.displayName, seeker: place })
        return
      }
      broken.page = joined
      tellLine()
      again('page', PAGE_GONE_MS, gone)
    },
    seekerLine(up) {
      if (phase === 'closed' || phase === 'ended') return
      timers.seeker()
      seekerReady = false
      if (!up) {
        again('seeker', SEEKER_GONE_MS, left)
        return
      }
      parts.toSeeker({ type: 'hello', name: parts.displayName, seeker: place })
      if (parts.persona !== null) parts.toSeeker({ type: 'persona', persona: parts.persona })
    },
    fromCounselor(message) {
      if (phase !== 'open') return
      if (message.type === 'ready') ready()
      else if (message.type === 'mediaFailed')
        emit({ type: 'failed', reason: mediaReason(message.name) })
      else if (message.type === 'signal') parts.toSeeker(message)
      else if (message.type === 'peer') peer(message.round, message.up)
      else if (message.type === 'key') parts.onKey(message.key)
    },
    fromSeeker(message) {
      if (phase !== 'open' && phase !== 'crashed') return
      switch (message.type) {
        case 'ready':
          seekerReady = true
          {
            negotiate()
            return
          }
        case 'knock':
          if (place !== 'absent') return
          move('waiting')
          {
            emit({ type: 'waiting' })
            return
          }
        case 'leave': {
          left()
          return
        }
        case 'cut':
          if (place !== 'in') return
          timers.retry()
          broken.cut = true
          move('cut')
          {
            tellLine()
            return
          }
        case 'restore':
          if (place !== 'cut') return
          move('in')
          {
            negotiate()
            return
          }
        case 'recording':
          if (place === 'in') record(message.on)
          return
        case 'signal':
          parts.toCounselor(message)
          return
        default:
      }
    },
    admit() {
      if (phase !== 'open' || place !== 'waiting') return false
      move('in')
      negotiate()
      return true
    },
    end() {
      if (phase === 'closed') return
      phase = 'ending'
      stopTimers()
      parts.toCounselor({ type: 'end' })
      parts.toSeeker({ type: 'end' })
    },
    endedByUs() {
      if (phase !== 'ending') return
      phase = 'ended'
      emit({ type: 'ended', by: 'us' })
    },
    counselorGone: gone,
    crashed: () => phase === 'crashed',
    over: () => phase === 'ended' || phase === 'closed',
    close() {
      stopTimers()
      phase = 'closed'
    },
  }
}

const idle: Cancel = () => {}
