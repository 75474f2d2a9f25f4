/** Who is in the meeting (M20-2, M12-2-3), and the ways back from a slip (M14): the session room on a virtual clock. */
import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../shared/clock.ts'
import type { Role } from '../../shared/log/who-was-there.ts'
import type { Person } from '../../shared/meeting/people.ts'
import {
  asCounselor,
  type Desk,
  desk,
  passGate,
  prepare,
  seekerWaits,
  settle,
  toConsulting,
  toLobby,
  toVerifying,
} from './session-helpers.ts'

const r1 = { recordId: 'r1' }
const isIn = (guid: string, name: string): Person => ({ ...seekerWaits, guid, name, place: 'in' })
const interpreter = isIn('interpreter', '架空 通訳')
const seeker = isIn('seeker', '架空 一郎')
const stranger = isIn('stranger', '架空 見知らぬ')

function there(d: Desk, ...people: Person[]): void {
  d.meeting.emit({ type: 'people', people })
  d.meeting.emit(people.length > 0 ? { type: 'otherJoined' } : { type: 'otherLeft' })
}
const say = async (d: Desk, guid: string, role: Role): Promise<void> => {
  expect(await d.session['session.sayRole']({ ...r1, guid, role }, asCounselor)).toMatchObject({
    ok: true,
  })
}

describe('who is the job seeker', () => {
  it('is whoever came alone when nobody was announced, without a question, and the record says so', async () => {
    const d = desk()
    await toLobby(d)
    there(d, seeker)
    expect(d.snapshot()).toMatchObject({ state: 'verifying', roles: { seeker: 'seeker' } })
    expect(d.of('session.roleNamed')[0]?.payload).toEqual({
      role: 'seeker',
      name: '架空 一郎',
      alone: true,
    })
  })
  it('is not the interpreter who comes first; the clock counts from when the job seeker was connected, also when it is said later', async () => {
    const d = desk({}, { companions: '通訳' })
    await toLobby(d)
    there(d, interpreter)
    d.clock.advance(2 * MINUTE)
    expect(d.snapshot()).toMatchObject({ state: 'lobby', clock: { running: false }, roles: {} })
    there(d, interpreter, seeker)
    d.clock.advance(3 * MINUTE)
    expect(d.snapshot().state).toBe('lobby')
    await say(d, 'interpreter', 'companion')
    expect(d.snapshot().state).toBe('lobby')
    await say(d, 'seeker', 'seeker')
    expect(d.snapshot()).toMatchObject({
      state: 'verifying',
      clock: { running: true, elapsedMs: 3 * MINUTE },
    })
    expect(d.of('session.clockStarted')[0]?.payload).toMatchObject({ agoMs: 3 * MINUTE })
    d.clock.advance(27 * MINUTE)
    expect(d.snapshot()).toMatchObject({ state: 'closing', ending: { cause: 'cap' } })
  })
  it('is asked of two who came, also when one of them is gone again', async () => {
    const d = desk()
    await toLobby(d)
    there(d, stranger, seeker)
    there(d, seeker)
    expect(d.snapshot()).toMatchObject({ state: 'lobby', roles: {} })
    await say(d, 'seeker', 'seeker')
    expect(d.snapshot().state).toBe('verifying')
  })
  it('can be said anew while it is verified: the check begins anew and the use counts from that person', async () => {
    const d = desk({}, { companions: '家族' })
    await toLobby(d)
    there(d, interpreter)
    d.clock.advance(4 * MINUTE)
    await say(d, 'interpreter', 'seeker')
    there(d, interpreter, seeker)
    await passGate(d)
    d.clock.advance(MINUTE)
    await say(d, 'seeker', 'seeker')
    expect(d.snapshot()).toMatchObject({
      state: 'verifying',
      clock: { elapsedMs: MINUTE },
      gate: { heard: false, identity: { numberMatched: false, nameConfirmed: false } },
      // Of who was taken for it, it is to be said anew.
      roles: { seeker: 'seeker' },
    })
    expect(d.snapshot().outstanding.map(({ what }) => what)).toContain('people')
  })
  it('may sit before a second device, and one who comes back under another number is the same', async () => {
    const d = desk()
    await toConsulting(d)
    const phone = { ...isIn('phone', ''), device: 'phone' as const }
    there(d, seeker, phone)
    expect(d.snapshot().roles).toEqual({ seeker: 'seeker' })
    await say(d, 'phone', 'seekerToo')
    there(d, phone)
    expect(d.snapshot().meeting.seeker).toBe('in')
    there(d)
    expect(d.snapshot().meeting.seeker).toBe('absent')
    there(d, isIn('again', '架空 一郎'))
    expect(d.snapshot()).toMatchObject({ state: 'consulting', meeting: { seeker: 'in' } })
    expect(
      await d.session['session.sayRole']({ ...r1, guid: 'again', role: 'seeker' }, asCounselor),
    ).toMatchObject({ reason: 'wrongState' })
  })
})

