/** The practice office's clock: moved by hand, with every timer on the way. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMovableClock } from '../../electron/office/movable-clock.ts'
import { MINUTE, SECOND } from '../../shared/clock.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

describe("the practice office's clock", () => {
  it('runs with the base clock, ahead by its offset', () => {
    const base = createVirtualClock(1_000)
    const clock = createMovableClock(base, 5_000)
    base.advance(250)
    expect(clock.wallMs()).toBe(6_250)
    expect(clock.monotonicMs()).toBe(250)
  })

  it('moves wall and monotonic time on together and remembers by how much', () => {
    const clock = createMovableClock(createVirtualClock(0), 100)
    clock.move(5 * MINUTE)
    expect(clock.wallMs()).toBe(5 * MINUTE + 100)
    expect(clock.monotonicMs()).toBe(5 * MINUTE)
    expect(clock.offsetMs()).toBe(5 * MINUTE + 100)
  })

  it('runs every timer on the way, in order, each at its own time', () => {
    const clock = createMovableClock(createVirtualClock(0), 0)
    const seen: [string, number][] = []
    clock.after(3 * SECOND, () => seen.push(['b', clock.monotonicMs()]))
    clock.after(1 * SECOND, () => {
      seen.push(['a', clock.monotonicMs()])
      clock.after(1 * SECOND, () => seen.push(['set on the way', clock.monotonicMs()]))
    })
    clock.after(MINUTE, () => seen.push(['later', clock.monotonicMs()]))
    clock.move(10 * SECOND)
    expect(seen).toEqual([
      ['a', 1_000],
      ['set on the way', 2_000],
      ['b', 3_000],
    ])
  })

  it('keeps periodic timers going through a move and after it', () => {
    const base = createVirtualClock(0)
    const clock = createMovableClock(base, 0)
    let ticks = 0
    const cancel = clock.every(SECOND, () => {
      ticks += 1
    })
    clock.move(10 * SECOND)
    expect(ticks).toBe(10)
    base.advance(3 * SECOND)
    expect(ticks).toBe(13)
    cancel()
    base.advance(3 * SECOND)
    clock.move(MINUTE)
    expect(ticks).toBe(13)
    expect(base.pending()).toBe(0)
  })

  it('runs periodic timers less often in a long move, and once at its very end', () => {
    const clock = createMovableClock(createVirtualClock(0), 0)
    const seen: number[] = []
    clock.every(250, () => seen.push(clock.monotonicMs()))
    clock.move(25 * MINUTE)
    expect(seen.length).toBeGreaterThan(50)
    expect(seen.length).toBeLessThan(150)
    expect(seen.at(-1)).toBe(25 * MINUTE)
  })

  it('lets a timer that was due later come at its own time on the base clock after a move', () => {
    const base = createVirtualClock(0)
    const clock = createMovableClock(base, 0)
    let rang = false
    clock.after(MINUTE, () => {
      rang = true
    })
    clock.move(50 * SECOND)
    base.advance(9 * SECOND)
    expect(rang).toBe(false)
    base.advance(SECOND)
    expect(rang).toBe(true)
  })

  it('never puts a periodic timer off by more than its period after a move, wherever the move finds it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 0, max: 5_000 }),
        fc.integer({ min: 0, max: 30 * MINUTE }),
        (periodMs, waitedMs, moveMs) => {
          const base = createVirtualClock(0)
          const clock = createMovableClock(base, 0)
          base.advance(waitedMs % 7)
          let ran = 0
          clock.every(periodMs, () => {
            ran += 1
          })
          base.advance(waitedMs)
          clock.move(moveMs)
          const before = ran
          base.advance(periodMs)
          expect(ran).toBe(before + 1)
        },
      ),
    )
  })
})
