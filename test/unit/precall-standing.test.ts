/** What was confirmed at this PC and counts again, what never does, and what the record says of it (M12-2-3, M20-2, M20-3, K2, K5). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPrecallRoom } from '../../electron/precall/room.ts'
import type { Caller, TopicName, TopicPayload } from '../../shared/contract.ts'
import type { Earlier } from '../../shared/log/earlier.ts'
import type { Account } from '../../shared/people/account.ts'
import type { GateFact, SessionPort } from '../../shared/precall/port.ts'
import {
  devicesStanding,
  ownStanding,
  type SeenDevice,
  type TestedDevices,
} from '../../shared/precall/standing.ts'
import { ok } from '../../shared/result.ts'
import { sessionRules } from '../../shared/session/rules.ts'
import { newSession } from '../../shared/session/state.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import { recordScope } from '../../shared/log/scope.ts'
import {
  asCounselor,
  booking,
  desk,
  NUMBER,
  passGate,
  profile,
  TODAY,
  toVerifying,
  untilBooked,
} from './session-helpers.ts'
import { addRecord, ichiro, newOffice } from './storage-helpers.ts'

const at = (time: string): number => instantOf(TODAY, time)
const camera: SeenDevice = { kind: 'videoinput', id: 'c1', label: '架空カメラ' }
const headset: SeenDevice = { kind: 'audioinput', id: 'm1', label: '架空ヘッドセット' }
const fine = { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } as const
const tested: TestedDevices = {
  atMs: at('09:55'),
  actorId: 'c1',
  recordId: 'r1',
  test: fine,
  seen: [camera, headset],
  used: { camera: camera.label, microphone: headset.label },
}

describe('tested devices', () => {
  const now = { wallMs: at('15:00'), seen: [headset, camera], line: 'none' } as const
  it('count until the end of the day, in whatever order they are listed', () => {
    expect(devicesStanding(tested, now)).toBe('stands')
    expect(devicesStanding(tested, { ...now, wallMs: instantOf('2026-11-25', '00:00') })).toBe(
      'none',
    )
    expect(devicesStanding(null, now)).toBe('none')
  })
  it('do not count from a time that has not come: somebody has set the clock back', () => {
    expect(devicesStanding(tested, { ...now, wallMs: at('09:00') })).toBe('none')
  })
  it.each([
    ['one is gone', [camera]],
    ['one came', [camera, headset, { ...headset, id: 'm2' }]],
    ['another one is the usual one', [camera, { ...headset, label: '別のヘッドセット' }]],
    ['none is listed', []],
    [
      'nothing can be told of them',
      [
        { ...camera, id: '' },
        { ...headset, id: '' },
      ],
    ],
  ])('are asked for again when %s', (_why, seen) => {
    expect(devicesStanding(tested, { ...now, seen })).toBe('changed')
  })
  it('are believed of the same list without ids neither', () => {
    const blind = [{ ...camera, id: '' }]
    expect(devicesStanding({ ...tested, seen: blind }, { ...now, seen: blind })).toBe('changed')
  })
  it('want the line to be tried anew', () => {
    expect(devicesStanding(tested, { ...now, line: null })).toBe('askLine')
    expect(devicesStanding(tested, { ...now, line: 'unreachable' })).toBe('lineBad')
  })
})

describe('the own room', () => {
  const item: Earlier = { atMs: at('09:55'), actorId: 'c1', recordId: 'r1' }
  const kept = { counselorId: 'c1', checklistVersion: 3, items: new Map([['ownRoom', item]]) }
  const now = { wallMs: at('11:59'), counselorId: 'c1', checklistVersion: 3 }
  it('counts in the same half-day, for the same counselor and the same words', () => {
    expect(ownStanding(kept, 'ownRoom', now)).toEqual(item)
    expect(ownStanding(kept, 'ownRoom', { ...now, wallMs: at('12:00') })).toBeNull()
    expect(ownStanding(kept, 'ownRoom', { ...now, counselorId: 'c2' })).toBeNull()
    expect(ownStanding(kept, 'ownRoom', { ...now, checklistVersion: 4 })).toBeNull()
    expect(ownStanding(kept, 'ownScreen', now)).toBeNull()
    expect(ownStanding(null, 'ownRoom', now)).toBeNull()
    expect(ownStanding(kept, 'ownRoom', { ...now, wallMs: at('09:00') })).toBeNull()
  })
})

const account = (id: string): Account => ({
  id,
  loginName: id,
  displayName: `架空 ${id}`,
  role: 'counselor',
  disabled: false,
})

/** The precall room before one consultation after the other, each in the state of preparing. */
function pc(clock: VirtualClock) {
  const rules = sessionRules(
    profile({
      checklist: {
        version: 3,
        items: [
          { id: 'ownRoom', side: 'own', text: '個室', article: '' },
          { id: 'ownScreen', side: 'own', text: '画面', article: '' },
          { id: 'seekerAlone', side: 'seeker', text: '一人', article: '' },
        ],
      },
    }),
    TODAY,
  )
  const listeners = new Map<TopicName, (payload: never) => void>()
  const facts: (GateFact & { readonly recordId: string; readonly by: string; atMs: number })[] = []
  let gate = newSession(booking(), rules, {
    recordId: 'r0',
    counselorId: 'c1',
    earlierNoShows: 0,
    changedTerms: [],
    told: { informed: null, withdrawn: false, readAtMs: null, elsewhere: false },
    meetingPossible: true,
  }).gate
  const fresh = gate
  const session: SessionPort = {
    gate: () =>
      ok({
        gate,
        expectedNumber: NUMBER,
        date: TODAY,
        itemIds: [...rules.ownItems, ...rules.seekerItems],
        ownItems: rules.ownItems,
        terms: rules.terms,
      }),
    record(recordId, by, fact) {
      facts.push({ ...fact, recordId, by: by.id, atMs: clock.wallMs() })
      if (fact.type === 'devicesTested') gate = { ...gate, devices: fact.test }
      if (fact.type === 'itemTicked') {
        const others = gate.ticked.filter((id) => id !== fact.itemId)
        gate = { ...gate, ticked: fact.ticked ? [...others, fact.itemId] : others }
      }
      return ok()
    },
    running: () => true,
  }
  const { handlers } = createPrecallRoom({
    session,
    people: { authorise: () => Promise.reject(new Error('nobody is asked')) },
    clock,
    bell: {
      on: (topic, listener) => {
        listeners.set(topic, listener)
        return () => listeners.delete(topic)
      },
    },
  })
  let records = 0
  return {
    handlers,
    facts,
    next: () => {
      gate = fresh
      records += 1
      return `r${records}`
    },
    gate: () => gate,
    ring: <T extends TopicName>(topic: T, payload: TopicPayload<T>): void => {
      // Sound: what listens was registered under the same topic.
      const listener = listeners.get(topic) as ((heard: TopicPayload<T>) => void) | undefined
      listener?.(payload)
    },
  }
}

