/** The gate before a consultation: identity, environment, consents, and what is outstanding (M12-2-3, M11, M20). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asCounselor,
  booking,
  credentials,
  desk,
  NUMBER,
  passGate,
  profile,
  toLobby,
  TODAY,
  toVerifying,
  untilBooked,
  standingChecks,
} from './session-helpers.ts'
import { attemptsLeft, compareNumber } from '../../shared/precall/identity.ts'
import { outstanding } from '../../shared/session/outstanding.ts'
import { sessionRules } from '../../shared/session/rules.ts'
import { newSession } from '../../shared/session/state.ts'

const r1 = { recordId: 'r1' }
const rules = sessionRules(profile(), TODAY)
const fresh = newSession(booking(), rules, {
  recordId: 'r',
  counselorId: 'c',
  earlierNoShows: 0,
  changedTerms: [],
  told: { informed: null, withdrawn: false, readAtMs: null, elsewhere: false },
  meetingPossible: true,
})

describe('what is outstanding', () => {
  it('is listed in the order of the screen', () => {
    expect(
      outstanding(fresh, rules).map(({ what, id }) => (id === null ? what : `${what}:${id}`)),
    ).toEqual([
      'devices',
      'ownItem:ownRoom',
      'entered',
      'seekerPresent',
      'heard',
      'identityNumber',
      'identityName',
      'seekerItem:seekerAlone',
      'seekerItem:seekerNetwork',
      'consent:ministry',
      'consent:office',
      'companions',
    ])
  })
  it('asks for the terms in force on the day, not for older or later versions', () => {
    const terms = [
      { kind: 'ministry' as const, title: 'a', effectiveFrom: '2025-01-06' },
      { kind: 'ministry' as const, title: 'b', effectiveFrom: TODAY },
      { kind: 'ministry' as const, title: 'c', effectiveFrom: '2027-01-01' },
    ]
    const then = sessionRules(profile({ terms }), TODAY)
    expect(then.terms).toEqual([{ kind: 'ministry', effectiveFrom: TODAY }])
    const old = {
      ...fresh,
      gate: { ...fresh.gate, consents: [{ kind: 'ministry', effectiveFrom: '2025-01-06' }] },
    }
    expect(outstanding(old, then)).toContainEqual({ what: 'consent', id: 'ministry' })
  })
})

describe('the number as heard (M12-2-3)', () => {
  it('matches in every width, with and without hyphen, and nothing else', () => {
    for (const typed of [
      '17010-00012345',
      '1701000012345',
      '１７０１０－０００１２３４５',
      ' 17010ー00012345 ',
    ])
      expect(compareNumber(fresh.gate, NUMBER, typed)).toEqual({
        ok: true,
        value: { matched: true },
      })
    for (const typed of ['17010-00012346', '17010-0012345', '17011-00012345'])
      expect(compareNumber(fresh.gate, NUMBER, typed)).toEqual({
        ok: true,
        value: { matched: false },
      })
  })
  it('does not use up an attempt for what is no number', async () => {
    const d = desk()
    await toVerifying(d)
    expect(await d.precall['precall.tryNumber']({ ...r1, typed: 'なんばん' }, asCounselor)).toEqual(
      { ok: false, reason: 'numberMalformed' },
    )
    expect(d.of('precall.identityTried')).toHaveLength(0)
    expect(attemptsLeft(d.snapshot().gate)).toBe(3)
  })
  it('can be tried three times; then only a supervisor on the spot or an end remains', async () => {
    const d = desk()
    await toVerifying(d)
    const wrong = { ...r1, typed: '17010-00099999' }
    for (const left of [2, 1, 0])
      expect(await d.precall['precall.tryNumber'](wrong, asCounselor)).toEqual({
        ok: true,
        value: { matched: false, attemptsLeft: left },
      })
    expect(await d.precall['precall.tryNumber']({ ...r1, typed: NUMBER }, asCounselor)).toEqual({
      ok: false,
      reason: 'noAttemptsLeft',
    })
    expect(d.of('precall.identityTried').map((event) => event.payload)).toEqual(
      [1, 2, 3].map((attempt) => ({ attempt, matched: false })),
    )
    expect(await d.precall['precall.confirmName'](r1, asCounselor)).toEqual({
      ok: false,
      reason: 'wrongState',
    })
    expect(d.snapshot().kana).toBeNull()
    const wish = {
      ...r1,
      reason: '番号の控えが手元にない',
      checkedInstead: '受給資格者証の写真と生年月日',
    }
    expect(
      await d.precall['precall.exceptIdentity'](
        { ...wish, credentials: { ...credentials, passphrase: 'no' } },
        asCounselor,
      ),
    ).toEqual({ ok: false, reason: 'wrongCredentials' })
    expect(
      await d.precall['precall.exceptIdentity'](
        { ...wish, credentials: { ...credentials, loginName: 'soudan' } },
        asCounselor,
      ),
    ).toEqual({ ok: false, reason: 'notSupervisor' })
    expect(
      await d.precall['precall.exceptIdentity']({ ...wish, credentials }, asCounselor),
    ).toEqual({ ok: true, value: null })
    expect(d.of('precall.identityExcepted')[0]?.payload).toEqual({
      supervisorId: 's1',
      reason: wish.reason,
      checkedInstead: wish.checkedInstead,
    })
    expect(d.snapshot().kana).toBe('カクウ イチロウ')
    expect(d.snapshot().outstanding).toContainEqual({ what: 'identityName', id: null })
    expect(JSON.stringify(d.store)).not.toContain('99999')
    expect(JSON.stringify(d.store)).not.toContain(credentials.passphrase)
  })
  it('is not asked of a person without a number (M3 category 3)', async () => {
    const d = desk({}, { jobSeekerNumber: null, category: 3 })
    await toVerifying(d)
    expect(d.snapshot().hasNumber).toBe(false)
    expect(await d.precall['precall.tryNumber']({ ...r1, typed: NUMBER }, asCounselor)).toEqual({
      ok: false,
      reason: 'noNumberExpected',
    })
  })
  it('tells nothing before the job seeker is connected', async () => {
    const d = desk()
    await toLobby(d)
    for (const typed of [NUMBER, '17010-1'])
      expect(await d.precall['precall.tryNumber']({ ...r1, typed }, asCounselor)).toEqual({
        ok: false,
        reason: 'wrongState',
      })
    expect(d.snapshot().gate.identity.attempts).toBe(0)
  })
})

describe('the checklist', () => {
  it('takes own items at any time before counselling, the other side only when they are there, and no others', async () => {
    const d = desk()
    await toLobby(d)
    expect(
      await d.precall['precall.tick']({ ...r1, itemId: 'seekerAlone', ticked: true }, asCounselor),
    ).toEqual({ ok: false, reason: 'wrongState' })
    expect(
      await d.precall['precall.tick']({ ...r1, itemId: 'nothing', ticked: true }, asCounselor),
    ).toEqual({ ok: false, reason: 'unknownItem' })
    expect(await d.precall['precall.consent']({ ...r1, kind: 'zoom' }, asCounselor)).toEqual({
      ok: false,
      reason: 'unknownItem',
    })
    d.meeting.connected()
    await passGate(d)
    await d.precall['precall.tick']({ ...r1, itemId: 'seekerAlone', ticked: false }, asCounselor)
    untilBooked(d)
    expect(await d.session['session.begin'](r1, asCounselor)).toEqual({
      ok: false,
      reason: 'gateClosed',
    })
    expect(d.snapshot().outstanding).toEqual([{ what: 'seekerItem', id: 'seekerAlone' }])
  })
  it('records the version that was ticked', async () => {
    const d = desk()
    await toLobby(d)
    expect(d.of('precall.itemTicked')[0]?.payload).toEqual({
      itemId: 'ownRoom',
      ticked: true,
      checklistVersion: 3,
    })
  })
})

describe('any order of calls', () => {
  type Move = (d: ReturnType<typeof desk>) => unknown
  const moves: Record<string, Move> = {
    devices: (d) =>
      d.precall['precall.devicesTested'](
        { ...r1, test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } },
        asCounselor,
      ),
    own: (d) => d.precall['precall.tick']({ ...r1, itemId: 'ownRoom', ticked: true }, asCounselor),
    enter: (d) => d.session['session.enter'](r1, asCounselor),
    joined: (d) => d.meeting.emit({ type: 'joined' }),
    other: (d) => d.meeting.connected(),
    left: (d) => d.meeting.left(),
    heard: (d) => d.precall['precall.heard'](r1, asCounselor),
    crash: (d) => d.meeting.emit({ type: 'ended', by: 'crash' }),
    number: (d) => d.precall['precall.tryNumber']({ ...r1, typed: NUMBER }, asCounselor),
    wrongNumber: (d) => d.precall['precall.tryNumber']({ ...r1, typed: '17010-9' }, asCounselor),
    name: (d) => d.precall['precall.confirmName'](r1, asCounselor),
    except: (d) =>
      d.precall['precall.exceptIdentity'](
        { ...r1, credentials, reason: 'x', checkedInstead: 'y' },
        asCounselor,
      ),
    alone: (d) =>
      d.precall['precall.tick']({ ...r1, itemId: 'seekerAlone', ticked: true }, asCounselor),
    notAlone: (d) =>
      d.precall['precall.tick']({ ...r1, itemId: 'seekerAlone', ticked: false }, asCounselor),
    network: (d) =>
      d.precall['precall.tick']({ ...r1, itemId: 'seekerNetwork', ticked: true }, asCounselor),
    ministry: (d) => d.precall['precall.consent']({ ...r1, kind: 'ministry' }, asCounselor),
    office: (d) => d.precall['precall.consent']({ ...r1, kind: 'office' }, asCounselor),
    notHeard: (d) =>
      d.precall['precall.takeBack']({ ...r1, check: { what: 'heard' } }, asCounselor),
    notNamed: (d) => d.precall['precall.takeBack']({ ...r1, check: { what: 'name' } }, asCounselor),
    notMinistry: (d) =>
      d.precall['precall.takeBack'](
        { ...r1, check: { what: 'consent', kind: 'ministry' } },
        asCounselor,
      ),
    companions: (d) => d.precall['precall.companions']({ ...r1, seen: 'asAnnounced' }, asCounselor),
    stranger: (d) => d.precall['precall.companions']({ ...r1, seen: 'unannounced' }, asCounselor),
    pause: (d) => d.session['session.pause'](r1, asCounselor),
    resume: (d) => d.session['session.resume'](r1, asCounselor),
    begin: (d) => d.session['session.begin'](r1, asCounselor),
    restart: (d) => d.restart(500),
    minute: (d) => d.clock.advance(20_000),
    fullDisk: (d) => {
      d.store.disk.failing = true
    },
    goodDisk: (d) => {
      d.store.disk.failing = false
    },
  }
  const names = Object.keys(moves)
  const right = [
    'devices',
    'own',
    'enter',
    'joined',
    'other',
    'heard',
    'number',
    'name',
    'alone',
    'network',
    'ministry',
    'office',
    'companions',
  ]

  it('reaches consulting only with the whole gate on disk', { timeout: 120_000 }, async () => {
    let through = 0
    const noise = fc.array(fc.constantFrom(...names), { maxLength: 25 })
    const script = fc.oneof(
      noise,
      fc
        .tuple(noise, fc.shuffledSubarray(right.slice(5), { minLength: 6 }))
        .map(([between, gate]) => [...right.slice(0, 5), ...gate, ...between, 'begin']),
    )
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const d = desk()
        untilBooked(d)
        await d.session['session.prepare']({ bookingId: 'b1' }, asCounselor)
        for (const step of steps) {
          await moves[step]?.(d)
          const began = d.of('session.consultingBegan').length > 0
          if (d.snapshot().state !== 'consulting' && !began) continue
          through += 1
          const types = d.types().slice(0, d.types().indexOf('session.consultingBegan'))
          expect(began).toBe(true)
          expect(types).toEqual(
            expect.arrayContaining([
              'precall.devicesTested',
              'precall.heard',
              'precall.nameConfirmed',
              'precall.companionsSeen',
              'session.clockStarted',
            ]),
          )
          expect(
            d.store.events.some(
              (event) =>
                event.type === 'precall.identityExcepted' ||
                (event.type === 'precall.identityTried' && event.payload.matched),
            ),
          ).toBe(true)
          const lastTick = (itemId: string) =>
            d.store.events
              .filter(
                (event) => event.type === 'precall.itemTicked' && event.payload.itemId === itemId,
              )
              .at(-1)?.payload
          for (const itemId of ['ownRoom', 'seekerAlone', 'seekerNetwork'])
            expect(lastTick(itemId)).toMatchObject({ ticked: true })
          expect(standingChecks(d.store.events)).toEqual(
            new Set(['heard', 'name', 'ministry', 'office']),
          )
          return
        }
      }),
      { numRuns: Number(process.env['GATE_RUNS'] ?? 1500) },
    )
    expect(through).toBeGreaterThan(20)
  })
})
