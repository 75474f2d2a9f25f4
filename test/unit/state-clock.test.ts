/** The screen's clocks when somebody sets the computer's: the office's time is the main process's, and what is left of a session is reckoned by no wall clock. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import { readClock } from '../../shared/session/countdown.ts'
import { desk, toConsulting } from './session-helpers.ts'

const pc = { wallMs: 1_000 * HOUR, monotonicMs: 0 }
const listeners = new Map<string, (payload: unknown) => void>()

async function begin() {
  vi.resetModules()
  listeners.clear()
  vi.stubGlobal('window', {
    soudan: {
      platform: 'browser',
      call: () => new Promise(() => undefined),
      on: (topic: string, listener: (payload: unknown) => void) => {
        listeners.set(topic, listener)
        return () => undefined
      },
    },
  })
  vi.stubGlobal('document', { addEventListener: () => undefined })
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] })
  vi.spyOn(Date, 'now').mockImplementation(() => pc.wallMs)
  vi.spyOn(performance, 'now').mockImplementation(() => pc.monotonicMs)
  const clock = await import('../../renderer/state/clock.ts')
  const kept = await import('../../renderer/state/kept.ts')
  clock.startOfficeClock()
  kept.startKeeping()
  return { clock, kept }
}
const tell = (topic: string, payload: unknown): void => listeners.get(topic)?.(payload)

let screen: Awaited<ReturnType<typeof begin>>
beforeEach(async () => {
  Object.assign(pc, { wallMs: 1_000 * HOUR, monotonicMs: 0 })
  screen = await begin()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('a step of the wall clock on the screen', () => {
  it.each([-2 * HOUR, 2 * HOUR])(
    'of %d ms moves what is left neither before the main process has noticed it nor after',
    async (stepMs) => {
      const d = desk()
      await toConsulting(d)
      tell('office.clock', { wallMs: d.clock.wallMs() })
      const left = (): number => {
        const snapshot = screen.kept.runningSession(screen.kept.useKept.getState())
        if (snapshot === null) throw new Error('no session runs')
        return readClock(snapshot, screen.clock.sinceHeardMs(snapshot)).remainingMs
      }
      tell('session.snapshot', d.snapshot())
      pc.monotonicMs += 3 * SECOND
      expect(left()).toBe(30 * MINUTE - 3 * SECOND)
      d.clock.advance(3 * SECOND)
      // The PC's clock is set: for up to a second the snapshot is by the new one and the office's time by the old.
      pc.wallMs += stepMs
      d.clock.stepWall(stepMs)
      tell('session.snapshot', d.snapshot())
      expect(left()).toBe(30 * MINUTE - 3 * SECOND)
      tell('office.clock', { wallMs: d.clock.wallMs() })
      pc.monotonicMs += SECOND
      expect(left()).toBe(30 * MINUTE - 4 * SECOND)
      expect(screen.clock.officeNowMs()).toBe(d.clock.wallMs() + SECOND)
    },
  )

  it('is followed at once by everything that shows the time of day', () => {
    tell('office.clock', { wallMs: 5 * HOUR })
    let renewed = 0
    screen.clock.onOfficeTime(() => (renewed += 1))
    for (const wallMs of [3 * HOUR, 9 * HOUR]) {
      tell('office.clock', { wallMs })
      expect(screen.clock.officeNowMs()).toBe(wallMs)
    }
    expect(renewed).toBe(2)
  })
})
