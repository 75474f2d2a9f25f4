/** The real session room on a virtual clock through many sessions, with all that can happen to clock, program, line and people. */
// `CAP_SESSIONS` says how many (`npm run test:cap`: 10,000).
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../shared/clock.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import type { Person } from '../../shared/meeting/people.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { correctableTo } from '../../shared/review/correction.ts'
import { fail, ok } from '../../shared/result.ts'
import { TICK_MS } from '../../electron/session/pulse.ts'
import {
  asCounselor,
  credentials,
  type Desk,
  desk,
  passGate,
  seekerWaits,
  settle,
  supervisor,
  toVerifying,
} from './session-helpers.ts'

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
  capMs: number
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
  /** A supervisor allowed more time. */
  extend(ms: number): void {
    this.capMs += ms
    this.awakePast.clear()
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

/** What many sessions came to. Kept twice: by what was done, and by what the log says. */
type Tally = {
  readonly outcomes: Map<Outcome, number>
  corrected: number
  extendedMinutes: number
  timeExceptions: number
  readonly roles: Map<string, number>
}
const emptyTally = (): Tally => ({
  outcomes: new Map(),
  corrected: 0,
  extendedMinutes: 0,
  timeExceptions: 0,
  roles: new Map(),
})
function more<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** What the log of one session says, read without any code of the product. */
function countFromLog(events: readonly NewEvent[], tally: Tally): void {
  let outcome: Outcome | null = null
  for (const event of events) {
    if (event.type === 'session.closed') outcome = event.payload.outcome
    if (event.type === 'review.outcomeCorrected') {
      outcome = event.payload.outcome
      tally.corrected += 1
    }
    if (event.type === 'session.extended') tally.extendedMinutes += event.payload.minutes
    if (event.type === 'session.timeExcepted') tally.timeExceptions += 1
    if (event.type === 'session.roleNamed' && !event.payload.alone)
      more(tally.roles, event.payload.role)
  }
  if (outcome !== null) more(tally.outcomes, outcome)
}

async function simulate(seed: number, done: Tally, logged: Tally): Promise<void> {
  const next = random(seed)
  const between = (min: number, max: number): number => Math.round(min + next() * (max - min))
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  const capMs = pick(CAPS_SECONDS) * SECOND
  // Real timers fire a little early at times; nothing may end early for that.
  const d = desk(
    {
      capSeconds: capMs / SECOND,
      warningMinutes: [10, 5, 1],
      extension: { allowed: next() < 0.5, maxMinutes: 10 },
      exceptions: { outsideTimes: next() < 0.5, onceADay: false },
    },
    { companions: pick([null, null, '配偶者']) },
    { timersEarlyMs: pick([0, 0.7, 3]) },
  )
  const thresholds = (): number[] =>
    [10, 5, 1]
      .map((minutes) => minutes * MINUTE)
      .filter((ms) => ms < oracle.capMs)
      .map((ms) => oracle.capMs - ms)
  // A late office, too.
  d.clock.advance(between(0, pick([0, 4, 20, 90]) * MINUTE))
  await toVerifying(d)
  if (d.snapshot().state !== 'verifying') {
    const guid = seekerWaits.guid
    await d.session['session.sayRole']({ recordId: 'r1', guid, role: 'seeker' }, asCounselor)
    more(done.roles, 'seeker')
  }
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
    oracle.awake(ms, thresholds())
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
    // Neither takes anything from anybody, nor gives it.
    () => d.clock.stepWall(between(SECOND, pick([10 * SECOND, 24 * HOUR]))),
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
      const ended = endedAt !== null
      const { progress } = d.store
      const writtenAtMs = progress?.wallMs ?? d.snapshot().clock.startedAtMs ?? 0
      const byWall = Math.max(0, d.clock.wallMs() + down + step - writtenAtMs)
      if (next() < 0.7) {
        // The steady clocks say it, whatever became of the wall clock, where the computer has surely run all the while.
        const sure = progress !== null && byWall < d.clock.uptimeMs() + down
        const by = progress === null ? byWall : Math.max(byWall, due - saved + down)
        oracleBeforeRestart = { after: sure ? due + down : saved + by, ended }
        d.restart(down, step)
        return
      }
      // The computer was started anew: there is the wall clock, and never less than it is up again.
      const up = Math.min(down, between(100, 20 * SECOND), (progress?.uptimeMs ?? HOUR) - 1)
      oracleBeforeRestart = {
        after: saved + (progress === null ? byWall : Math.max(byWall, up)),
        ended,
      }
      d.restart(down, step, up)
    },
    () => d.meeting.emit({ type: 'connectionLost' }),
    () => d.meeting.emit({ type: 'reconnected' }),
    () => seen(false),
    () => seen(true),
    () => {
      const name = `架空 ${others.length + 1}人目`
      others.push({ ...seekerWaits, guid: `other${others.length}`, name, place: 'in' })
      seen(seekerIn)
    },
    () => {
      others.pop()
      seen(seekerIn)
    },
    async () => {
      const other = others.at(-1)
      if (other === undefined) return
      const role = pick(['companion', 'stranger', 'seekerToo'] as const)
      const said = await d.session['session.sayRole'](
        { recordId: 'r1', guid: other.guid, role },
        asCounselor,
      )
      if (said.ok) more(done.roles, role)
    },
    async () => {
      const minutes = between(1, 4)
      const wish = { recordId: 'r1', credentials, minutes, reason: '架空の事情' }
      const allowed = await d.session['session.extend'](wish, asCounselor)
      if (!allowed.ok) return
      oracle.extend(minutes * MINUTE)
      done.extendedMinutes += minutes
    },
    async () => {
      const wish = { recordId: 'r1', credentials, reason: '架空の事情' }
      const allowed = await d.session['session.exceptTime'](wish, asCounselor)
      if (allowed.ok) done.timeExceptions += 1
    },
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
      await d.session['session.pause']({ recordId: 'r1' }, asCounselor)
    },
    () => {
      d.store.disk.failing = next() < 0.5
      if (d.store.disk.failing) lastBeforeFailure = d.store.progress
    },
  ]
  let seekerIn = true
  const others: Person[] = []
  /** The meeting tells who is in it now. */
  const seen = (seeker: boolean): void => {
    const wasEmpty = !seekerIn && others.length === 0
    seekerIn = seeker
    const now = [...(seeker ? [{ ...seekerWaits, place: 'in' as const }] : []), ...others]
    d.meeting.emit({ type: 'people', people: now })
    if (now.length === 0) d.meeting.emit({ type: 'otherLeft' })
    else if (wasEmpty) d.meeting.emit({ type: 'otherJoined' })
  }
  let lastBeforeFailure: Desk['store']['progress'] | undefined
  let oracleBeforeRestart: { after: number; ended: boolean } | null = null

  // A restart builds its room at once, which may already end the session: the oracle must know the new time before.
  const restart = d.restart
  d.restart = (down, step, rebooted) => {
    const planned = oracleBeforeRestart
    const onCall = d.onCall
    const calls: string[] = []
    d.onCall = (call) => calls.push(call)
    restart(down, step, rebooted)
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
  expect(ended.due, why).toBeGreaterThanOrEqual(oracle.capMs - 0.001)
  expect(ended.monotonic - oracle.crossing.atMs, why).toBeLessThanOrEqual(
    oracle.crossing.byJump ? TICK_MS + TIMER_MS : TIMER_MS,
  )
  expect(
    d.of('session.ending').map((event) => event.payload),
    why,
  ).toMatchObject([{ cause: 'cap' }])
  expect(d.snapshot().clock.elapsedMs, why).toBeLessThanOrEqual(oracle.capMs)
  expect(d.meeting.cameraOn, why).toBe(false)
  // More time gives a warning again that had been given for the end before.
  if (d.of('session.extended').length === 0) {
    const warned = d
      .of('session.warned')
      .map((event) =>
        'minutesLeft' in event.payload ? capMs - event.payload.minutesLeft * MINUTE : -1,
      )
    expect(new Set(warned).size, why).toBe(warned.length)
    for (const threshold of thresholds()) {
      if ((oracle.awakePast.get(threshold) ?? 0) >= TICK_MS)
        expect(warned, why).toContain(threshold)
    }
  }

  let outcome = pick(d.snapshot().possibleOutcomes)
  const words = { note: '架空のメモ', followUp: '' }
  const closed = await d.session['session.close'](
    { recordId: 'r1', outcome, ...words },
    asCounselor,
  )
  expect(closed, why).toEqual(ok())
  for (let corrections = pick([0, 0, 1, 2]); corrections > 0; corrections -= 1) {
    const was = outcome
    outcome = pick(correctableTo(was, d.store.events))
    const correction: NewEvent = {
      type: 'review.outcomeCorrected',
      scope: recordScope('r1'),
      actorId: supervisor.id,
      payload: { outcome, was, reason: '架空の理由' },
    }
    const events = d.schedule.correcting('b1', { recordId: 'r1', outcome, by: supervisor.id })
    d.store.commit([correction, ...events], null)
    d.schedule.take(events)
    done.corrected += 1
  }
  more(done.outcomes, outcome)
  expect(d.schedule.find('b1'), why).toMatchObject({ state: 'closed', outcome })
  countFromLog(d.store.events, logged)
}

describe('the cap under everything an office PC does', () => {
  it(
    `holds in ${SESSIONS} simulated sessions: none over, none early, each warning once`,
    { timeout: 1_800_000 },
    async () => {
      const done = emptyTally()
      const logged = emptyTally()
      for (let seed = 1; seed <= SESSIONS; seed += 1) await simulate(seed, done, logged)
      expect(logged).toEqual(done)
      // Everything really happened.
      expect(done.outcomes.size).toBeGreaterThan(2)
      expect(Math.min(done.corrected, done.extendedMinutes, done.timeExceptions)).toBeGreaterThan(0)
      expect(done.roles.size).toBeGreaterThan(3)
    },
  )
})
