/** A session whose disk is full, at any write. */
import { describe, expect, it } from 'vitest'
import { CONFIRM_MS } from '../../electron/session/ladder.ts'
import { PERSIST_MS } from '../../electron/session/pulse.ts'
import { TAKE_BACK_MS } from '../../shared/session/closing.ts'
import { MINUTE, SECOND } from '../../shared/clock.ts'
import {
  asCounselor,
  credentials,
  type Desk,
  desk,
  passGate,
  prepare,
  settle,
  toConsulting,
  toLobby,
  toVerifying,
  untilBooked,
} from '../unit/session-helpers.ts'

const r1 = { recordId: 'r1' }
const saveFailed = { ok: false, reason: 'saveFailed', details: { cause: 'diskFull' } }

/** Each call that a person makes, in the state in which it would succeed. */
const calls: Record<string, { to: (d: Desk) => Promise<void>; call: (d: Desk) => unknown }> = {
  devicesTested: {
    to: prepare,
    call: (d) =>
      d.precall['precall.devicesTested'](
        { ...r1, test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } },
        asCounselor,
      ),
  },
  tick: {
    to: toVerifying,
    call: (d) =>
      d.precall['precall.tick']({ ...r1, itemId: 'seekerAlone', ticked: true }, asCounselor),
  },
  tryNumber: {
    to: toVerifying,
    call: (d) => d.precall['precall.tryNumber']({ ...r1, typed: '17010-00012345' }, asCounselor),
  },
  exceptIdentity: {
    to: toVerifying,
    call: (d) =>
      d.precall['precall.exceptIdentity'](
        { ...r1, credentials, reason: 'x', checkedInstead: 'y' },
        asCounselor,
      ),
  },
  consent: {
    to: toVerifying,
    call: (d) => d.precall['precall.consent']({ ...r1, kind: 'office' }, asCounselor),
  },
  companions: {
    to: toVerifying,
    call: (d) => d.precall['precall.companions']({ ...r1, seen: 'asAnnounced' }, asCounselor),
  },
  begin: {
    to: async (d) => {
      await toVerifying(d)
      await passGate(d)
    },
    call: (d) => d.session['session.begin'](r1, asCounselor),
  },
  pause: {
    to: toConsulting,
    call: (d) => d.session['session.pause'](r1, asCounselor),
  },
  resume: {
    to: async (d) => {
      await toConsulting(d)
      await d.session['session.pause'](r1, asCounselor)
    },
    call: (d) => d.session['session.resume'](r1, asCounselor),
  },
  extend: {
    to: toConsulting,
    call: (d) =>
      d.session['session.extend']({ ...r1, credentials, minutes: 2, reason: 'x' }, asCounselor),
  },
  note: {
    to: toConsulting,
    call: (d) => d.session['session.note']({ ...r1, text: 'x' }, asCounselor),
  },
  answerContacted: {
    to: async (d) => {
      await toLobby(d)
      d.clock.advance(20 * MINUTE)
    },
    call: (d) =>
      d.session['session.answerNoShow']({ ...r1, contacted: true, confirmed: false }, asCounselor),
  },
  close: {
    to: async (d) => {
      await toConsulting(d)
      await d.session['session.end']({ ...r1, cause: 'counselorEnded' }, asCounselor)
      await settle()
    },
    call: (d) =>
      d.session['session.close'](
        { ...r1, outcome: 'completed', note: '', followUp: '' },
        asCounselor,
      ),
  },
}

