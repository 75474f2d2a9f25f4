/** The session room from booking to closed record, on a virtual clock. */
import { describe, expect, it, type Mock, vi } from 'vitest'
import { MINUTE, SECOND } from '../../shared/clock.ts'
import { fail, ok } from '../../shared/result.ts'
import { unpackDraft } from '../../shared/session/draft.ts'
import type { Excepted } from '../../shared/session/excepted.ts'
import type { OtherPcs, TakenBooking } from '../../shared/session/others.ts'
import { instantOf } from '../../shared/time/instant.ts'
import {
  asCounselor,
  credentials,
  desk,
  NUMBER,
  otherCounselor,
  passGate,
  prepare,
  settle,
  supervisor,
  seekerWaits,
  toConsulting,
  toLobby,
  TODAY,
  toVerifying,
  untilBooked,
} from './session-helpers.ts'

const r1 = { recordId: 'r1' }

describe('a session from booking to closed record', () => {
  it('is recorded step by step in the order it happened', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.advance(12 * MINUTE)
    expect(
      await d.session['session.note']({ ...r1, text: '応募書類を見た' }, asCounselor),
    ).toMatchObject({ ok: true })
    expect(await d.session['session.end']({ ...r1, cause: 'counselorEnded' }, asCounselor)).toEqual(
      { ok: true, value: null },
    )
    expect(d.meeting.calls()).toEqual(['open', 'admit', 'end'])
    await settle()
    expect(d.snapshot()).toMatchObject({
      state: 'closing',
      suggestedOutcome: 'completed',
      ending: { cause: 'counselorEnded', viewGone: true },
    })
    expect(
      await d.session['session.close'](
        { ...r1, outcome: 'completed', note: '応募書類を見た', followUp: '' },
        asCounselor,
      ),
    ).toEqual({ ok: true, value: null })
    expect(d.types()).toEqual([
      'session.opened',
      'precall.devicesTested',
      'precall.itemTicked',
      'session.entered',
      'session.roleNamed',
      'session.seekerJoined',
      'session.clockStarted',
      'precall.heard',
      'precall.identityTried',
      'precall.nameConfirmed',
      'precall.itemTicked',
      'precall.itemTicked',
      'precall.consented',
      'precall.consented',
      'precall.companionsSeen',
      'session.consultingBegan',
      'session.ending',
      'session.ladderStep',
      'session.ladderStep',
      'session.ladderStep',
      'session.closed',
    ])
    expect(d.schedule.find('b1')).toMatchObject({
      state: 'closed',
      outcome: 'completed',
      usedMs: 12 * MINUTE,
    })
    expect(d.store.live).toBeNull()
    expect(d.published.at(-1)).toBeNull()
    expect(d.awake).toEqual([true, false])
    expect(d.clock.pending()).toBe(0)
  })

  it('can be followed at once by the next one on the same PC', async () => {
    const d = desk()
    const first = d.schedule.bookings.get('b1')
    if (first === undefined) throw new Error('there is a booking')
    d.schedule.bookings.set('b2', {
      ...first,
      id: 'b2',
      name: '髙橋 架空',
    })
    await toConsulting(d)
    expect(await d.session['session.prepare']({ bookingId: 'b2' }, asCounselor)).toEqual({
      ok: false,
      reason: 'sessionRunning',
    })
    await d.session['session.end']({ ...r1, cause: 'counselorEnded' }, asCounselor)
    await d.session['session.close'](
      { ...r1, outcome: 'completed', note: '', followUp: '' },
      asCounselor,
    )
    expect(await d.session['session.prepare']({ bookingId: 'b2' }, asCounselor)).toMatchObject({
      ok: true,
      value: { recordId: 'r2', name: '髙橋 架空', clock: { elapsedMs: 0 }, note: { text: '' } },
    })
  })

  it('never lets the typed number into an event or a snapshot', async () => {
    const d = desk()
    await toVerifying(d)
    await d.precall['precall.tryNumber']({ ...r1, typed: '17010-99999999' }, asCounselor)
    expect(JSON.stringify(d.store.events)).not.toContain('99999999')
    expect(JSON.stringify(d.published)).not.toContain('99999999')
    expect(JSON.stringify(d.published)).not.toContain('00012345')
  })
})

