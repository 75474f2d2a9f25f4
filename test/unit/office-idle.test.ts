/** The screen of a PC left alone: locked after ten minutes, sleep included. */
import { describe, expect, it } from 'vitest'
import { watchIdle } from '../../renderer/people/idle.ts'
import { HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'

const START_MS = 1_700_000_000_000

function watched(minutes = 10): {
  readonly clock: VirtualClock
  readonly watch: ReturnType<typeof watchIdle>
  readonly locks: () => number
} {
  const clock = createVirtualClock(START_MS)
  let locks = 0
  const watch = watchIdle(clock, minutes * MINUTE, () => {
    locks += 1
  })
  return { clock, watch, locks: () => locks }
}

describe('a PC left alone', () => {
  it('is locked once, ten minutes after the last touch and not a second earlier', () => {
    const { clock, watch, locks } = watched()
    clock.advance(4 * MINUTE)
    watch.touched()
    clock.advance(10 * MINUTE - SECOND)
    expect(locks()).toBe(0)
    clock.advance(5 * SECOND)
    expect(locks()).toBe(1)
    clock.advance(HOUR)
    watch.touched()
    expect(locks()).toBe(1)
    expect(clock.pending()).toBe(0)
  })

  it('is not locked while somebody touches it now and then', () => {
    const { clock, watch, locks } = watched()
    for (let round = 0; round < 50; round += 1) {
      clock.advance(9 * MINUTE)
      watch.touched()
    }
    expect(locks()).toBe(0)
  })

  it('is locked after a sleep that was long enough, even when the first thing is a touch', () => {
    const { clock, watch, locks } = watched()
    clock.advance(MINUTE)
    clock.sleepThrough(9 * MINUTE)
    watch.touched()
    expect(locks()).toBe(1)
  })

  it('stays open after a short sleep', () => {
    const { clock, watch, locks } = watched()
    clock.sleepThrough(8 * MINUTE)
    watch.touched()
    clock.advance(9 * MINUTE)
    expect(locks()).toBe(0)
  })

  it('is locked on time although the wall clock was set back', () => {
    const { clock, locks } = watched()
    clock.stepWall(-HOUR)
    clock.advance(10 * MINUTE)
    expect(locks()).toBe(1)
  })

  it('is watched no more once stopped', () => {
    const { clock, watch, locks } = watched(1)
    watch.stop()
    clock.advance(HOUR)
    expect(locks()).toBe(0)
    expect(clock.pending()).toBe(0)
  })
})
