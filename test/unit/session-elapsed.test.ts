/** Elapsed use out of two clocks: sleep, steps, restarts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import {
  advanceElapsed,
  elapsedMs,
  JUMP_MS,
  readClock,
  resumeElapsed,
  startElapsed,
} from '../../shared/session/elapsed.ts'
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
  it('counts a wall clock set forward as time passed: it may end early, never late', () => {
    const { clock, read } = stopwatch()
    clock.stepWall(4 * MINUTE)
    expect(read()).toBe(4 * MINUTE)
  })
  it('ignores the rounding of the two clocks, which would otherwise add up', () => {
    const { clock, read } = stopwatch()
    for (let tick = 0; tick < 4 * 1800; tick += 1) {
      clock.advance(250)
      clock.stepWall(tick % 2 === 0 ? 1 : -1)
      read()
    }
    expect(read()).toBe(30 * MINUTE)
  })
  it('loses at most a quarter of a second to sleeps too short to be told from rounding', () => {
    const { clock, read } = stopwatch()
    for (let nap = 0; nap < 1000; nap += 1) {
      clock.sleepThrough(100)
      read()
    }
    expect(100 * SECOND - read()).toBeLessThan(JUMP_MS)
  })
  it('goes on after a restart from what was saved, never from less', () => {
    const at = { wallMs: 10 * MINUTE, monotonicMs: 5 }
    expect(elapsedMs(resumeElapsed(at, { elapsedMs: 3 * MINUTE, wallMs: 8 * MINUTE }), at)).toBe(
      5 * MINUTE,
    )
    expect(elapsedMs(resumeElapsed(at, { elapsedMs: 3 * MINUTE, wallMs: 9 * HOUR }), at)).toBe(
      3 * MINUTE,
    )
  })
  it('never runs back and never falls behind either clock, whatever happens to them', () => {
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
        const startWall = clock.wallMs()
        let before = read()
        for (const { kind, ms } of moves) {
          if (kind === 'advance') clock.advance(ms)
          if (kind === 'sleep') clock.sleepThrough(ms)
          if (kind === 'step') clock.stepWall(ms)
          const now = read()
          expect(now).toBeGreaterThanOrEqual(before)
          expect(now).toBeGreaterThanOrEqual(clock.monotonicMs())
          expect(now).toBeGreaterThan(clock.wallMs() - startWall - JUMP_MS)
          before = now
        }
      }),
    )
  })
  it('reads both clocks together even when the computer is interrupted between them', () => {
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
