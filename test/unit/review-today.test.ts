/** 今日: how each booking of a day stands, in whatever order; nobody is said not to have come where the office was late or nothing is known. */
// And: the figures are the lengths of the lists; what is left of a use is counted by steady clocks, not by the wall clock.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupWords } from '../../renderer/review/today/due.tsx'
import { MINUTE } from '../../shared/clock.ts'
import { backupDefaults, type BackupStatus } from '../../shared/records/backup.ts'
import {
  foldRunning,
  leftOf,
  type Running,
  type RunningEvent,
} from '../../shared/review/running.ts'
import { stands, standOf, todayOf } from '../../shared/review/today.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import { LATE_MS } from '../../shared/schedule/rules.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { reviewRoom, supervisor } from './review-helpers.ts'
import { addRecord, closed, newOffice, opened, START_MS, value } from './storage-helpers.ts'

const profile = kanazawaProfile()
const DATE = '2026-11-24'
const TEN_MS = instantOf(DATE, '10:00')

const event = (
  sequence: number,
  type: string,
  atMs: number,
  payload: unknown = {},
): RunningEvent => ({ device: 'pc-b', sequence, atMs, type, payload })

/** What may be written of a session, in any order and at any time of the morning, with payloads that may be unreadable. */
const happening = fc.record({
  what: fc.constantFrom(
    ...(['entered', 'seekerJoined', 'seekerLeft', 'clockStarted', 'consultingBegan'] as const),
    ...(['extended', 'clockStepped', 'recovered', 'noShowAnswered', 'ending', 'lineLost'] as const),
  ),
  minute: fc.integer({ min: -30, max: 60 }),
  number: fc.integer({ min: 0, max: 20 }),
  readable: fc.boolean(),
})
const payloadOf = (what: string, number: number): unknown => {
  switch (what) {
    case 'clockStarted':
      return { capMs: 30 * MINUTE, agoMs: number * 1_000 }
    case 'extended':
      return { supervisorId: 'sup', minutes: number, reason: '架空' }
    case 'clockStepped':
      return { byMs: (number - 10) * MINUTE }
    case 'recovered':
      return { elapsedMs: number * MINUTE }
    case 'noShowAnswered':
      return { contacted: number % 2 === 0, evidence: null }
    case 'ending':
      return { cause: 'counselorEnded', elapsedMs: number * MINUTE }
    default:
      return {}
  }
}
const events = fc
  .array(happening, { maxLength: 8 })
  .map((all) =>
    all.map(({ what, minute, number, readable }, at) =>
      event(
        at + 1,
        `session.${what}`,
        TEN_MS + minute * MINUTE,
        readable ? payloadOf(what, number) : null,
      ),
    ),
  )
const state = fc.constantFrom<BoardBooking['state']>(
  ...(['live', 'inSession', 'closed', 'cancelled', 'withdrawn', 'held'] as const),
)
const nowMs = fc.integer({ min: -60, max: 120 }).map((minutes) => TEN_MS + minutes * MINUTE)

const booking = (id: string, more: Partial<BoardBooking>): BoardBooking => ({
  ...{ id, date: DATE, slot: '10:00', siteId: 'kanazawa', name: `架空 ${id}`, kana: null },
  ...{ receiptNumber: null, category: 1, residence: 'notApplicable', companions: null },
  ...{ state: 'live', holdReasons: [], contacts: [], source: 'manual', recordId: null },
  ...{ counselorId: null, outcome: null, usedMs: null, cancelled: null, allowed: [] },
  ...{ corrected: false, createdAtMs: 0, updatedAtMs: 0, hasNumber: true, hasPhone: false },
  ...{ hasEmail: false, mark: '', hasMeeting: false, earlierNoShows: 0, counselorName: null },
  isElsewhere: true,
  ...more,
})

