/** The real session room on a virtual clock through many sessions, with all that can happen to clock, program and line. */
// `CAP_SESSIONS` says how many (`npm run test:cap`: 10,000).
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import { fail, ok } from '../../shared/result.ts'
import { TICK_MS } from '../../electron/session/pulse.ts'
import { asCounselor, type Desk, desk, passGate, settle, toVerifying } from './session-helpers.ts'

const SESSIONS = Number(process.env['CAP_SESSIONS'] ?? 500)
/** Timers are set in whole milliseconds. */
const TIMER_MS = 1
const CAPS_SECONDS = [30, 90, 200, 400, 700, 1800]

/** Small, fast and seeded, so that a failing session can be run again by its number. */
function random(seed: number): () => number {
  let state = (seed * 2_654_435_761) % 4_294_967_296
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The elapsed use as design.md demands it, kept apart from the code under test. */
class Oracle {
  private baseMs = 0
  private baseMonotonic = 0
  private readonly capMs: number
  private readonly d: Desk
  /** Monotonic time at which the cap was reached, and whether the clocks jumped in the tick before it. */
  crossing: { atMs: number; byJump: boolean } | null = null
  private jumpedAtMs = Number.NEGATIVE_INFINITY
  readonly awakePast = new Map<number, number>()

  constructor(d: Desk, capMs: number) {
    this.d = d
    this.capMs = capMs
    this.baseMonotonic = d.clock.monotonicMs()
  }
  due(): number {
    return this.baseMs + this.d.clock.monotonicMs() - this.baseMonotonic
  }
  set(ms: number): void {
    this.baseMs = ms
    this.baseMonotonic = this.d.clock.monotonicMs()
    this.jumpedAtMs = this.baseMonotonic
    if (this.crossing === null && ms >= this.capMs)
      this.crossing = { atMs: this.baseMonotonic, byJump: true }
  }
  awake(ms: number, thresholds: readonly number[]): void {
    const from = this.due()
    if (this.crossing === null && from + ms >= this.capMs) {
      const atMs = this.d.clock.monotonicMs() + this.capMs - from
      this.crossing = { atMs, byJump: atMs - this.jumpedAtMs < TICK_MS }
    }
    for (const threshold of thresholds) {
      const overlap = Math.min(from + ms, this.capMs) - Math.max(from, threshold)
      this.awakePast.set(threshold, Math.max(this.awakePast.get(threshold) ?? 0, overlap))
    }
  }
}

async function simulate(seed: number): Promise<void> {
  const next = random(seed)
  const between = (min: number, max: number): number => Math.round(min + next() * (max - min))
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  const capMs = pick(CAPS_SECONDS) * SECOND
  // Real timers fire a little early at times; nothing may end early for that.
  const d = desk(
    { capSeconds: capMs / SECOND, warningMinutes: [10, 5, 1] },
    {},
    { timersEarlyMs: pick([0, 0.7, 3]) },
  )
  const thresholds = [10, 5, 1]
    .map((minutes) => minutes * MINUTE)
    .filter((ms) => ms < capMs)
    .map((ms) => capMs - ms)
  await toVerifying(d)
  const oracle = new Oracle(d, capMs)
  let endedAt: { due: number; monotonic: number } | null = null
  d.onCall = (call) => {
    if (call === 'end' && endedAt === null)
      endedAt = { due: oracle.due(), monotonic: d.clock.monotonicMs() }
  }
  d.meeting.endAnswer = pick([
    () => Promise.resolve(ok()),
    () => Promise.resolve(fail('unknown')),
    () => new Promise<never>(() => undefined),
    () => Promise.reject(new Error('provider bug')),
    () => new Promise((resolve) => d.clock.after(between(0, 8000), () => resolve(ok()))),
  ])

  const advance = (ms: number): void => {
    oracle.awake(ms, thresholds)
    d.clock.advance(ms)
  }
  const jump = (ms: number): void => oracle.set(oracle.due() + ms)
  const actions: (() => Promise<void> | void)[] = [
    () => undefined,
    () => {
      const ms = between(SECOND, pick([10 * SECOND, 10 * SECOND, MINUTE, MINUTE, HOUR]))
      const told = next() < 0.5
      if (told) d.room.onPower('suspend')
      d.clock.sleepThrough(ms)
      jump(ms)
      if (told) d.room.onPower('resume')
    },
    () => {
      const ms = between(SECOND, pick([10 * SECOND, 10 * SECOND, 3 * MINUTE]))
      d.clock.stepWall(ms)
      jump(ms)
    },
    () => d.clock.stepWall(-between(SECOND, pick([10 * SECOND, 24 * HOUR]))),
    () => {
      // A full disk and a kill together lose what only memory knew; that is tested apart (test/faults).
      if (d.store.disk.failing || d.store.progress === lastBeforeFailure) return
      const down = between(100, pick([5 * SECOND, 5 * SECOND, 5 * SECOND, MINUTE, HOUR]))
      const step = pick([0, 0, between(SECOND, MINUTE), -between(SECOND, HOUR)])
      const due = oracle.due()
      const saved = d.store.progress?.elapsedMs ?? 0
      if (d.store.progress !== null && d.snapshot().clock.running)
        expect(due - saved).toBeLessThan(3.5 * SECOND)
      // A clock that was set back while the program was down: only what was written counts, and never less.
      const after = step >= 0 ? due + down + step : saved + Math.max(0, due - saved + down + step)
      const ended = endedAt !== null
      oracleBeforeRestart = { after, ended }
      d.restart(down, step)
    },
    () => d.meeting.emit({ type: 'connectionLost' }),
    () => d.meeting.emit({ type: 'reconnected' }),
    () => d.meeting.emit({ type: 'otherLeft' }),
    () => d.meeting.emit({ type: 'otherJoined' }),
    async () => {
      d.meeting.emit({ type: 'ended', by: pick(['crash', 'host', 'removed'] as const) })
      await settle()
    },
    async () => {
      await settle()
      const entered = await d.session['session.enter']({ recordId: 'r1' }, asCounselor)
      if (entered.ok) d.meeting.emit({ type: 'joined' })
    },
    async () => {
      if (
        !d.store.disk.failing &&
        d.snapshot().state === 'verifying' &&
        d.snapshot().gate.companions.seen === 'unanswered'
      )
        await passGate(d)
      await d.session['session.begin']({ recordId: 'r1' }, asCounselor)
    },
    async () => {
      await d.session['session.pause']({ recordId: 'r1', why: 'x' }, asCounselor)
    },
    () => {
      d.store.disk.failing = next() < 0.5
      if (d.store.disk.failing) lastBeforeFailure = d.store.progress
    },
  ]
  let lastBeforeFailure: Desk['store']['progress'] | undefined
  let oracleBeforeRestart: { after: number; ended: boolean } | null = null

  // A restart builds its room at once, which may already end the session: the oracle must know the new time before.
  const restart = d.restart
  d.restart = (down = 0, step = 0) => {
    const planned = oracleBeforeRestart
    const onCall = d.onCall
    const calls: string[] = []
    d.onCall = (call) => calls.push(call)
    restart(down, step)
    d.onCall = onCall
    if (planned !== null && !planned.ended) {
      oracle.set(planned.after)
      if (calls.includes('end')) onCall('end')
    }
  }

  const hasEnded = (): boolean => endedAt !== null
  for (let round = 0; round < 20_000 && !hasEnded(); round += 1) {
    await pick(actions)()
    if (hasEnded()) break
    advance(between(TICK_MS, pick([2 * SECOND, 20 * SECOND, MINUTE])))
  }
  d.store.disk.failing = false
  advance(30 * SECOND)
  await settle()
  advance(30 * SECOND)
  await settle()

  const why = `session ${seed}`
  const ended = endedAt as { due: number; monotonic: number } | null
  if (ended === null || oracle.crossing === null) throw new Error(`${why} did not end`)
  // Not early, and not later than the cap; after a jump of the clocks at most one tick later.
  expect(ended.due, why).toBeGreaterThanOrEqual(capMs - 0.001)
  expect(ended.monotonic - oracle.crossing.atMs, why).toBeLessThanOrEqual(
    oracle.crossing.byJump ? TICK_MS + TIMER_MS : TIMER_MS,
  )
  expect(
    d.of('session.ending').map((event) => event.payload),
    why,
  ).toMatchObject([{ cause: 'cap' }])
  expect(d.snapshot().clock.elapsedMs, why).toBeLessThanOrEqual(capMs)
  expect(d.meeting.cameraOn, why).toBe(false)
  const warned = d
    .of('session.warned')
    .map((event) =>
      'minutesLeft' in event.payload ? capMs - event.payload.minutesLeft * MINUTE : -1,
    )
  expect(new Set(warned).size, why).toBe(warned.length)
  for (const threshold of thresholds) {
    if ((oracle.awakePast.get(threshold) ?? 0) >= TICK_MS) expect(warned, why).toContain(threshold)
  }
}

describe('the cap under everything an office PC does', () => {
  it(
    `holds in ${SESSIONS} simulated sessions: none over, none early, each warning once`,
    { timeout: 1_800_000 },
    async () => {
      for (let seed = 1; seed <= SESSIONS; seed += 1) await simulate(seed)
    },
  )
})
