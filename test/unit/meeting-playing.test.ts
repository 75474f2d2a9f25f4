/** The job seeker whom the app plays in an exercise: waits for whoever practises, does each thing once, and is silent when stopped. */
import { describe, expect, it } from 'vitest'
import { startPlaying } from '../../electron/meeting/playing.ts'
import { SECOND } from '../../shared/clock.ts'
import type { LoggedEvent } from '../../shared/log/events.ts'
import { type Exercise, ExerciseSchema } from '../../shared/log/exercise.ts'
import type { ToPage } from '../../shared/meeting/line.ts'
import { cues } from '../../shared/meeting/played.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

function played(exercise: Exercise) {
  const clock = createVirtualClock(Date.UTC(2026, 10, 30))
  const events: LoggedEvent[] = []
  const told: ToPage[] = []
  let hear = (): void => undefined
  let isThere = true
  const playing = startPlaying({
    ...{ clock, exercise },
    plays: {
      exerciseOf: () => exercise,
      events: () => events,
      onNews(listener) {
        hear = listener
        return () => {
          hear = () => undefined
        }
      },
    },
    toSeeker(message) {
      if (isThere) told.push(message)
      return isThere
    },
  })
  return {
    clock,
    playing,
    acts: () => told.flatMap((message) => (message.type === 'act' ? [message.act] : [])),
    scenes: () => told.flatMap((message) => (message.type === 'scene' ? [message.scene] : [])),
    away(on: boolean) {
      isThere = !on
    },
    happens(type: LoggedEvent['type'], payload: object = {}) {
      events.push({
        ...{ type, payload, scope: 'record/r', actorId: 'a', device: 'd' },
        ...{ sequence: events.length + 1, atMs: 0 },
      } as LoggedEvent)
      hear()
    },
  }
}

describe('the played job seeker', () => {
  it('comes some seconds after the counselor entered, once, and not before', () => {
    const one = played('day')
    one.playing.greet()
    one.clock.advance(60 * SECOND)
    expect(one.acts()).toEqual([])
    one.happens('session.entered')
    expect(one.acts()).toEqual([])
    one.clock.advance(3 * SECOND)
    one.happens('precall.heard')
    one.clock.advance(60 * SECOND)
    expect(one.acts()).toEqual(['knock'])
  })
  it('does not come where nobody comes', () => {
    const one = played('nobody')
    one.happens('session.entered')
    one.clock.advance(3600 * SECOND)
    expect(one.acts()).toEqual([])
  })
  it('says the number until it matched, then the name, then answers', () => {
    const one = played('day')
    one.playing.greet()
    one.happens('precall.identityTried', { attempt: 1, matched: false })
    one.happens('precall.identityTried', { attempt: 2, matched: true })
    one.happens('precall.nameConfirmed')
    one.happens('session.consultingBegan')
    expect(one.scenes().map(({ says }) => says)).toEqual(['number', 'name', 'answers', 'talk'])
  })
  it('records during the consultation, and stops once the counselor pauses', () => {
    const one = played('recording')
    one.happens('session.entered')
    one.clock.advance(3 * SECOND)
    // A pause before it is about something else.
    one.happens('session.paused', { why: '' })
    one.happens('session.consultingBegan')
    one.clock.advance(6 * SECOND)
    expect(one.acts()).toEqual(['knock', 'record'])
    one.happens('session.recordingSeen', { recording: true })
    one.clock.advance(60 * SECOND)
    expect(one.acts()).toEqual(['knock', 'record'])
    one.happens('session.paused', { why: '' })
    one.clock.advance(3 * SECOND)
    expect(one.acts()).toEqual(['knock', 'record', 'stopRecording'])
    expect(one.scenes().map(({ says }) => says)).toContain('recordsNoMore')
  })
  it('is lost for a while and comes back by itself', () => {
    const one = played('lineLost')
    one.happens('session.entered')
    one.clock.advance(3 * SECOND)
    one.happens('session.consultingBegan')
    one.clock.advance(6 * SECOND)
    one.happens('session.lineLost')
    one.clock.advance(12 * SECOND)
    expect(one.acts()).toEqual(['knock', 'cut', 'restore'])
  })
  it('shows somebody beside it until it was noticed', () => {
    const one = played('companion')
    one.playing.greet()
    one.happens('session.entered')
    one.clock.advance(3 * SECOND)
    expect(one.scenes().at(-1)?.companion).toBe(true)
    one.happens('precall.companionsSeen', { seen: 'unannounced' })
    one.clock.advance(3 * SECOND)
    expect(one.scenes().at(-1)).toEqual({ says: 'alone', companion: false })
  })
  it('waits for its page where that is away, and does nothing after the end', () => {
    const one = played('day')
    one.away(true)
    one.happens('session.entered')
    one.clock.advance(10 * SECOND)
    expect(one.acts()).toEqual([])
    one.away(false)
    one.playing.greet()
    one.clock.advance(3 * SECOND)
    expect(one.acts()).toEqual(['knock'])
    const other = played('day')
    other.happens('session.entered')
    other.playing.stop()
    other.clock.advance(60 * SECOND)
    expect(other.acts()).toEqual([])
  })
  it('knocks first in every exercise in which anybody comes', () => {
    for (const exercise of ExerciseSchema.options)
      expect(cues[exercise][0]?.act ?? 'nobody').toBe(exercise === 'nobody' ? 'nobody' : 'knock')
  })
})