describe('opening a session', () => {
  const at = async (booked: Parameters<typeof desk>[1], moveMs = 0) => {
    const d = desk({}, booked)
    d.clock.advance(moveMs)
    return d.session['session.prepare']({ bookingId: 'b1' }, asCounselor)
  }
  it('a second time on one day wants the office’s exception: a supervisor on the spot, with a reason, recorded', async () => {
    const second = (change: Parameters<typeof desk>[0] = {}) => {
      const d = desk(change)
      const claiming = d.schedule.claiming.bind(d.schedule)
      d.schedule.claiming = (id, by) => {
        if ((by.exception ?? null) === null) return fail('onceADay')
        const claim = claiming(id, by)
        return claim.ok
          ? ok({
              ...claim.value,
              booking: {
                ...claim.value.booking,
                allowed: [{ reason: 'onceADay', supervisorId: 's1', why, atMs: 1 }],
              },
            })
          : claim
      }
      return d
    }
    const why = '架空の理由'
    const ask = (d: ReturnType<typeof desk>, passphrase = credentials.passphrase) =>
      d.session['session.prepare'](
        {
          bookingId: 'b1',
          exception: {
            what: ['onceADay'],
            credentials: { ...credentials, passphrase },
            why,
          },
        },
        asCounselor,
      )
    expect(
      await second().session['session.prepare']({ bookingId: 'b1' }, asCounselor),
    ).toMatchObject({ reason: 'onceADay' })
    expect(await ask(second())).toMatchObject({ reason: 'exceptionNotAllowed' })
    const d = second({ exceptions: { outsideTimes: false, onceADay: true } })
    expect(await ask(d, 'wrong')).toMatchObject({ reason: 'wrongCredentials' })
    expect(d.types()).toEqual([])
    expect(await ask(d)).toMatchObject({ ok: true })
    expect(d.of('session.bookingAllowed')).toMatchObject([
      { payload: { what: 'onceADay', supervisorId: 's1', reason: why } },
    ])
  })
  describe('while the office’s server cannot be asked', () => {
    const why = '架空の理由'
    const away = (
      change: Parameters<typeof desk>[0],
      take: TakenBooking = 'unconfirmed',
    ): ReturnType<typeof desk> & { letGo: Mock } => {
      const letGo = vi.fn()
      const others: OtherPcs = {
        isOffice: () => true,
        take: () => Promise.resolve(ok(take)),
        free: () => Promise.resolve(fail('serverAway')),
        letGo,
      }
      return { ...desk(change, {}, { others }), letGo }
    }
    const ask = (d: ReturnType<typeof desk>, what?: Excepted[]) =>
      d.session['session.prepare'](
        { bookingId: 'b1', ...(what && { exception: { what, credentials, why } }) },
        asCounselor,
      )

    it('is the counselor’s to begin, and the record says so', async () => {
      const d = away({})
      expect(await ask(d)).toMatchObject({ ok: true })
      expect(d.of('session.unconfirmed')).toMatchObject([{ payload: { allowed: null } }])
      expect(d.letGo).not.toHaveBeenCalled()
    })
    it('is a supervisor’s to allow where the office wants it; what was asked for is given back until then', async () => {
      const d = away({ awayStart: 'supervisor' })
      expect(await ask(d)).toMatchObject({ reason: 'serverAway' })
      expect(d.letGo).toHaveBeenCalledOnce()
      expect(d.types()).toEqual([])
      expect(await ask(d, ['serverAway'])).toMatchObject({ ok: true })
      expect(d.of('session.unconfirmed')).toMatchObject([
        { payload: { allowed: { supervisorId: 's1', reason: why } } },
      ])
    })
    it('takes no word for another thing as a word for this', async () => {
      const d = away({
        awayStart: 'supervisor',
        exceptions: { outsideTimes: false, onceADay: true },
      })
      expect(await ask(d, ['onceADay'])).toMatchObject({ reason: 'serverAway' })
      expect(d.types()).toEqual([])
    })
    it('asks nobody once the server answered', async () => {
      const d = away({ awayStart: 'supervisor' }, 'confirmed')
      expect(await ask(d)).toMatchObject({ ok: true })
      expect(d.of('session.unconfirmed')).toEqual([])
    })
  })
  it('is let through the gate by a supervisor’s word on the registration, which is called no yes (M20-4)', async () => {
    const allowed = [
      { reason: 'residenceMissing' as const, supervisorId: 's1', why: '架空の理由', atMs: 1 },
    ]
    expect(await at({ residence: 'no', allowed })).toMatchObject({
      ok: true,
      value: { gate: { residence: 'allowed' } },
    })
    expect(await at({ residence: 'unknown', allowed })).toMatchObject({
      reason: 'residenceMissing',
    })
    const d = desk({}, { residence: 'no', allowed })
    await toConsulting(d)
    expect(d.of('session.bookingAllowed')).toHaveLength(1)
  })
  it('is refused for every booking that cannot be run now', async () => {
    expect(await at({ residence: 'no' })).toMatchObject({ reason: 'residenceMissing' })
    expect(await at({ state: 'held', holdReasons: ['restricted'] })).toMatchObject({
      reason: 'restricted',
    })
    expect(await at({ state: 'cancelled' })).toMatchObject({ reason: 'notLive' })
    expect(await at({ date: '2026-11-25' })).toMatchObject({ reason: 'notToday' })
    expect(await at({ slot: '11:00' })).toMatchObject({ reason: 'tooEarly' })
    expect(await at({ slot: '11:00' }, 35 * MINUTE)).toMatchObject({ ok: true })
    expect(await desk().session['session.prepare']({ bookingId: 'b9' }, asCounselor)).toMatchObject(
      { reason: 'notFound' },
    )
  })
  it('gives the booking back when the record cannot be written', async () => {
    const d = desk()
    d.store.disk.failing = true
    expect(await d.session['session.prepare']({ bookingId: 'b1' }, asCounselor)).toEqual({
      ok: false,
      reason: 'saveFailed',
      details: { cause: 'diskFull' },
    })
    expect(d.schedule.find('b1')).toMatchObject({ state: 'live', recordId: null })
    d.store.disk.failing = false
    expect(await d.session['session.prepare']({ bookingId: 'b1' }, asCounselor)).toMatchObject({
      ok: true,
    })
  })
  it('uses the office date of Tokyo, not of the computer', async () => {
    const d = desk({}, { date: TODAY, slot: '10:00' })
    d.clock.stepWall(instantOf('2026-11-24', '00:10') - d.clock.wallMs())
    expect(await d.session['session.prepare']({ bookingId: 'b1' }, asCounselor)).toMatchObject({
      reason: 'tooEarly',
    })
  })
})

