/** Which booking an exercise takes, whose it is, and that it is written down once it is whole, and only then. */
import { describe, expect, it } from 'vitest'
import { createExercises, type Exercises } from '../../electron/people/exercises.ts'
import { createPeopleRoom } from '../../electron/people/room.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import type { Caller } from '../../shared/contract.ts'
import { MINUTE } from '../../shared/clock.ts'
import type { Booking } from '../../shared/log/booking.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { recordScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import { openBell } from '../support/bell.ts'
import { booking as bookingOf } from './session-helpers.ts'
import { newOffice, START_MS, value } from './storage-helpers.ts'

type Stage = {
  readonly exercises: Exercises
  readonly clock: VirtualClock
  readonly asks: Caller
  readonly other: Caller
  readonly supervisor: Caller
  running: boolean
  bookings: readonly Booking[]
  /** Writes into the record and says so as the session does. */
  readonly happens: (...events: readonly NewEvent[]) => void
}

const bookings: readonly Booking[] = [
  bookingOf({ id: 'b-late', slot: '11:00', companions: null }),
  bookingOf({ id: 'b-with', slot: '10:00', companions: '配偶者' }),
  bookingOf({ id: 'b-gone', slot: '10:00', state: 'cancelled', companions: null }),
  bookingOf({ id: 'b-nameless', slot: '10:00', jobSeekerNumber: null, companions: null }),
  bookingOf({ id: 'b-next', slot: '10:00', companions: null }),
]

async function stage(kind: 'office' | 'practice' = 'practice'): Promise<Stage> {
  const clock = createVirtualClock(START_MS)
  const { storage } = newOffice({ clock })
  const bell = openBell()
  const people = createPeopleRoom({
    ...{ storage, clock, passphraseCost: 2 ** 10, proveRecoveryKey: null, ring: bell.ring },
    sessionRunning: () => false,
  })
  const wish = (loginName: string, role: Account['role']) => ({
    ...{ loginName, role, displayName: `架空 ${loginName}`, passphrase: 'correct horse 1' },
  })
  value(
    await people.addFirstAccounts([
      wish('anna', 'counselor'),
      wish('beth', 'counselor'),
      wish('sup', 'supervisor'),
    ]),
  )
  const callerOf = (loginName: string): Caller => ({
    account: storage.accounts.byLoginName(loginName)?.account ?? null,
  })
  const made: Stage = {
    ...{ clock, running: false, bookings },
    ...{ asks: callerOf('anna'), other: callerOf('beth'), supervisor: callerOf('sup') },
    exercises: createExercises({
      ...{ clock, bell, storage },
      office: { kind, profile: kanazawaProfile },
      sessionRunning: () => made.running,
      store: { index: () => ({ onDate: () => made.bookings.map((booking) => ({ booking })) }) },
    }),
    happens(...events) {
      value(storage.log.append(events))
      bell.ring('session.snapshot', { bookingId: 'b-next', recordId: 'r1' } as SessionSnapshot)
    },
  }
  return made
}

const event = (type: NewEvent['type'], payload: object = {}): NewEvent =>
  ({ type, payload, scope: recordScope('r1'), actorId: 'anna' }) as NewEvent

const openedRecord = event('session.opened', {
  ...{ bookingId: 'b-next', date: '2026-11-24', slot: '10:00', siteId: 'kanazawa' },
  ...{ name: '架空 一郎', kana: null, jobSeekerNumber: null, companions: null },
  ...{ category: 1, practice: true },
})
const own = kanazawaProfile()
  .checklist.items.filter(({ side }) => side === 'own')
  .map(({ id }) => event('precall.itemTicked', { itemId: id, ticked: true, checklistVersion: 1 }))
const toTheQuestion = [
  openedRecord,
  event('precall.devicesTested', {
    ...{ camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' },
  }),
  ...own,
  event('session.entered', { provider: 'practice' }),
  event('session.noShowAsked'),
]
const toTheEnd = [
  event('session.noShowAnswered', { contacted: false, evidence: null }),
  event('session.closed', { outcome: 'deemedCancellation', note: '', followUp: '', usedMs: 0 }),
]

const begin = (s: Stage, by: Caller = s.asks) =>
  s.exercises.handlers['exercise.begin']({ exercise: 'nobody' }, by)
const current = async (s: Stage, by: Caller = s.asks) =>
  value(await s.exercises.handlers['exercise.current']({}, by))
const done = async (s: Stage, by: Caller) =>
  value(await s.exercises.handlers['exercise.done']({}, by)).map(({ name, exercises }) => [
    name,
    exercises.map(({ exercise }) => exercise),
  ])

describe('an exercise', () => {
  it('takes the next booking of somebody who comes alone and has a number', async () => {
    const s = await stage()
    expect(value(await begin(s))).toMatchObject({ bookingId: 'b-next', slot: '10:00', done: [] })
    s.clock.advance(13 * MINUTE)
    expect(value(await begin(s))).toMatchObject({ bookingId: 'b-late' })
    expect(s.exercises.untilPrepareMs()).toBe(52 * MINUTE)
    s.clock.advance(70 * MINUTE)
    expect(await begin(s)).toMatchObject({ reason: 'noBookingLeft' })
  })
  it('is none in a real office, and none beside a session that runs', async () => {
    expect(await begin(await stage('office'))).toMatchObject({ reason: 'notPractice' })
    const s = await stage()
    s.running = true
    expect(await begin(s)).toMatchObject({ reason: 'sessionRunning' })
    expect(await current(s)).toBeNull()
  })
  it('is of whoever began it, and of that booking alone', async () => {
    const s = await stage()
    await begin(s)
    expect(await current(s, s.other)).toBeNull()
    expect(s.exercises.plays.exerciseOf('b-next')).toBe('nobody')
    expect(s.exercises.plays.exerciseOf('b-late')).toBeNull()
    await s.exercises.handlers['exercise.leave']({}, s.other)
    expect(await current(s)).not.toBeNull()
    await s.exercises.handlers['exercise.leave']({}, s.asks)
    expect(await current(s)).toBeNull()
    expect(s.exercises.plays.exerciseOf('b-next')).toBeNull()
  })
  it('is written down of the person once it is whole, and seen by the supervisor', async () => {
    const s = await stage()
    await begin(s)
    s.happens(...toTheQuestion)
    expect((await current(s))?.done).toEqual(['prepare', 'ready', 'enter', 'look'])
    expect(await done(s, s.asks)).toEqual([['架空 anna', []]])
    s.happens(...toTheEnd)
    expect(await current(s)).toMatchObject({ over: true })
    expect(await done(s, s.asks)).toEqual([['架空 anna', ['nobody']]])
    // Once, however often it is looked at; and nobody reads it of somebody else but the supervisor.
    s.happens()
    expect(await done(s, s.other)).toEqual([['架空 beth', []]])
    expect(await done(s, s.supervisor)).toEqual([
      ['架空 anna', ['nobody']],
      ['架空 beth', []],
      ['架空 sup', []],
    ])
  })
  it('that ended otherwise is over and not done', async () => {
    const s = await stage()
    await begin(s)
    s.happens(...toTheQuestion, event('session.givenBack'))
    expect(await current(s)).toMatchObject({ over: true })
    expect(await done(s, s.asks)).toEqual([['架空 anna', []]])
  })
})