const seen = [camera, headset]
const used = tested.used
const sight = { seen, used }

describe('the next consultation at this PC', () => {
  const by: Caller = { account: account('c1') }
  async function first(clock: VirtualClock) {
    const desk = pc(clock)
    const recordId = desk.next()
    await desk.handlers['precall.devicesTested']({ recordId, test: fine, sight }, by)
    for (const itemId of ['ownRoom', 'ownScreen'])
      await desk.handlers['precall.tick']({ recordId, itemId, ticked: true }, by)
    clock.advance(60 * 60_000)
    return { ...desk, recordId: desk.next() }
  }
  const rests = { atMs: at('09:55'), actorId: 'c1', recordId: 'r1' }

  it('rests on what was confirmed an hour before, and its record says when, by whom and where', async () => {
    const d = await first(createVirtualClock(at('09:55')))
    const { recordId } = d
    expect(await d.handlers['precall.rely']({ recordId, seen, line: null }, by)).toEqual(
      ok({ devices: 'askLine', used: null }),
    )
    expect(d.gate().devices).toBeNull()
    expect(await d.handlers['precall.rely']({ recordId, seen, line: 'none' }, by)).toEqual(
      ok({ devices: 'stands', used }),
    )
    expect(d.gate().devices).toEqual(fine)
    expect(d.gate().ticked).toEqual(['ownRoom', 'ownScreen'])
    expect(d.facts.filter((fact) => fact.recordId === 'r2')).toMatchObject([
      { type: 'itemTicked', itemId: 'ownRoom', earlier: rests },
      { type: 'itemTicked', itemId: 'ownScreen', earlier: rests },
      { type: 'devicesTested', test: fine, earlier: rests },
    ])
    // Asked again it says the same and records nothing more.
    await d.handlers['precall.rely']({ recordId, seen, line: 'none' }, by)
    expect(d.facts.filter((fact) => fact.recordId === 'r2')).toHaveLength(3)
  })
  it('asks for the devices when one is gone or another one came', async () => {
    const d = await first(createVirtualClock(at('09:55')))
    const { recordId } = d
    expect(
      await d.handlers['precall.rely']({ recordId, seen: [camera], line: 'none' }, by),
    ).toEqual(ok({ devices: 'changed', used: null }))
    expect(d.gate().devices).toBeNull()
  })
  it('asks for them after one went away in the meeting, and after a test that found something wrong', async () => {
    const snapshotOf = async (): Promise<TopicPayload<'session.snapshot'>> => {
      const real = desk()
      await toVerifying(real)
      return real.snapshot()
    }
    const d = await first(createVirtualClock(at('09:55')))
    const snapshot = await snapshotOf()
    if (snapshot === null) throw new Error('no session')
    d.ring('session.snapshot', { ...snapshot, meeting: { ...snapshot.meeting, lost: ['camera'] } })
    const { recordId } = d
    expect(await d.handlers['precall.rely']({ recordId, seen, line: 'none' }, by)).toEqual(
      ok({ devices: 'none', used: null }),
    )
    const bad = { ...fine, speaker: 'notHeard' } as const
    await d.handlers['precall.devicesTested']({ recordId, test: bad, sight }, by)
    const third = d.next()
    expect(await d.handlers['precall.rely']({ recordId: third, seen, line: 'none' }, by)).toEqual(
      ok({ devices: 'none', used: null }),
    )
  })
  it('asks another counselor for the own room, not for the PC’s devices', async () => {
    const d = await first(createVirtualClock(at('09:55')))
    const other: Caller = { account: account('c2') }
    await d.handlers['precall.rely']({ recordId: d.recordId, seen, line: 'none' }, other)
    expect(d.gate().ticked).toEqual([])
    expect(d.gate().devices).toEqual(fine)
  })
  it.each([
    ['the screen was locked', { account: account('c1'), locked: true }],
    ['the counselor signed out', null],
    ['somebody else was here', { account: account('c2'), locked: false }],
  ])('asks for the own room after %s', async (_why, presence) => {
    const d = await first(createVirtualClock(at('09:55')))
    d.ring('people.presence', presence)
    d.ring('people.presence', { account: account('c1'), locked: false })
    await d.handlers['precall.rely']({ recordId: d.recordId, seen, line: 'none' }, by)
    expect(d.gate().ticked).toEqual([])
  })
  it('asks for what was taken back', async () => {
    const clock = createVirtualClock(at('09:55'))
    const d = await first(clock)
    await d.handlers['precall.rely']({ recordId: d.recordId, seen, line: 'none' }, by)
    await d.handlers['precall.tick'](
      { recordId: d.recordId, itemId: 'ownScreen', ticked: false },
      by,
    )
    const third = d.next()
    await d.handlers['precall.rely']({ recordId: third, seen, line: 'none' }, by)
    expect(d.gate().ticked).toEqual(['ownRoom'])
  })

  it('never rests on what another counselor, half-day or job seeker confirmed, in any order', async () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('tick' as const),
          item: fc.integer({ min: 0, max: 2 }),
          ticked: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
        }),
      },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('next' as const) }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('rely' as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('sign in' as const),
          who: fc.constantFrom('c1', 'c1', 'c2'),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('lock' as const) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('wait' as const),
          minutes: fc.integer({ min: 1, max: 120 }),
        }),
      },
    )
    let relied = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const clock = createVirtualClock(at('08:30'))
        const d = pc(clock)
        let recordId = d.next()
        let who = 'c1'
        let leftAt = -1
        for (const one of steps) {
          const caller: Caller = { account: account(who) }
          if (one.do === 'tick')
            await d.handlers['precall.tick'](
              {
                recordId,
                itemId: ['ownRoom', 'ownScreen', 'seekerAlone'][one.item] ?? '',
                ticked: one.ticked,
              },
              caller,
            )
          if (one.do === 'next') recordId = d.next()
          if (one.do === 'wait') clock.advance(one.minutes * 60_000)
          if (one.do === 'sign in' || one.do === 'lock') {
            if (one.do === 'sign in') who = one.who
            if (one.do === 'lock')
              d.ring('people.presence', { account: account(who), locked: true })
            d.ring('people.presence', { account: account(who), locked: false })
            if (one.do === 'lock') leftAt = d.facts.length
          }
          if (one.do === 'rely')
            await d.handlers['precall.rely']({ recordId, seen, line: 'none' }, caller)
        }
        for (const [place, fact] of d.facts.entries()) {
          if (fact.type !== 'itemTicked' || fact.earlier === undefined) continue
          relied += 1
          const { earlier } = fact
          expect(fact.itemId).not.toBe('seekerAlone')
          expect(earlier.actorId).toBe(fact.by)
          const half = (ms: number): number =>
            Math.floor((ms - instantOf('2026-01-01', '00:00')) / (12 * 60 * 60_000))
          expect(half(earlier.atMs)).toBe(half(fact.atMs))
          const made = d.facts
            .slice(0, place)
            .findLastIndex(
              (one) =>
                one.type === 'itemTicked' &&
                one.earlier === undefined &&
                one.ticked &&
                one.itemId === fact.itemId &&
                one.by === fact.by &&
                one.recordId === earlier.recordId &&
                one.atMs === earlier.atMs,
            )
          expect(made).toBeGreaterThanOrEqual(0)
          if (place >= leftAt) expect(made).toBeGreaterThanOrEqual(Math.max(0, leftAt))
        }
      }),
      { numRuns: 1500 },
    )
    expect(relied).toBeGreaterThan(50)
  })
})