describe('whose session it is', () => {
  it('only the counselor who runs it or a supervisor may act on it', async () => {
    const d = desk()
    await toVerifying(d)
    expect(await d.session['session.pause'](r1, { account: otherCounselor })).toEqual({
      ok: false,
      reason: 'notYourSession',
    })
    expect(
      await d.precall['precall.tryNumber'](
        { ...r1, typed: '17010-1' },
        { account: otherCounselor },
      ),
    ).toEqual({ ok: false, reason: 'notYourSession' })
    expect(await d.session['session.pause'](r1, { account: supervisor })).toMatchObject({
      ok: true,
    })
    expect(await d.session['session.pause']({ recordId: 'r7' }, asCounselor)).toEqual({
      ok: false,
      reason: 'noSession',
    })
  })
  it('nobody signed in sees that it runs, but no name and no note', async () => {
    const d = desk()
    await toConsulting(d)
    await d.session['session.note']({ ...r1, text: '内緒' }, asCounselor)
    const seen = JSON.stringify(await d.session['session.current']({}, { account: null }))
    expect(seen).toContain('consulting')
    expect(seen).not.toMatch(/内緒|架空|カクウ/)
    expect(
      JSON.stringify(await d.session['session.current']({}, { account: otherCounselor })),
    ).not.toContain('内緒')
  })
})