describe('a stranger', () => {
  it('is told, keeps the gate shut while there, and opens it by leaving', async () => {
    const d = desk()
    await toVerifying(d)
    await passGate(d)
    d.clock.advance(5 * MINUTE)
    there(d, seeker, stranger)
    const waits = (): string[] => d.snapshot().outstanding.map(({ what }) => what)
    expect(waits()).toEqual(['people'])
    await say(d, 'stranger', 'stranger')
    expect(d.attention).toContain('stranger')
    expect(waits()).toEqual(['people'])
    expect(await d.session['session.begin'](r1, asCounselor)).toMatchObject({
      reason: 'gateClosed',
    })
    there(d, seeker)
    expect(waits()).toEqual([])
  })
})

describe('the way back', () => {
  it('from a preparation in which nobody was met: booking and lists are as if nothing had begun', async () => {
    const d = desk()
    await toLobby(d)
    expect(d.snapshot().canGiveBack).toBe(true)
    const given = d.session['session.giveBack'](r1, asCounselor)
    await settle()
    expect(await given).toEqual({ ok: true, value: null })
    expect(d.meeting.cameraOn).toBe(false)
    expect(d.store.live).toBeNull()
    expect(d.schedule.find('b1')).toMatchObject({ state: 'live', recordId: null, outcome: null })
    expect(d.types().at(-1)).toBe('session.givenBack')
    expect(await d.session['session.prepare']({ bookingId: 'b1' }, asCounselor)).toMatchObject({
      ok: true,
      value: { recordId: 'r2' },
    })
  })
  it('goes on after a kill in between, and is shut once somebody waits', async () => {
    const d = desk()
    await toLobby(d)
    d.meeting.endAnswer = () => new Promise<never>(() => undefined)
    void d.session['session.giveBack'](r1, asCounselor)
    d.restart(SECOND)
    d.clock.advance(20 * SECOND)
    await settle()
    expect(d.snapshot()).toMatchObject({ state: 'closing', ending: { cause: 'givenBack' } })
    d.clock.advance(20 * SECOND)
    await settle()
    expect(await d.session['session.giveBack'](r1, asCounselor)).toMatchObject({ ok: true })
    expect(d.schedule.find('b1')?.state).toBe('live')
    const other = desk()
    await toLobby(other)
    other.meeting.knock()
    expect(await other.session['session.giveBack'](r1, asCounselor)).toMatchObject({
      reason: 'somebodyThere',
    })
  })
  it('from a prohibited act within three seconds: heard and seen again, nothing has ended', async () => {
    const d = desk()
    await toConsulting(d)
    await d.session['session.prohibited']({ ...r1, act: 'M14-8' }, asCounselor)
    d.clock.advance(2900)
    expect(await d.session['session.takeBackProhibited'](r1, asCounselor)).toMatchObject({
      ok: true,
    })
    expect(d.meeting.calls().slice(-2)).toEqual(['hush', 'unhush'])
    d.clock.advance(MINUTE)
    expect(d.snapshot()).toMatchObject({ state: 'consulting', prohibited: null, pendingAct: null })
    expect(d.types()).not.toContain('session.prohibitedAct')
    expect(await d.session['session.takeBackProhibited'](r1, asCounselor)).toMatchObject({
      reason: 'wrongState',
    })
  })
  it('is over with a kill within the three seconds: the act stands', async () => {
    const d = desk()
    await toConsulting(d)
    await d.session['session.prohibited']({ ...r1, act: 'M14-8' }, asCounselor)
    d.restart(SECOND)
    expect(d.snapshot()).toMatchObject({
      state: 'closing',
      prohibited: { act: 'M14-8' },
      possibleOutcomes: ['prohibitedAct'],
    })
  })
  it('from an act chosen by mistake leads to the supervisor and accuses nobody', async () => {
    const d = desk()
    await toConsulting(d)
    await d.session['session.prohibited']({ ...r1, act: 'M20-1' }, asCounselor)
    d.clock.advance(4 * SECOND)
    await settle()
    expect(await d.session['session.mistaken'](r1, asCounselor)).toMatchObject({ ok: true })
    expect(d.snapshot().possibleOutcomes).not.toContain('prohibitedAct')
    expect(
      await d.session['session.close'](
        { ...r1, outcome: 'officeReason', note: '', followUp: '' },
        asCounselor,
      ),
    ).toMatchObject({ reason: 'noteNeeded' })
    expect(d.types()).toContain('session.prohibitedMistaken')
  })
})

describe('a withdrawal that arrives meanwhile', () => {
  it('is told at once and changes what can be answered', async () => {
    const d = desk()
    await prepare(d)
    d.schedule.says = { ...d.schedule.says, withdrawn: true }
    d.tellChanged()
    expect(d.snapshot().noShow.told.withdrawn).toBe(true)
    expect(d.attention).toEqual(['withdrawn'])
    expect(d.snapshot().possibleEnds[0]).toBe('seekerCancelled')
    d.tellChanged()
    expect(d.of('session.withdrawalSeen')).toHaveLength(1)
  })
})

describe('a pause', () => {
  it('acts at once and asks why afterwards', async () => {
    const d = desk()
    await toConsulting(d)
    await d.session['session.pause'](r1, asCounselor)
    expect(d.snapshot().pause).toEqual({ why: '', cause: 'counselor' })
    await d.session['session.explainPause']({ ...r1, why: '家族が入ってきた' }, asCounselor)
    expect(d.snapshot().pause?.why).toBe('家族が入ってきた')
    expect(d.of('session.pauseExplained')).toHaveLength(1)
  })
})
