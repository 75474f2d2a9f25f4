/** The clock that the screen counts down between two snapshots. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClock, shownRemainingMs, urgencyOf } from '../../shared/session/countdown.ts'

const snapshot = (elapsedMs: number, running: boolean, capMs = 1_800_000) => ({
  clock: { startedAtMs: 1, elapsedMs, capMs, endsAtMs: null, running, warned: [] },
})

describe('the clock between two snapshots', () => {
  it('counts on while it runs and stands while it does not', () => {
    expect(readClock(snapshot(60_000, true), 2_000)).toEqual({
      elapsedMs: 62_000,
      remainingMs: 1_738_000,
      share: 62_000 / 1_800_000,
    })
    expect(readClock(snapshot(60_000, false), 2_000).elapsedMs).toBe(60_000)
  })
  it('never goes over the cap nor back behind the snapshot, however long ago it was heard', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_800_000 }), fc.integer(), (elapsed, sinceMs) => {
        const read = readClock(snapshot(elapsed, true), sinceMs)
        expect(read.elapsedMs).toBeGreaterThanOrEqual(elapsed)
        expect(read.elapsedMs).toBeLessThanOrEqual(1_800_000)
        expect(read.elapsedMs + read.remainingMs).toBe(1_800_000)
      }),
    )
  })
  it('changes colour at five minutes and at one', () => {
    expect([300_001, 300_000, 60_001, 60_000, 0].map(urgencyOf)).toEqual([
      'calm',
      'soon',
      'soon',
      'last',
      'last',
    ])
  })
  it('shows 00:00 only when the time is over', () => {
    expect([1_800_000, 999, 1, 0].map(shownRemainingMs)).toEqual([1_800_000, 1000, 1000, 0])
  })
})