describe('the no-show question (M12-2-6)', () => {
  it('is asked once at ten minutes after the booked time, not before', async () => {
    const d = desk()
    await toLobby(d)
    d.clock.advance(15 * MINUTE - SECOND)
    expect(d.snapshot().noShow.status).toBe('counting')
    expect(
      await d.session['session.answerNoShow'](
        { ...r1, contacted: false, confirmed: true },
        asCounselor,
      ),
    ).toMatchObject({ reason: 'wrongState' })
    d.clock.advance(2 * SECOND)
    expect(d.snapshot().noShow.status).toBe('asking')
    d.clock.advance(60 * MINUTE)
    expect(d.snapshot()).toMatchObject({ state: 'lobby', noShow: { status: 'asking' } })
    expect(d.of('session.noShowAsked')).toHaveLength(1)
    expect(d.attention).toEqual(['noShow'])
  })
  it('answered with no contact becomes a deemed cancellation and nothing else', async () => {
    const d = desk()
    await toLobby(d)
    d.clock.advance(16 * MINUTE)
    await d.session['session.answerNoShow'](
      { ...r1, contacted: false, confirmed: true },
      asCounselor,
    )
    await settle()
    expect(d.snapshot()).toMatchObject({
      state: 'closing',
      ending: { cause: 'deemedCancellation' },
      possibleOutcomes: ['deemedCancellation'],
    })
    expect(
      await d.session['session.close'](
        { ...r1, outcome: 'capReached', note: '', followUp: '' },
        asCounselor,
      ),
    ).toEqual({ ok: false, reason: 'outcomeNotPossible' })
    expect(
      await d.session['session.close'](
        { ...r1, outcome: 'deemedCancellation', note: '', followUp: '' },
        asCounselor,
      ),
    ).toMatchObject({ ok: true })
    expect(d.schedule.find('b1')).toMatchObject({ outcome: 'deemedCancellation', usedMs: null })
  })
  it('answered with contact stays open, and who comes late still gets in', async () => {
    const d = desk()
    await toLobby(d)
    d.clock.advance(16 * MINUTE)
    await d.session['session.answerNoShow'](
      { ...r1, contacted: true, confirmed: false },
      asCounselor,
    )
    expect(d.snapshot()).toMatchObject({ state: 'lobby', noShow: { status: 'contacted' } })
    d.clock.advance(5 * MINUTE)
    d.meeting.knock()
    await d.session['session.admit']({ ...r1, guid: seekerWaits.guid }, asCounselor)
    expect(d.snapshot()).toMatchObject({ state: 'verifying', noShow: { status: 'off' } })
  })
  it('is not asked when somebody is waiting, and an unanswered one is dropped when they come', async () => {
    const waiting = desk()
    await toLobby(waiting)
    waiting.meeting.emit({ type: 'waiting' })
    waiting.clock.advance(20 * MINUTE)
    expect(waiting.of('session.noShowAsked')).toHaveLength(0)
    const late = desk()
    await toLobby(late)
    late.clock.advance(20 * MINUTE)
    late.meeting.knock()
    expect(
      await late.session['session.answerNoShow'](
        { ...r1, contacted: false, confirmed: true },
        asCounselor,
      ),
    ).toMatchObject({ reason: 'wrongState' })
  })
})