describe('consents', () => {
  const number = ichiro.jobSeekerNumber ?? ''
  const given = (recordId: string, kind: string, effectiveFrom: string) => ({
    type: 'precall.consented' as const,
    scope: recordScope(recordId),
    actorId: 'c9',
    payload: { kind, effectiveFrom },
  })
  const began = (recordId: string) => ({
    type: 'session.consultingBegan' as const,
    scope: recordScope(recordId),
    actorId: 'c9',
    payload: {},
  })

  it('are read of a consultation that took place, not of one in which it may have been somebody else', () => {
    const { storage } = newOffice()
    addRecord(storage, { recordId: 'held', counselorId: 'c9', date: '2026-10-01' }, [
      given('held', 'ministry', '2025-01-06'),
      began('held'),
    ])
    addRecord(storage, { recordId: 'failed', counselorId: 'c9', date: '2026-11-01' }, [
      given('failed', 'ministry', '2026-10-15'),
    ])
    expect(storage.standingConsents(number)).toMatchObject([
      { kind: 'ministry', effectiveFrom: '2025-01-06', actorId: 'c9', recordId: 'held' },
    ])
  })

  const before = { atMs: instantOf('2026-10-01', '10:00'), actorId: 'c9', recordId: 'old' }
  const r1 = { recordId: 'r1' }
  const standingConsents = () => [
    { kind: 'ministry', effectiveFrom: '2025-01-06', ...before },
    { kind: 'office', effectiveFrom: '2024-01-01', ...before },
    { kind: 'zoom', effectiveFrom: '', ...before },
  ]
  const terms = [
    { kind: 'ministry' as const, title: '利用規約', effectiveFrom: '2025-01-06' },
    { kind: 'office' as const, title: '規程', effectiveFrom: '2025-03-25' },
    { kind: 'zoom' as const, title: 'Zoom', effectiveFrom: '' },
  ]

  it('count for the same version, once it is known that it is that person, and the record says since when', async () => {
    const d = desk({ terms }, {}, { standingConsents })
    await toVerifying(d)
    expect(d.snapshot().gate.consents).toEqual([])
    await d.precall['precall.tryNumber']({ ...r1, typed: NUMBER }, asCounselor)
    expect(d.snapshot().gate.consents).toEqual([])
    await d.precall['precall.confirmName'](r1, asCounselor)
    expect(d.of('precall.consented').map(({ payload }) => payload)).toEqual([
      { kind: 'ministry', effectiveFrom: '2025-01-06', earlier: before },
    ])
    expect(d.snapshot().outstanding.filter(({ what }) => what === 'consent')).toEqual([
      { what: 'consent', id: 'office' },
      { what: 'consent', id: 'zoom' },
    ])
    expect(d.snapshot().gate.rests).toEqual([{ ...before, what: 'consent', id: 'ministry' }])
  })

  it('asks anew what is taken back, and all of it when another one turns out to be the job seeker', async () => {
    const d = desk({ terms }, {}, { standingConsents })
    await toVerifying(d)
    await d.precall['precall.tryNumber']({ ...r1, typed: NUMBER }, asCounselor)
    await d.precall['precall.confirmName'](r1, asCounselor)
    await d.precall['precall.takeBack'](
      { ...r1, check: { what: 'consent', kind: 'ministry' } },
      asCounselor,
    )
    expect(d.snapshot().gate).toMatchObject({ consents: [], rests: [] })
  })

  it('lets counselling begin only with every answer of its own: identity and surroundings are asked', async () => {
    const d = desk({}, {}, { standingConsents })
    untilBooked(d)
    await toVerifying(d)
    await passGate(d)
    expect(d.snapshot().outstanding).toEqual([])
    expect(d.of('precall.itemTicked').some(({ payload }) => 'earlier' in payload)).toBe(false)
  })
})

