/** The test tone: a loudspeaker that never begins or never ends holds nobody up. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { playTone } from '../../renderer/precall/devices.ts'
import { SECOND } from '../../shared/clock.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

afterEach(() => vi.unstubAllGlobals())

/** What a loudspeaker does that another program holds. */
class Stuck {
  readonly state = 'suspended'
  resume = (): Promise<void> => new Promise(() => undefined)
  close = (): Promise<void> => new Promise(() => undefined)
}

describe('the test tone', () => {
  it('is called failed when it has not ended within five seconds', async () => {
    vi.stubGlobal('AudioContext', Stuck)
    const clock = createVirtualClock(0)
    const played = playTone(clock)
    clock.advance(5 * SECOND)
    expect(await played).toBe(false)
  })
  it('is called failed at once when it cannot start', async () => {
    vi.stubGlobal(
      'AudioContext',
      class extends Stuck {
        override resume = (): Promise<void> => Promise.reject(new Error('no device'))
      },
    )
    expect(await playTone(createVirtualClock(0))).toBe(false)
  })
})