describe('the use clock (M12-2-1)', () => {
  it('runs from both connected, through verifying, pause, hang-up and a crashed page, and ends exactly at the cap', async () => {
    const d = desk()
    untilBooked(d)
    await toVerifying(d)
    d.clock.advance(3 * MINUTE)
    await passGate(d)
    await d.session['session.begin'](r1, asCounselor)
    await d.session['session.pause'](r1, asCounselor)
    d.clock.advance(5 * MINUTE)
    expect(d.snapshot().clock).toMatchObject({ elapsedMs: 8 * MINUTE, running: true })
    await d.session['session.resume'](r1, asCounselor)
    d.meeting.emit({ type: 'otherLeft' })
    d.clock.advance(5 * MINUTE)
    d.meeting.emit({ type: 'ended', by: 'crash' })
    expect(d.snapshot()).toMatchObject({
      state: 'consulting',
      meeting: { counselor: 'out', line: 'lost', trouble: 'viewCrashed', url: null },
    })
    await settle()
    expect(await d.session['session.enter'](r1, asCounselor)).toEqual({ ok: true, value: null })
    d.meeting.emit({ type: 'joined' })
    d.meeting.connected()
    expect(d.snapshot()).toMatchObject({
      state: 'consulting',
      meeting: { counselor: 'in', seeker: 'in', line: 'good', trouble: null },
      clock: { elapsedMs: 13 * MINUTE },
    })
    d.clock.advance(17 * MINUTE - 1)
    expect(d.snapshot().state).toBe('consulting')
    d.clock.advance(1)
    expect(d.snapshot()).toMatchObject({
      state: 'closing',
      ending: { cause: 'cap' },
      suggestedOutcome: 'capReached',
    })
    expect(d.of('session.warned').map((event) => event.payload)).toEqual([
      { minutesLeft: 5 },
      { minutesLeft: 1 },
    ])
  })
  it('ends verifying too, and can be set to count from consulting with verifying bounded all the same', async () => {
    const both = desk()
    await toVerifying(both)
    both.clock.advance(30 * MINUTE)
    expect(both.snapshot()).toMatchObject({ state: 'closing', ending: { cause: 'cap' } })

    const later = desk({ capStartsAt: 'consulting' })
    await toVerifying(later)
    later.clock.advance(20 * MINUTE)
    await passGate(later)
    await later.session['session.begin'](r1, asCounselor)
    later.clock.advance(30 * MINUTE - 1)
    expect(later.snapshot()).toMatchObject({
      state: 'consulting',
      clock: { elapsedMs: 30 * MINUTE - 1 },
    })
    later.clock.advance(1)
    expect(later.snapshot().ending?.cause).toBe('cap')

    const never = desk({ capStartsAt: 'consulting' })
    await toVerifying(never)
    never.clock.advance(30 * MINUTE)
    expect(never.snapshot().state).toBe('closing')
  })
  it('is extended only where the office allows it, by a supervisor, up to the bound', async () => {
    const wish = { ...r1, credentials, minutes: 6, reason: '面接が明日のため' }
    const closed = desk()
    await toConsulting(closed)
    expect(await closed.session['session.extend'](wish, asCounselor)).toEqual({
      ok: false,
      reason: 'extensionNotAllowed',
    })
    const d = desk({ extension: { allowed: true, maxMinutes: 10 } })
    await toConsulting(d)
    d.clock.advance(26 * MINUTE)
    expect(
      await d.session['session.extend'](
        { ...wish, credentials: { ...credentials, passphrase: 'no' } },
        asCounselor,
      ),
    ).toEqual({ ok: false, reason: 'wrongCredentials' })
    expect(
      await d.session['session.extend'](
        { ...wish, credentials: { ...credentials, loginName: 'soudan' } },
        asCounselor,
      ),
    ).toEqual({ ok: false, reason: 'notSupervisor' })
    expect(await d.session['session.extend'](wish, asCounselor)).toEqual({ ok: true, value: null })
    expect(await d.session['session.extend'](wish, asCounselor)).toEqual({
      ok: false,
      reason: 'overMaximum',
    })
    d.clock.advance(10 * MINUTE - 1)
    expect(d.snapshot()).toMatchObject({
      state: 'consulting',
      extensionLeftMinutes: 4,
      clock: { capMs: 36 * MINUTE, warned: [5, 1] },
    })
    d.clock.advance(1)
    expect(d.snapshot().ending?.cause).toBe('cap')
    expect(await d.session['session.extend']({ ...wish, minutes: 1 }, asCounselor)).toEqual({
      ok: false,
      reason: 'wrongState',
    })
    // Told for the first end at 25:00, and again for the new one.
    expect(d.of('session.warned').map((event) => event.payload)).toEqual([
      { minutesLeft: 5 },
      { minutesLeft: 5 },
      { minutesLeft: 1 },
    ])
  })
  it('writes nothing in the last second, so that a slow disk cannot hold up the end; the note follows', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.advance(30 * MINUTE - 600)
    const writes = d.store.disk.writes
    const saving = d.session['session.note']({ ...r1, text: '最後の一言' }, asCounselor)
    d.clock.advance(599)
    expect(d.store.disk.writes).toBe(writes)
    d.clock.advance(2)
    expect(await saving).toMatchObject({ ok: true })
    expect(unpackDraft(d.store.draft)).toEqual({ text: '最後の一言', followUp: '' })
    expect(d.snapshot()).toMatchObject({ state: 'closing', note: { text: '最後の一言' } })
  })
  it('says how long until the next warning', async () => {
    const d = desk()
    expect(d.room.nextWarningInMs()).toBeNull()
    await toLobby(d)
    expect(d.room.nextWarningInMs()).toBe(15 * MINUTE)
    d.meeting.connected()
    expect(d.room.nextWarningInMs()).toBe(25 * MINUTE)
    d.clock.advance(25 * MINUTE)
    expect(d.room.nextWarningInMs()).toBe(4 * MINUTE)
    d.clock.advance(4 * MINUTE)
    expect(d.room.nextWarningInMs()).toBe(1 * MINUTE)
  })
})

