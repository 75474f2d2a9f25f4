/** The machine of one Zoom call: its diagram against the reducer, and what holds of every script of happenings. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  newZoomCall,
  nextZoomCall,
  type ZoomCallState,
  type ZoomEffect,
  type ZoomHappening,
} from '../../shared/meeting/zoom-call.ts'
import { drawnEdges, walkedEdges } from '../support/diagram.ts'

const both = [true, false] as const
const happenings: ZoomHappening[] = [
  ...(['started', 'connected', 'reconnecting', 'pageGone', 'left', 'shut'] as const).map(
    (type) => ({ type }),
  ),
  ...both.flatMap((on): ZoomHappening[] => [
    { type: 'loaded', busy: on },
    { type: 'standing', inMeeting: on },
    { type: 'recording', where: 'cloud', on },
    { type: 'recording', where: 'local', on },
    { type: 'line', up: on },
  ]),
  ...(['us', 'host', 'removed', 'timeLimit'] as const).map((by) => ({
    type: 'closed' as const,
    by,
  })),
  { type: 'refused', reason: 'unknown', detail: { code: 1, seconds: null } },
  { type: 'mediaFailed', reason: 'cameraInUse' },
  ...(['limit', 'page', 'hold'] as const).map((timer) => ({ type: 'timeUp' as const, timer })),
]

describe('the diagram in zoom-call.ts', () => {
  const walked = walkedEdges<ZoomCallState, ZoomHappening>({
    start: newZoomCall,
    events: happenings,
    step: (now, happening) => nextZoomCall(now, happening).state,
    nameOf: ({ state }) => state,
    eventOf: ({ type }) => type,
    keyOf: (now) => JSON.stringify(Object.entries(now).sort()),
  })
  it('names exactly the edges that the reducer has', () => {
    const file = new URL('../../shared/meeting/zoom-call.ts', import.meta.url)
    expect(walked.edges).toEqual(drawnEdges(readFileSync(file, 'utf8')))
    expect(walked.states).toEqual(['in', 'joining', 'loading', 'over'])
  })
})

/** Every effect of a script, in its order, with the state after it. */
function played(script: readonly ZoomHappening[]) {
  let now = newZoomCall
  return script.flatMap((happening) => {
    const step = nextZoomCall(now, happening)
    now = step.state
    return step.effects.map((effect) => ({ effect, now }))
  })
}
const toldBy = (effect: ZoomEffect) =>
  effect.type === 'tell' || effect.type === 'over' ? [effect.event] : []

describe('whatever comes', () => {
  const scripts = fc.array(fc.constantFrom(...happenings), { maxLength: 60 })

  it('the call is joined at most once, told of only while in, and its end once, last', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const told = played(script)
          .flatMap(({ effect }) => toldBy(effect))
          .filter((one) => one !== null)
        const types = told.map(({ type }) => type)
        expect(types.filter((type) => type === 'joined').length).toBeLessThan(2)
        const ends = types.filter((type) => type === 'ended' || type === 'failed')
        expect(ends.length).toBeLessThan(2)
        if (ends.length === 1) expect(['ended', 'failed']).toContain(types.at(-1))
        const within = types.filter((type) => type !== 'ended' && type !== 'failed')
        if (within.length > 0) expect(within[0]).toBe('joined')
      }),
    )
  })

  it('what turns is told in turns: line, held, recording', () => {
    const turns = (type: string, on: (event: object) => boolean) =>
      fc.property(scripts, (script) => {
        let last = false
        for (const { effect } of played(script))
          for (const event of toldBy(effect))
            if (event?.type === type) {
              expect(on(event)).toBe(!last)
              last = !last
            }
      })
    fc.assert(turns('held', (event) => 'held' in event && event.held === true))
    fc.assert(
      turns('recordingChanged', (event) => 'recording' in event && event.recording === true),
    )
    fc.assert(
      fc.property(scripts, (script) => {
        let lost = false
        for (const { effect } of played(script))
          for (const event of toldBy(effect)) {
            if (event?.type === 'connectionLost') expect(lost).toBe(false)
            if (event?.type === 'reconnected') expect(lost).toBe(true)
            lost = event?.type === 'connectionLost' || (lost && event?.type !== 'reconnected')
          }
      }),
    )
  })

  it('every state that waits for the other side has its limit', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        let runs = false
        let now = newZoomCall
        for (const happening of [{ type: 'started' } as const, ...script]) {
          // A timer that does not run is not up.
          if (happening.type === 'timeUp' && !runs) continue
          const step = nextZoomCall(now, happening)
          now = step.state
          for (const effect of step.effects) {
            if (effect.type === 'over') runs = false
            if ((effect.type === 'wait' || effect.type === 'stop') && effect.timer === 'limit')
              runs = effect.type === 'wait'
          }
          const waits =
            now.state === 'loading' ||
            now.state === 'joining' ||
            (now.state === 'in' && now.reconnecting)
          expect(runs).toBe(waits)
        }
      }),
    )
  })
})