describe('one question about several things', () => {
  const r1 = { recordId: 'r1' }
  it('is written down thing by thing, and refuses what is not asked here', async () => {
    const d = desk()
    await toVerifying(d)
    const itemIds = ['seekerAlone', 'seekerNetwork']
    expect(
      await d.precall['precall.answered'](
        { ...r1, itemIds, kinds: ['ministry', 'office'] },
        asCounselor,
      ),
    ).toEqual(ok())
    expect(
      d
        .of('precall.itemTicked')
        .slice(-2)
        .map(({ payload }) => payload),
    ).toMatchObject(itemIds.map((itemId) => ({ itemId, ticked: true })))
    expect(d.of('precall.consented')).toHaveLength(2)
    expect(
      await d.precall['precall.answered']({ ...r1, itemIds: ['nothing'], kinds: [] }, asCounselor),
    ).toEqual({ ok: false, reason: 'unknownItem' })
  })
  it('is not answered before anybody is there', async () => {
    const d = desk()
    await d.session['session.prepare']({ bookingId: 'b1' }, asCounselor)
    expect(
      await d.precall['precall.answered'](
        { ...r1, itemIds: ['seekerAlone'], kinds: ['ministry'] },
        asCounselor,
      ),
    ).toEqual({ ok: false, reason: 'wrongState' })
    expect(d.of('precall.itemTicked')).toEqual([])
  })
})