describe('a prohibited act (M14, M20-1)', () => {
  it('ends the meeting at once, needs a factual note, and allows no other outcome', async () => {
    const d = desk()
    await toConsulting(d)
    d.meeting.emit({ type: 'recordingChanged', recording: true })
    expect(d.snapshot().meeting.recording).toBe(true)
    expect(d.attention).toContain('recording')
    await d.session['session.prohibited']({ ...r1, act: 'M14-11' }, asCounselor)
    expect(d.meeting.calls().at(-1)).toBe('hush')
    expect(d.snapshot()).toMatchObject({ state: 'consulting', pendingAct: { act: 'M14-11' } })
    d.clock.advance(3 * SECOND)
    expect(d.meeting.calls().at(-1)).toBe('end')
    expect(d.snapshot()).toMatchObject({
      state: 'closing',
      prohibited: { act: 'M14-11' },
      possibleOutcomes: ['prohibitedAct'],
    })
    const form = { ...r1, outcome: 'prohibitedAct' as const, note: ' ', followUp: '' }
    expect(await d.session['session.close'](form, asCounselor)).toEqual({
      ok: false,
      reason: 'noteNeeded',
    })
    expect(
      await d.session['session.close']({ ...form, outcome: 'completed', note: 'x' }, asCounselor),
    ).toEqual({ ok: false, reason: 'outcomeNotPossible' })
    expect(
      await d.session['session.close']({ ...form, note: '録画の表示が出た' }, asCounselor),
    ).toMatchObject({ ok: true })
  })
  it('pressed just after another end is recorded all the same', async () => {
    const d = desk()
    await toConsulting(d)
    d.clock.advance(30 * MINUTE)
    expect(
      await d.session['session.prohibited']({ ...r1, act: 'M20-1' }, asCounselor),
    ).toMatchObject({ ok: true })
    await settle()
    expect(d.snapshot()).toMatchObject({
      possibleOutcomes: ['prohibitedAct'],
      ending: { cause: 'cap' },
    })
  })
})

describe('companions (M20-2)', () => {
  it('an unannounced one pauses, and only settling it goes on', async () => {
    const d = desk()
    await toConsulting(d)
    await d.precall['precall.companions']({ ...r1, seen: 'unannounced' }, asCounselor)
    expect(d.snapshot()).toMatchObject({ paused: true, pause: { cause: 'companion' } })
    expect(await d.session['session.resume'](r1, asCounselor)).toEqual({
      ok: false,
      reason: 'wrongState',
    })
    await d.precall['precall.companions']({ ...r1, seen: 'asAnnounced' }, asCounselor)
    expect(d.snapshot().paused).toBe(false)
    expect(d.types().slice(-4)).toEqual([
      'precall.companionsSeen',
      'session.paused',
      'precall.companionsSeen',
      'session.resumed',
    ])
  })
})

describe('entering the meeting', () => {
  it('waits for the device test and the own room', async () => {
    const d = desk()
    await prepare(d)
    expect(await d.session['session.enter'](r1, asCounselor)).toEqual({
      ok: false,
      reason: 'devicesNotTested',
    })
    await d.precall['precall.devicesTested'](
      { ...r1, test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } },
      asCounselor,
    )
    expect(await d.session['session.enter'](r1, asCounselor)).toEqual({
      ok: false,
      reason: 'ownItemsOpen',
    })
  })
  it('says why it failed and lets the counselor try again', async () => {
    const d = desk()
    await prepare(d)
    await d.precall['precall.devicesTested'](
      { ...r1, test: { camera: 'inUse', microphone: 'none', speaker: 'heard', line: 'none' } },
      asCounselor,
    )
    await d.precall['precall.tick']({ ...r1, itemId: 'ownRoom', ticked: true }, asCounselor)
    const open = d.meeting.openAnswer
    d.meeting.openAnswer = () => Promise.resolve({ ok: false, reason: 'cameraInUse' })
    expect(await d.session['session.enter'](r1, asCounselor)).toEqual({
      ok: false,
      reason: 'meetingFailed',
      details: { reason: 'cameraInUse' },
    })
    expect(d.snapshot()).toMatchObject({
      state: 'preparing',
      meeting: { counselor: 'out', trouble: 'cameraInUse' },
    })
    d.meeting.openAnswer = open
    expect(await d.session['session.enter'](r1, asCounselor)).toEqual({ ok: true, value: null })
    expect(d.snapshot().meeting).toMatchObject({
      counselor: 'joining',
      url: 'http://localhost:1/meeting',
      trouble: null,
    })
  })
  it('opens no camera when the session was ended while the meeting was opening', async () => {
    const d = desk()
    await toLobby(d)
    d.meeting.emit({ type: 'ended', by: 'host' })
    await settle()
    let answer = (): void => undefined
    d.meeting.openAnswer = () =>
      new Promise((resolve) => {
        answer = () => resolve({ ok: true, value: { url: 'http://localhost:1/late' } })
      })
    const entering = d.session['session.enter'](r1, asCounselor)
    await settle()
    await d.session['session.end']({ ...r1, cause: 'officeReason' }, asCounselor)
    await settle()
    answer()
    expect(await entering).toMatchObject({ reason: 'meetingFailed' })
    await settle()
    expect(d.meeting.cameraOn).toBe(false)
    expect(d.snapshot().meeting.url).toBeNull()
  })
  it('a second way in while joining is refused', async () => {
    const d = desk()
    await toLobby(d)
    expect(await d.session['session.enter'](r1, asCounselor)).toEqual({
      ok: false,
      reason: 'wrongState',
    })
    expect(
      await d.session['session.admit']({ ...r1, guid: seekerWaits.guid }, asCounselor),
    ).toEqual({
      ok: false,
      reason: 'wrongState',
    })
  })
})