describe('a booking of the day', () => {
  it('has nobody said not to have come, unless the office was in the meeting in time and the events say that nobody is in', () => {
    fc.assert(
      fc.property(state, fc.option(events, { nil: undefined }), nowMs, (is, written, now) => {
        const running = written && foldRunning('r1', written, false)
        const stand = standOf(booking('b1', { state: is, recordId: 'r1' }), running, now, profile)
        const has = (type: string): boolean => written?.some((one) => one.type === type) === true
        const entered = written?.find(({ type }) => type === 'session.entered')?.atMs
        if (stand !== 'notIn') return
        expect(is).toBe('inSession')
        expect(now).toBeGreaterThan(TEN_MS)
        expect(entered).toBeLessThanOrEqual(TEN_MS + LATE_MS)
        // It has not begun, here or elsewhere, and is not over.
        expect(running?.use).toBeNull()
        expect(has('session.ending')).toBe(false)
        expect(written?.findLast(({ type }) => /seeker(Joined|Left)$/.test(type))?.type).not.toBe(
          'session.seekerJoined',
        )
      }),
      { numRuns: 3_000 },
    )
  })

  it('is the office’s own delay where nobody of it came, or came too late', () => {
    const at = (minutes: number): number => TEN_MS + minutes * MINUTE
    const taken = booking('b1', { state: 'inSession', recordId: 'r1' })
    const entered = (minutes: number): Running =>
      foldRunning('r1', [event(1, 'session.entered', at(minutes))], false)
    expect(standOf(booking('b1', {}), undefined, at(1), profile)).toBe('officeLate')
    expect(standOf(taken, foldRunning('r1', [], false), at(1), profile)).toBe('officeLate')
    expect(standOf(taken, entered(6), at(12), profile)).toBe('officeLate')
    expect(standOf(taken, entered(5), at(12), profile)).toBe('notIn')
    expect(standOf(taken, entered(-2), at(0), profile)).toBe('expected')
    expect(standOf(taken, undefined, at(12), profile)).toBe('begun')
    expect(standOf(booking('b1', {}), undefined, at(30), profile)).toBe('unanswered')
    const contact = event(2, 'session.noShowAnswered', at(11), { contacted: true, evidence: null })
    const late = foldRunning('r1', [event(1, 'session.entered', at(-2)), contact], false)
    expect(standOf(taken, late, at(12), profile)).toBe('expected')
  })
})

