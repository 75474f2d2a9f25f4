/** When a consultation may begin (M12-2-1): the booked time, the opening hours, closing, and the office's exception; in the machine, the room and the words. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timesWords } from '../../renderer/precall/begin-times.tsx'
import { missingAt } from '../../renderer/precall/outstanding.ts'
import { MINUTE } from '../../shared/clock.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import { type LocalTime, minutesOf } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import {
  asCounselor,
  credentials,
  type Desk,
  desk,
  passGate,
  prepare,
  settle,
  TODAY,
  toVerifying,
} from './session-helpers.ts'

const r1 = { recordId: 'r1' }
const reason = '架空の理由'
const allowing = { exceptions: { outsideTimes: true, onceADay: false } }

/** Stands at that time, with the gate open but for the time. */
async function at(
  time: LocalTime,
  change: Partial<OfficeProfile> = {},
  slot: LocalTime = '10:00',
): Promise<Desk> {
  const d = desk(change, { slot })
  d.clock.advance(Math.max(0, instantOf(TODAY, time) - d.clock.wallMs()))
  await toVerifying(d)
  await passGate(d)
  return d
}
const begin = (d: Desk) => d.session['session.begin'](r1, asCounselor)
const except = (d: Desk, passphrase = credentials.passphrase) =>
  d.session['session.exceptTime'](
    { ...r1, credentials: { ...credentials, passphrase }, reason },
    asCounselor,
  )