describe('who is known', () => {
  it('is the person of the live booking once the check is done, for the counselor and a supervisor, until it is taken back', async () => {
    const d = desk()
    await toVerifying(d)
    const by = asCounselor.account
    if (by === null) throw new Error('nobody is signed in')
    expect(d.room.identified('b1', by)).toBeNull()
    await d.precall['precall.tryNumber']({ recordId: 'r1', typed: NUMBER }, asCounselor)
    expect(d.room.identified('b1', by)).toBeNull()
    await d.precall['precall.confirmName']({ recordId: 'r1' }, asCounselor)
    expect(d.room.identified('b1', by)).toBe('r1')
    expect(d.room.identified('b2', by)).toBeNull()
    expect(d.room.identified('b1', { ...by, id: 'c9' })).toBeNull()
    expect(d.room.identified('b1', { ...by, id: 's9', role: 'supervisor' })).toBe('r1')
    await d.precall['precall.takeBack']({ recordId: 'r1', check: { what: 'name' } }, asCounselor)
    expect(d.room.identified('b1', by)).toBeNull()
  })
})

describe('ending and closing in one go', () => {
  const wish = { recordId: 'r1', note: '求人票を見た。', followUp: '' } as const
  it('leaves a closed record with its outcome', async () => {
    const d = desk()
    await toConsulting(d)
    expect(
      await d.session['session.finish'](
        { ...wish, cause: 'counselorEnded', outcome: 'completed' },
        asCounselor,
      ),
    ).toEqual({ ok: true, value: null })
    expect(d.of('session.closed')[0]?.payload).toMatchObject({
      outcome: 'completed',
      note: '求人票を見た。',
    })
  })
  it('leaves the record open where the outcome does not fit the end, and names nobody’s act', async () => {
    const d = desk()
    await toConsulting(d)
    expect(
      await d.session['session.finish'](
        { ...wish, cause: 'counselorEnded', outcome: 'prohibitedAct' },
        asCounselor,
      ),
    ).toEqual({ ok: false, reason: 'outcomeNotPossible' })
    expect(d.snapshot().state).toBe('closing')
    expect(d.of('session.closed')).toEqual([])
    expect(d.of('session.prohibitedAct')).toEqual([])
  })
  it('leaves it open where it is not sure that the meeting is over', async () => {
    const d = desk()
    await toConsulting(d)
    d.meeting.endAnswer = () => new Promise(() => undefined)
    const finished = d.session['session.finish'](
      { ...wish, cause: 'counselorEnded', outcome: 'completed' },
      asCounselor,
    )
    for (let step = 0; step < 10; step += 1) {
      await settle()
      d.clock.advance(1 * SECOND)
    }
    expect(await finished).toEqual({ ok: false, reason: 'endDoubtful' })
    expect(d.snapshot().state).toBe('closing')
  })
  it('does nothing before counselling', async () => {
    const d = desk()
    await toVerifying(d)
    expect(
      await d.session['session.finish'](
        { ...wish, cause: 'counselorEnded', outcome: 'completed' },
        asCounselor,
      ),
    ).toEqual({ ok: false, reason: 'wrongState' })
    expect(d.snapshot().state).toBe('verifying')
  })
})