describe('a full disk', () => {
  it.each(Object.entries(calls))(
    'makes %s answer "not saved", changes nothing, and the same call works afterwards',
    async (_name, { to, call }) => {
      const d = desk({ extension: { allowed: true, maxMinutes: 10 } })
      untilBooked(d)
      await to(d)
      const before = { ...d.snapshot(), takenAtMs: 0 }
      const events = d.store.events.length
      d.store.disk.failing = true
      expect(await call(d)).toEqual(saveFailed)
      expect({ ...d.snapshot(), takenAtMs: 0 }).toEqual(before)
      expect(d.store.events).toHaveLength(events)
      d.store.disk.failing = false
      expect(await call(d)).toMatchObject({ ok: true })
    },
  )

  it.each([
    ['the cap', async (d: Desk) => d.clock.advance(30 * MINUTE - 29 * SECOND)],
    [
      'a prohibited act',
      async (d: Desk) => {
        await d.session['session.prohibited']({ ...r1, act: 'M20-1' }, asCounselor)
        expect(d.meeting.calls().at(-1)).toBe('hush')
        d.clock.advance(TAKE_BACK_MS)
      },
    ],
    [
      'the counselor’s end',
      (d: Desk) => d.session['session.end']({ ...r1, cause: 'counselorEnded' }, asCounselor),
    ],
  ] as const)(
    'does not keep the meeting open at %s; the events follow in order once there is room',
    async (_name, happen) => {
      const d = desk()
      await toConsulting(d)
      d.clock.advance(29 * SECOND)
      d.store.disk.failing = true
      const written = d.types().length
      await happen(d)
      expect(d.meeting.calls()).toContain('end')
      await settle()
      expect(d.meeting.cameraOn).toBe(false)
      expect(d.snapshot()).toMatchObject({ state: 'closing', unsaved: true })
      expect(d.types()).toHaveLength(written)
      d.clock.advance(CONFIRM_MS)
      d.store.disk.failing = false
      d.clock.advance(PERSIST_MS + 250)
      expect(d.snapshot().unsaved).toBe(false)
      const types = d.types().slice(written)
      expect(types.filter((type) => type === 'session.ending')).toHaveLength(1)
      expect(types.slice(types.indexOf('session.ending'))).toEqual([
        'session.ending',
        'session.ladderStep',
        'session.ladderStep',
        'session.ladderStep',
      ])
    },
  )

  it('does not lose that the two have met: the clock runs and the event follows', async () => {
    const d = desk()
    await toLobby(d)
    d.store.disk.failing = true
    d.meeting.connected()
    d.clock.advance(MINUTE)
    expect(d.snapshot()).toMatchObject({
      state: 'verifying',
      unsaved: true,
      clock: { running: true, elapsedMs: MINUTE },
    })
    d.store.disk.failing = false
    // A person's call carries along what is owed, in order and in one transaction.
    await d.precall['precall.consent']({ ...r1, kind: 'office' }, asCounselor)
    expect(d.types().slice(-3)).toEqual([
      'session.seekerJoined',
      'session.clockStarted',
      'precall.consented',
    ])
    d.clock.advance(3 * SECOND)
    expect(d.snapshot()).toMatchObject({
      unsaved: false,
      clock: { elapsedMs: MINUTE + 3 * SECOND },
    })
  })

  it('at any single write of a whole session leaves every event written once and the session closed', async () => {
    const whole = async (failNext: number | null): Promise<Desk> => {
      const d = desk({ capSeconds: 120, warningMinutes: [1] })
      // To the booked time: no consultation begins before it.
      d.clock.advance(5 * MINUTE)
      d.store.disk.failNext = failNext
      const twice = async (call: () => unknown): Promise<void> => {
        const answer = await call()
        if (
          typeof answer === 'object' &&
          answer !== null &&
          'reason' in answer &&
          answer.reason === 'saveFailed'
        )
          await call()
      }
      await twice(() => d.session['session.prepare']({ bookingId: 'b1' }, asCounselor))
      const recordId = d.snapshot().recordId
      const own = { recordId }
      await twice(() =>
        d.precall['precall.devicesTested'](
          { ...own, test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } },
          asCounselor,
        ),
      )
      await twice(() =>
        d.precall['precall.tick']({ ...own, itemId: 'ownRoom', ticked: true }, asCounselor),
      )
      await twice(() => d.session['session.enter'](own, asCounselor))
      d.meeting.emit({ type: 'joined' })
      d.meeting.connected()
      await twice(() => d.precall['precall.heard'](own, asCounselor))
      await twice(() =>
        d.precall['precall.tryNumber']({ ...own, typed: '17010-00012345' }, asCounselor),
      )
      await twice(() => d.precall['precall.confirmName'](own, asCounselor))
      for (const itemId of ['seekerAlone', 'seekerNetwork'])
        await twice(() => d.precall['precall.tick']({ ...own, itemId, ticked: true }, asCounselor))
      for (const kind of ['ministry', 'office'])
        await twice(() => d.precall['precall.consent']({ ...own, kind }, asCounselor))
      await twice(() =>
        d.precall['precall.companions']({ ...own, seen: 'asAnnounced' }, asCounselor),
      )
      await twice(() => d.session['session.begin'](own, asCounselor))
      await twice(() => d.session['session.note']({ ...own, text: 'x' }, asCounselor))
      d.clock.advance(3 * MINUTE)
      await settle()
      d.clock.advance(5 * SECOND)
      await twice(() =>
        d.session['session.close'](
          { ...own, outcome: 'capReached', note: 'x', followUp: '' },
          asCounselor,
        ),
      )
      d.clock.advance(5 * SECOND)
      return d
    }
    const smooth = await whole(null)
    const writes = smooth.store.disk.writes
    expect(writes).toBeGreaterThan(60)
    for (let at = 1; at <= writes; at += 1) {
      const d = await whole(at)
      expect(d.types(), `write ${at}`).toEqual(smooth.types())
      expect(d.store.live, `write ${at}`).toBeNull()
      expect(d.schedule.find('b1'), `write ${at}`).toMatchObject({
        state: 'closed',
        outcome: 'capReached',
        usedMs: 2 * MINUTE,
      })
      expect(d.clock.pending(), `write ${at}`).toBe(0)
    }
  })
})

