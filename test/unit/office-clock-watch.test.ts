/** Somebody sets the computer's clock while the office is open. */
import { describe, expect, it } from 'vitest'
import { watchClock } from '../../electron/office/clock-watch.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { fail, ok } from '../../shared/result.ts'
import { describeEntry } from '../../shared/records/timeline.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { desk, toConsulting } from './session-helpers.ts'

function watched(writes = true) {
  const clock = createVirtualClock(1_000_000 * SECOND)
  const events: NewEvent[] = []
  const steps: number[] = []
  const told: unknown[] = []
  const stop = watchClock({
    clock,
    log: {
      append(some) {
        if (!writes) return fail('saveFailed')
        events.push(...some)
        return ok([])
      },
    },
    ring: (topic, payload) => told.push([topic, payload]),
    stepped: (byMs) => steps.push(byMs),
  })
  return { clock, events, steps, told, stop }
}

describe('a step of the wall clock', () => {
  it.each([-3 * HOUR, -10 * SECOND, 10 * SECOND, 365 * DAY])(
    'of %d ms is written down, told to the session and shown on the screens within a second',
    (ms) => {
      const d = watched()
      d.clock.advance(MINUTE)
      d.clock.stepWall(ms)
      d.clock.advance(SECOND)
      expect(d.events.map(({ type, payload }) => ({ type, payload }))).toEqual([
        { type: 'office.clockStepped', payload: { byMs: ms } },
      ])
      expect(d.steps).toEqual([ms])
      expect(d.told).toEqual([['office.clock', { wallMs: d.clock.wallMs() }]])
      d.clock.advance(HOUR)
      expect(d.steps).toHaveLength(1)
    },
  )
  it('is not seen in sleep, in time that passes, nor in a clock that is set right little by little', () => {
    const d = watched()
    d.clock.advance(MINUTE)
    d.clock.sleepThrough(8 * HOUR)
    for (let minute = 0; minute < 60; minute += 1) {
      d.clock.stepWall(2 * SECOND)
      d.clock.advance(MINUTE)
    }
    expect(d.steps).toEqual([])
  })
  it('that cannot be written is told all the same', () => {
    const d = watched(false)
    d.clock.stepWall(HOUR)
    d.clock.advance(SECOND)
    expect(d.steps).toEqual([HOUR])
    expect(d.told).toHaveLength(1)
  })
  it('ends with the office', () => {
    const d = watched()
    d.stop()
    expect(d.clock.pending()).toBe(0)
  })
})

describe('a running session', () => {
  it('keeps its cap, in both directions, and its record says what happened', async () => {
    for (const ms of [-2 * HOUR, 25 * MINUTE, 365 * DAY]) {
      const d = desk()
      await toConsulting(d)
      const left = (): number => {
        const { capMs, elapsedMs } = d.snapshot().clock
        return capMs - elapsedMs
      }
      const before = left()
      d.clock.stepWall(ms)
      d.room.onClockStepped(ms)
      d.clock.advance(SECOND)
      expect(left()).toBe(before - SECOND)
      expect(d.of('session.clockStepped').map(({ payload }) => payload)).toEqual([{ byMs: ms }])
      d.restart(10 * SECOND)
      expect(left()).toBe(before - 11 * SECOND)
      d.clock.advance(left())
      expect(d.meeting.calls()).toContain('end')
    }
  })
  it('tells its screens at once, with a start that stands before the end', async () => {
    for (const ms of [-2 * HOUR, 2 * HOUR]) {
      const d = desk()
      await toConsulting(d)
      d.clock.advance(5 * MINUTE)
      const told = d.published.length
      d.clock.stepWall(ms)
      d.room.onClockStepped(ms)
      expect(d.published.length).toBeGreaterThan(told)
      const { startedAtMs, endsAtMs } = d.published.at(-1)?.clock ?? {}
      expect(startedAtMs).toBe(d.clock.wallMs() - 5 * MINUTE)
      expect(endsAtMs).toBe(d.clock.wallMs() + 25 * MINUTE)
    }
  })
  it('tells its screens after sleep without waiting for the next repetition', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.sleepThrough(5 * MINUTE)
    const told = d.published.length
    d.clock.advance(SECOND / 4)
    expect(d.published.length).toBe(told + 1)
    expect(d.published.at(-1)?.clock.elapsedMs).toBeGreaterThanOrEqual(5 * MINUTE)
  })
  it('over a restart in which the clock was set says so too', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.advance(5 * MINUTE)
    const { elapsedMs } = d.snapshot().clock
    d.restart(MINUTE, -HOUR)
    expect(d.snapshot().clock.elapsedMs).toBe(elapsedMs + MINUTE)
    expect(d.of('session.clockStepped').map(({ payload }) => payload)).toEqual([{ byMs: -HOUR }])
  })
})

describe('the line in the record', () => {
  it.each([
    [-5 * MINUTE, 'パソコンの時計が5分00秒戻された（利用時間の計測には影響しない）'],
    [26 * HOUR, 'パソコンの時計が26時間進められた（利用時間の計測には影響しない）'],
  ])('for %d ms', (byMs, words) => {
    expect(
      describeEntry({ type: 'session.clockStepped', payload: { byMs } }, { itemText: (id) => id }),
    ).toBe(words)
  })
})