describe('the figures of a day', () => {
  it('are the lengths of the lists behind them, each booking in one of them alone', () => {
    const some = fc.array(fc.record({ state, slot: fc.constantFrom('10:00', '11:00'), events }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(some, nowMs, (all, now) => {
        const bookings = all.map((one, at) =>
          booking(`b${at}`, { state: one.state, slot: one.slot, recordId: `r${at}` }),
        )
        const running = new Map(
          all.map((one, at): [string, Running] => [
            `r${at}`,
            foldRunning(`r${at}`, one.events, false),
          ]),
        )
        const today = todayOf(bookings, running, now, profile)
        const ids = today.now.map(({ booking: { id } }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const stand of stands) {
          const listed = today.now.filter((row) => row.stand === stand).length
          if (['ahead', 'unanswered', 'over'].includes(stand)) expect(listed).toBe(0)
          else expect(listed).toBe(today.counts[stand])
        }
        const seated = bookings.filter((one) => ['live', 'inSession', 'closed'].includes(one.state))
        const sum = Object.values(today.counts).reduce((total, count) => total + count, 0)
        expect(sum).toBe(seated.length)
        for (const one of today.untold)
          expect(['live', 'inSession']).toContain(bookings.find(({ id }) => id === one.id)?.state)
      }),
    )
  })
})

describe('what is left of a use', () => {
  const started = foldRunning(
    'r1',
    [event(1, 'session.clockStarted', TEN_MS, { capMs: 30 * MINUTE, agoMs: 2 * MINUTE })],
    false,
  )
  it('is counted by the steady clocks from when it was heard, however the wall clocks are set', () => {
    const clock = fc.integer({ min: -600, max: 600 }).map((minutes) => minutes * MINUTE)
    fc.assert(
      fc.property(clock, clock, fc.nat({ max: 40 * MINUTE }), (mine, step, passed) => {
        const heard = { wallMs: TEN_MS + mine, monotonicMs: 7, uptimeMs: 90 }
        const now = {
          ...{ wallMs: heard.wallMs + step, monotonicMs: 7 + passed, uptimeMs: 90 + passed },
        }
        expect(leftOf(started, heard, now)).toEqual({
          ms: Math.max(0, 28 * MINUTE - passed),
          isExact: true,
        })
      }),
    )
  })
  it('is by the stamps, and said to be about so much, where the start was not heard; a clock that was set there is made good', () => {
    const now = { wallMs: TEN_MS + 65 * MINUTE, monotonicMs: 0, uptimeMs: 0 }
    const stepped = foldRunning(
      'r1',
      [
        event(1, 'session.clockStarted', TEN_MS, { capMs: 30 * MINUTE, agoMs: 0 }),
        event(2, 'session.clockStepped', TEN_MS + 60 * MINUTE, { byMs: 60 * MINUTE }),
        event(3, 'session.extended', TEN_MS + 61 * MINUTE, {
          ...{ supervisorId: 'sup', minutes: 10, reason: '架空' },
        }),
      ],
      false,
    )
    expect(leftOf(stepped, undefined, now)).toEqual({ ms: 35 * MINUTE, isExact: false })
    expect(leftOf(started, undefined, { ...now, wallMs: TEN_MS - MINUTE })?.ms).toBe(28 * MINUTE)
  })
  it('begins with counselling where the office counts from there, and is nothing once it is over', () => {
    const all = [
      event(1, 'session.clockStarted', TEN_MS, { capMs: 30 * MINUTE, agoMs: 0 }),
      event(2, 'session.consultingBegan', TEN_MS + 5 * MINUTE),
    ]
    const now = { wallMs: TEN_MS + 6 * MINUTE, monotonicMs: 0, uptimeMs: 0 }
    expect(leftOf(foldRunning('r1', all, true), undefined, now)?.ms).toBe(29 * MINUTE)
    expect(leftOf(foldRunning('r1', all, false), undefined, now)?.ms).toBe(24 * MINUTE)
    const over = event(3, 'session.ending', TEN_MS + 6 * MINUTE, {
      ...{ cause: 'counselorEnded', elapsedMs: 0 },
    })
    expect(leftOf(foldRunning('r1', [...all, over], false), undefined, now)).toBeNull()
  })
  it('is told of sessions in the log, by record, and forgotten when the record is closed', async () => {
    const clock = createVirtualClock(START_MS)
    const { storage } = newOffice({ clock })
    const review = reviewRoom(storage, undefined, { clock })
    const scope = 'record/r1' as const
    value(storage.log.append([opened({ recordId: 'r1', counselorId: 'anna' })]))
    const write = (type: 'session.entered' | 'session.seekerJoined' | 'session.clockStarted') =>
      value(
        storage.log.append([
          type === 'session.entered'
            ? { type, scope, actorId: 'anna', payload: { provider: 'practice' } }
            : type === 'session.seekerJoined'
              ? { type, scope, actorId: 'anna', payload: {} }
              : { type, scope, actorId: 'anna', payload: { capMs: 30 * MINUTE, agoMs: 0 } },
        ]),
      )
    write('session.entered')
    write('session.seekerJoined')
    write('session.clockStarted')
    const ask = () =>
      review.handlers['review.sessions']({ recordIds: ['r1', 'nobody'] }, { account: supervisor })
    clock.advance(10 * MINUTE)
    clock.stepWall(-40 * MINUTE)
    expect(value(await ask())).toMatchObject([
      { recordId: 'r1', seekerIn: true, left: { ms: 20 * MINUTE, isExact: true } },
    ])
    value(storage.log.append([closed({ recordId: 'r1', counselorId: 'anna' })]))
    expect(value(await ask())).toMatchObject([{ ended: true, left: null }])
    addRecord(storage, { recordId: 'r2', counselorId: 'anna' })
    review.close()
  })
})

describe('what is said of the backups', () => {
  const good = { atMs: TEN_MS, folder: 'x', name: 'copy', events: 1, reason: null }
  const status: BackupStatus = {
    settings: { ...backupDefaults, folder: 'x' },
    ...{ running: false, last: good, lastGood: good },
  }
  it('asks for somebody where none can be made, the last one failed, or it is time', () => {
    const due = (more: Partial<BackupStatus>, now = TEN_MS + MINUTE) =>
      backupWords({ ...status, ...more }, now).isDue
    expect(due({})).toBe(false)
    expect(due({}, TEN_MS + 24 * 60 * MINUTE)).toBe(true)
    expect(due({ settings: backupDefaults })).toBe(true)
    expect(due({ last: { ...good, reason: 'diskFull' } })).toBe(true)
    expect(due({ settings: backupDefaults, running: true })).toBe(false)
  })
})