describe('a consultation', () => {
  it('does not begin before its booked time, and does from then on', async () => {
    const d = await at('09:58')
    expect(await begin(d)).toEqual({
      ok: false,
      reason: 'untimely',
      details: { why: 'beforeBooked' },
    })
    expect(d.snapshot()).toMatchObject({
      state: 'verifying',
      outstanding: [{ what: 'time', id: 'beforeBooked' }],
      begin: { fromMs: instantOf(TODAY, '10:00'), untimely: ['beforeBooked'] },
    })
    d.clock.advance(2 * MINUTE - 1)
    expect(await begin(d)).toMatchObject({ reason: 'untimely' })
    d.clock.advance(1)
    expect(d.snapshot().outstanding).toEqual([])
    expect(await begin(d)).toMatchObject({ ok: true })
  })

  it('does not begin before the office opens, even where it is booked for then', async () => {
    const late = { openingHours: { from: '10:05', to: '17:15' } }
    const d = await at('10:00', late)
    expect(d.snapshot().begin).toMatchObject({
      fromMs: instantOf(TODAY, '10:05'),
      untimely: ['beforeOpening'],
    })
    expect(await begin(d)).toMatchObject({ reason: 'untimely' })
    d.clock.advance(5 * MINUTE)
    expect(await begin(d)).toMatchObject({ ok: true })
  })

  it.each([
    ['15:00', 'bothConnected', true],
    ['15:01', 'bothConnected', false],
    ['15:00', 'consulting', true],
    ['15:01', 'consulting', false],
  ] as const)(
    'at %s, counted from %s, begins before closing at 15:30: %s',
    async (time, capStartsAt, may) => {
      const d = await at(
        time,
        { openingHours: { from: '08:30', to: '15:30' }, capStartsAt },
        '15:00',
      )
      expect((await begin(d)).ok).toBe(may)
      if (!may) expect(d.snapshot().begin.untimely).toEqual(['pastClosing'])
    },
  )

  it('counts a use that has begun already: what was connected in time may begin later', async () => {
    const d = await at('15:00', { openingHours: { from: '08:30', to: '15:30' } }, '15:00')
    d.clock.advance(9 * MINUTE)
    expect(d.snapshot().begin.untimely).toEqual([])
    expect(await begin(d)).toMatchObject({ ok: true })

    const consulting = await at(
      '15:00',
      { openingHours: { from: '08:30', to: '15:30' }, capStartsAt: 'consulting' },
      '15:00',
    )
    consulting.clock.advance(9 * MINUTE)
    expect(await begin(consulting)).toMatchObject({ details: { why: 'pastClosing' } })
  })

  it('never begins outside the rule, whatever the hours, the slot and the moment', async () => {
    const time = fc.integer({ min: 8 * 60, max: 18 * 60 }).map((n) => {
      const two = (part: number): string => String(part).padStart(2, '0')
      return `${two(Math.floor(n / 60))}:${two(n % 60)}`
    })
    await fc.assert(
      fc.asyncProperty(time, time, time, time, async (from, to, slot, moment) => {
        fc.pre(instantOf(TODAY, moment) >= instantOf(TODAY, '09:55'))
        // What is too early is not even prepared.
        fc.pre(minutesOf(moment) >= minutesOf(slot) - 30)
        const d = await at(moment, { openingHours: { from, to } }, slot)
        const may = moment >= slot && moment >= from && minutesOf(moment) + 30 <= minutesOf(to)
        expect((await begin(d)).ok).toBe(may)
        expect(d.of('session.consultingBegan')).toHaveLength(may ? 1 : 0)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the office’s exception', () => {
  it('is a supervisor’s, on the spot, with a reason, and recorded', async () => {
    const d = await at('09:58', allowing)
    expect(await except(d, 'wrong')).toMatchObject({ reason: 'wrongCredentials' })
    expect(await begin(d)).toMatchObject({ reason: 'untimely' })
    expect(await except(d)).toMatchObject({ ok: true })
    expect(d.of('session.timeExcepted')).toMatchObject([
      { payload: { what: ['beforeBooked'], supervisorId: 's1', reason } },
    ])
    expect(d.snapshot()).toMatchObject({ outstanding: [], begin: { untimely: [] } })
    // Nothing is left to allow.
    expect(await except(d)).toMatchObject({ reason: 'wrongState' })
    d.restart()
    await settle()
    expect(d.snapshot().begin.untimely).toEqual([])
  })

  it('is refused where the profile does not know it, before a passphrase is asked for', async () => {
    const d = await at('09:58')
    expect(await except(d, 'wrong')).toMatchObject({ reason: 'exceptionNotAllowed' })
    expect(d.of('session.timeExcepted')).toEqual([])
  })

  it('allows what stood against it then, and nothing that comes later', async () => {
    const d = await at(
      '14:59',
      { ...allowing, openingHours: { from: '08:30', to: '15:31' } },
      '15:00',
    )
    expect(await except(d)).toMatchObject({ ok: true })
    const late = await at(
      '14:59',
      { ...allowing, openingHours: { from: '08:30', to: '15:31' }, capStartsAt: 'consulting' },
      '15:00',
    )
    expect(await except(late)).toMatchObject({ ok: true })
    late.clock.advance(3 * MINUTE)
    expect(await begin(late)).toMatchObject({ details: { why: 'pastClosing' } })
    expect(await except(late)).toMatchObject({ ok: true })
    expect(await begin(late)).toMatchObject({ ok: true })
  })

  it('goes by what was laid down when the session was prepared', async () => {
    const d = desk()
    await prepare(d)
    expect(d.snapshot().begin.exceptionAllowed).toBe(false)
  })
})

describe('the screen says', () => {
  const atTime = (time: LocalTime): number => instantOf(TODAY, time)

  it('from when, and until when it runs', async () => {
    const d = desk()
    await prepare(d)
    expect(timesWords(d.snapshot(), d.clock.wallMs())).toBe(
      '10:00から始められます（10:00に始めると10:30まで）。',
    )
    // The snapshot is a moment old when the time comes.
    expect(timesWords(d.snapshot(), atTime('10:00'))).toBe('10:00に始めると10:30まで。')
    expect(timesWords(d.snapshot(), atTime('10:12'))).toBe('10:12に始めると10:42まで。')
  })

  it('until when a use runs that counts already', async () => {
    const early = await at('09:58')
    expect(timesWords(early.snapshot(), early.clock.wallMs())).toBe(
      '10:00から始められます（求職者の入室から数えて、10:28まで）。',
    )
    const d = await at('10:07')
    d.clock.advance(3 * MINUTE)
    expect(timesWords(d.snapshot(), d.clock.wallMs())).toBe('10:07から数えているため、10:37まで。')
  })

  it('that it is too late, and names nothing that has come meanwhile', async () => {
    const d = await at('15:02', { openingHours: { from: '08:30', to: '15:30' } }, '15:00')
    expect(timesWords(d.snapshot(), d.clock.wallMs())).toContain('閉庁時刻（15:30）を過ぎるため')
    expect(missingAt(d.snapshot(), d.clock.wallMs())).toEqual([{ what: 'time', id: 'pastClosing' }])
    const early = await at('09:58')
    expect(missingAt(early.snapshot(), atTime('09:59'))).toHaveLength(1)
    expect(missingAt(early.snapshot(), atTime('10:00'))).toEqual([])
  })
})