describe('a booking and its record', () => {
  it('are taken together or not at all', async () => {
    const d = desk()
    d.store.disk.failing = true
    const refused = await d.session['session.prepare']({ bookingId: 'b1' }, asCounselor)
    expect(refused).toMatchObject({ ok: false, reason: 'saveFailed' })
    expect(d.schedule.find('b1')).toMatchObject({ state: 'live', recordId: null })
    expect(d.store.events).toEqual([])
    d.store.disk.failing = false
    expect(await d.session['session.prepare']({ bookingId: 'b1' }, asCounselor)).toMatchObject({
      ok: true,
    })
    expect(d.store.events.map(({ type }) => type)).toEqual(['schedule.changed', 'session.opened'])
    expect(d.schedule.find('b1')).toMatchObject({ state: 'inSession', recordId: 'r2' })
  })

  it('end together or not at all, also after a restart', async () => {
    const d = desk()
    await toConsulting(d)
    await d.session['session.end']({ ...r1, cause: 'counselorEnded' }, asCounselor)
    await settle()
    const close = (): unknown =>
      d.session['session.close'](
        { ...r1, outcome: 'completed', note: '', followUp: '' },
        asCounselor,
      )
    d.store.disk.failing = true
    expect(await close()).toMatchObject({ ok: false, reason: 'saveFailed' })
    expect(d.schedule.find('b1')?.state).toBe('inSession')
    expect(d.of('session.closed')).toHaveLength(0)
    d.store.disk.failing = false
    d.restart(1000)
    expect(d.schedule.find('b1')?.state).toBe('inSession')
    expect(await close()).toMatchObject({ ok: true })
    expect(d.schedule.find('b1')).toMatchObject({ state: 'closed', outcome: 'completed' })
    expect(d.store.live).toBeNull()
    expect(d.of('session.closed')).toHaveLength(1)
  })

  it('part when no live session holds the booking any more: it is free again at the next start, by an event', async () => {
    const d = desk()
    await prepare(d)
    d.store.live = null
    d.store.recordId = null
    d.restart(1000)
    expect(d.schedule.find('b1')).toMatchObject({ state: 'live', recordId: null })
    expect(d.store.events.at(-1)).toMatchObject({
      type: 'schedule.changed',
      actorId: 'system',
      payload: { what: 'released' },
    })
  })
})
