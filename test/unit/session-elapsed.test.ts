/** Elapsed use out of the steady clocks: sleep, steps, restarts of the program and of the computer. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import {
  advanceElapsed,
  elapsedMs,
  JUMP_MS,
  resumeElapsed,
  startElapsed,
  stepWhileDown,
} from '../../shared/session/elapsed.ts'
import { readClock, stepBetween } from '../../shared/time/reading.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

function stopwatch() {
  const clock = createVirtualClock(1_000_000)
  let state = startElapsed(readClock(clock))
  const read = (): number => {
    const at = readClock(clock)
    state = advanceElapsed(state, at)
    return elapsedMs(state, at)
  }
  return { clock, read }
}

describe('elapsed use', () => {
  it('follows the monotonic clock', () => {
    const { clock, read } = stopwatch()
    clock.advance(10 * MINUTE)
    expect(read()).toBe(10 * MINUTE)
  })
  it('counts sleep, during which the monotonic clock may stand still', () => {
    const { clock, read } = stopwatch()
    clock.advance(MINUTE)
    clock.sleepThrough(20 * MINUTE)
    expect(read()).toBe(21 * MINUTE)
  })
  it('is not changed by a wall clock set back, and counts a sleep that follows in full', () => {
    const { clock, read } = stopwatch()
    clock.advance(MINUTE)
    clock.stepWall(-3 * HOUR)
    expect(read()).toBe(MINUTE)
    clock.advance(MINUTE)
    clock.sleepThrough(5 * MINUTE)
    expect(read()).toBe(7 * MINUTE)
  })
  it('is not changed by a wall clock set forward either: nobody loses time by it', () => {
    const { clock, read } = stopwatch()
    clock.advance(MINUTE)
    clock.stepWall(365 * DAY)
    expect(read()).toBe(MINUTE)
  })
  it('ignores the rounding of the clocks, which would otherwise add up', () => {
    const clock = createVirtualClock(1_000_000)
    const coarse = { ...clock, uptimeMs: () => Math.floor(clock.uptimeMs() / 16) * 16 }
    let state = startElapsed(readClock(coarse))
    for (let tick = 0; tick < 4 * 1800; tick += 1) {
      clock.advance(250)
      state = advanceElapsed(state, readClock(coarse))
    }
    expect(elapsedMs(state, readClock(coarse))).toBe(30 * MINUTE)
  })
  it('loses at most a quarter of a second to sleeps too short to be told from rounding', () => {
    const { clock, read } = stopwatch()
    for (let nap = 0; nap < 1000; nap += 1) {
      clock.sleepThrough(100)
      read()
    }
    expect(100 * SECOND - read()).toBeLessThan(JUMP_MS)
  })
  describe('after a restart', () => {
    const saved = { elapsedMs: 3 * MINUTE, wallMs: 100 * DAY, uptimeMs: 4 * HOUR }
    /** The program was down for so long, on a computer that was not, and the wall clock was set by `stepMs` meanwhile. */
    const after = (downMs: number, stepMs: number) => ({
      wallMs: saved.wallMs + downMs + stepMs,
      uptimeMs: saved.uptimeMs + downMs,
      monotonicMs: 5,
    })
    const goesOnAt = (at: ReturnType<typeof after>): number =>
      elapsedMs(resumeElapsed(at, saved), at)

    it('of the program goes on from what was saved, whatever was done to the wall clock meanwhile', () => {
      for (const stepMs of [0, -DAY, -HOUR, MINUTE, 3 * HOUR]) {
        const at = after(2 * MINUTE, stepMs)
        expect({ stepMs, elapsed: goesOnAt(at) }).toEqual({ stepMs, elapsed: 5 * MINUTE })
        expect(stepWhileDown(at, saved)).toBe(stepMs)
      }
    })
    it('of the computer goes on by the wall clock, and by the uptime where that says more', () => {
      const at = { wallMs: saved.wallMs + 10 * MINUTE, uptimeMs: MINUTE, monotonicMs: 5 }
      expect(goesOnAt(at)).toBe(13 * MINUTE)
      expect(goesOnAt({ ...at, wallMs: saved.wallMs - HOUR })).toBe(4 * MINUTE)
      expect(stepWhileDown(at, saved)).toBe(0)
    })
    it('that may have been of the computer, for it has been running for less than what passed, takes the longer', () => {
      const at = { wallMs: saved.wallMs + 5 * HOUR, uptimeMs: 4.5 * HOUR, monotonicMs: 5 }
      expect(goesOnAt(at)).toBe(5 * HOUR + 3 * MINUTE)
      expect(stepWhileDown(at, saved)).toBe(0)
    })
    it('before anything was written goes on by the wall clock alone', () => {
      const at = { wallMs: 10 * MINUTE, uptimeMs: MINUTE, monotonicMs: 5 }
      const nothing = { elapsedMs: 0, wallMs: 8 * MINUTE, uptimeMs: null }
      expect(elapsedMs(resumeElapsed(at, nothing), at)).toBe(2 * MINUTE)
    })
  })
  it('is the time awake and asleep, whatever happens to the wall clock', () => {
    const move = fc.oneof(
      fc.record({ kind: fc.constant('advance' as const), ms: fc.integer({ min: 0, max: MINUTE }) }),
      fc.record({
        kind: fc.constant('sleep' as const),
        ms: fc.integer({ min: SECOND, max: HOUR }),
      }),
      fc.record({ kind: fc.constant('step' as const), ms: fc.integer({ min: -HOUR, max: HOUR }) }),
    )
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const { clock, read } = stopwatch()
        let passed = 0
        for (const { kind, ms } of moves) {
          if (kind === 'advance') clock.advance(ms)
          if (kind === 'sleep') clock.sleepThrough(ms)
          if (kind === 'step') clock.stepWall(ms)
          if (kind !== 'step') passed += ms
          expect(read()).toBe(passed)
        }
      }),
    )
  })
  it('tells a step of the wall clock from sleep and from time', () => {
    const clock = createVirtualClock(1_000_000)
    const before = readClock(clock)
    clock.advance(MINUTE)
    clock.sleepThrough(HOUR)
    expect(stepBetween(before, readClock(clock))).toBe(0)
    clock.stepWall(-5 * MINUTE)
    expect(stepBetween(before, readClock(clock))).toBe(-5 * MINUTE)
  })
  it('reads the clocks together even when the computer is interrupted between them', () => {
    let monotonic = 0
    let reads = 0
    const at = readClock({
      ...createVirtualClock(0),
      monotonicMs: () => (monotonic += (reads += 1) === 3 ? 40 : 0.01),
      wallMs: () => Math.floor(monotonic),
    })
    expect(Math.abs(at.wallMs - at.monotonicMs)).toBeLessThan(3)
  })
})
