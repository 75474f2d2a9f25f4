/** Single steps of a practice call, of which its machine is put together. Pure. */
import { SECOND } from '../clock.ts'
import type { SeekerPlace } from './line.ts'
import { type Person, samePeople } from './people.ts'
import {
  PRACTICE_GUID,
  type PracticeCallState,
  type PracticeEffect,
  type PracticeStep,
  type PracticeTimer,
} from './practice-state.ts'
import type { MeetingEvent } from './provider.ts'

/** A broken peer connection is offered anew after this long. */
export const RETRY_MS = 2 * SECOND

export type Part = (now: PracticeCallState) => PracticeStep

export const stays: Part = (state) => ({ state, effects: [] })

export const does =
  (...effects: readonly PracticeEffect[]): Part =>
  (state) => ({ state, effects })

export const tells = (event: MeetingEvent): Part => does({ type: 'tell', event })

export const stops = (...timers: readonly PracticeTimer[]): Part =>
  does(...timers.map((timer) => ({ type: 'stop' as const, timer })))

export const becomes =
  (change: Partial<PracticeCallState>): Part =>
  (state) => ({ state: { ...state, ...change }, effects: [] })

export const breaks =
  (change: Partial<PracticeCallState['broken']>): Part =>
  (state) => ({ state: { ...state, broken: { ...state.broken, ...change } }, effects: [] })

/** One after the other, each on the state that the one before left. */
export const inTurn =
  (...parts: readonly Part[]): Part =>
  (now) => {
    let state = now
    const effects: PracticeEffect[] = []
    for (const part of parts) {
      const step = part(state)
      state = step.state
      effects.push(...step.effects)
    }
    return { state, effects }
  }

/** As the counselor sees them: in also while the job seeker's line is cut. */
export function practicePeople(now: PracticeCallState): readonly Person[] {
  if (now.place === 'absent') return []
  const live = now.together && !now.broken.cut && !now.broken.peer
  return [
    {
      guid: PRACTICE_GUID,
      name: now.seekerName,
      place: now.place === 'waiting' ? 'waiting' : 'in',
      device: 'app',
      sound: live ? 'on' : 'none',
      picture: live,
      host: false,
      recording: now.recording,
    },
  ]
}

export const tellPeople: Part = (now) => {
  const people = practicePeople(now)
  return samePeople(now.peopleTold, people)
    ? stays(now)
    : inTurn(becomes({ peopleTold: people }), tells({ type: 'people', people }))(now)
}

export const tellLine: Part = (now) => {
  const { page, peer, cut } = now.broken
  const lost = page || peer || cut
  return lost === now.lostTold
    ? stays(now)
    : inTurn(
        becomes({ lostTold: lost }),
        tells({ type: lost ? 'connectionLost' : 'reconnected' }),
      )(now)
}

export const moves =
  (place: SeekerPlace): Part =>
  (now) =>
    inTurn(
      becomes({ place, together: now.together && place !== 'waiting' }),
      tellPeople,
      does(
        { type: 'toCounselor', message: { type: 'seeker', place } },
        { type: 'toSeeker', message: { type: 'seeker', place } },
      ),
    )(now)

export const records =
  (on: boolean): Part =>
  (now) =>
    now.recording === on
      ? stays(now)
      : inTurn(
          becomes({ recording: on }),
          does({ type: 'toCounselor', message: { type: 'recording', on } }),
          tellPeople,
          tells({ type: 'recordingChanged', recording: on }),
        )(now)

/** Asks our page for a new peer connection, and again until it stands. */
export const negotiate: Part = (now) => {
  if (now.state !== 'open' || now.place !== 'in') return stays(now)
  if (!now.counselorReady || !now.seekerReady) return stays(now)
  const round = now.round + 1
  return inTurn(
    becomes({ round }),
    does(
      { type: 'toCounselor', message: { type: 'negotiate', round } },
      { type: 'wait', timer: 'retry', ms: 5 * RETRY_MS, then: { type: 'retry' } },
    ),
  )(now)
}

export const left: Part = (now) =>
  now.place === 'absent'
    ? stays(now)
    : inTurn(
        stops('retry'),
        records(false),
        becomes({ together: false }),
        moves('absent'),
        tells({ type: 'otherLeft' }),
        breaks({ peer: false, cut: false }),
        tellLine,
      )(now)

export const putBack: Part = (now) =>
  inTurn(
    stops('retry'),
    records(false),
    breaks({ peer: false, cut: false }),
    moves('waiting'),
    now.together ? tells({ type: 'otherLeft' }) : stays,
    tells({ type: 'waiting' }),
    tellLine,
  )(now)
