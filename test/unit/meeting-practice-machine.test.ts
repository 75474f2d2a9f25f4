/** The machine of one practice call: its diagram against the reducer, and what holds of every script of happenings. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPracticeCall } from '../../shared/meeting/practice-call.ts'
import {
  newPracticeCall,
  type PracticeCallState,
  type PracticeHappening,
} from '../../shared/meeting/practice-state.ts'
import { drawnEdges, walkedEdges } from '../support/diagram.ts'

const both = [true, false] as const
/** `peer` is of the round that was asked for last. */
const happenings: PracticeHappening[] = [
  ...(
    [
      ...(['started', 'reopened', 'end', 'stopped', 'close', 'noAnswer', 'retry'] as const),
      ...(['counselorReady', 'counselorGone', 'seekerReady', 'seekerGone'] as const),
      ...(['knock', 'leave', 'cut', 'restore'] as const),
    ] as const
  ).map((type) => ({ type })),
  ...both.flatMap((on): PracticeHappening[] => [
    { type: 'counselorLine', up: on },
    { type: 'seekerLine', up: on },
    { type: 'peer', round: 0, up: on },
    { type: 'recording', on },
  ]),
  { type: 'mediaFailed', reason: 'cameraInUse' },
  ...(['admit', 'remove', 'putBack'] as const).map((act) => ({ type: 'person' as const, act })),
]
const next = (now: PracticeCallState, happening: PracticeHappening) =>
  nextPracticeCall(now, happening.type === 'peer' ? { ...happening, round: now.round } : happening)

describe('the diagram in practice-call.ts', () => {
  const walked = walkedEdges<PracticeCallState, PracticeHappening>({
    start: newPracticeCall('架空 一郎'),
    events: happenings,
    step: (now, happening) => next(now, happening).state,
    nameOf: ({ state }) => state,
    eventOf: ({ type }) => type,
    keyOf: (now) => JSON.stringify(Object.entries({ ...now, round: 0 }).sort()),
  })
  it('names exactly the edges that the reducer has', () => {
    const file = new URL('../../shared/meeting/practice-call.ts', import.meta.url)
    expect(walked.edges).toEqual(drawnEdges(readFileSync(file, 'utf8')))
    expect(walked.states).toEqual(['closed', 'crashed', 'ended', 'ending', 'open'])
  })
})

/** What was told in a script, in its order, with the state after each. */
function told(script: readonly PracticeHappening[]) {
  let now = newPracticeCall('架空 一郎')
  return script.flatMap((happening) => {
    const step = next(now, happening)
    now = step.state
    return step.effects.flatMap((effect) =>
      effect.type === 'tell' ? [{ event: effect.event, now }] : [],
    )
  })
}

describe('whatever comes', () => {
  const scripts = fc.array(fc.constantFrom(...happenings), { maxLength: 80 })

  it('who joined leaves before joining again, and a lost line is told in turns', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        let other = false
        let lost = false
        let recording = false
        for (const { event } of told(script)) {
          if (event.type === 'otherJoined') {
            expect(other).toBe(false)
            other = true
          }
          if (event.type === 'otherLeft' || event.type === 'ended') other = false
          if (event.type === 'connectionLost' || event.type === 'reconnected') {
            expect(event.type === 'connectionLost').toBe(!lost)
            lost = !lost
          }
          if (event.type === 'ended' && event.by === 'crash') lost = false
          if (event.type === 'recordingChanged') {
            expect(event.recording).toBe(!recording)
            recording = event.recording
          }
        }
      }),
    )
  })

  it('nothing is told once it is closed, and nobody is in who waits', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        for (const { event, now } of told(script)) {
          expect(now.state).not.toBe('closed')
          if (event.type === 'people')
            for (const { place, picture } of event.people)
              if (place === 'waiting') expect(picture).toBe(false)
        }
      }),
    )
  })
})
