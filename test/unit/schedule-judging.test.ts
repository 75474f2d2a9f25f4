/** What waits for a supervisor's word (M3, M12-2-1, M20-4), the word itself, and held bookings that are asked again. */
import { describe, expect, it } from 'vitest'
import { SECOND } from '../../shared/clock.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import {
  counselor,
  DAY,
  openTestOffice,
  supervisor,
  type TestOffice,
  wish,
} from './schedule-helpers.ts'
import { value } from './storage-helpers.ts'

const credentials = { loginName: 's1', passphrase: 'rehearsal-pass' }
const why = '架空の理由'

const book = async (office: TestOffice, more: Parameters<typeof wish>[0]) =>
  office.room.handlers['schedule.book']({ wish: wish(more) }, counselor)
const booked = async (office: TestOffice, more: Parameters<typeof wish>[0]): Promise<string> =>
  value(await book(office, more)).id
const judge = async (office: TestOffice, bookingId: string, more: object = {}) =>
  office.room.handlers['schedule.judge'](
    { bookingId, allow: true, why, credentials, ...more },
    counselor,
  )
function at(office: TestOffice, id: string): Booking {
  const entry = office.store.index().get(id)
  if (entry === undefined) throw new Error('no such booking')
  return entry.booking
}
function allowSecondUse(office: TestOffice): void {
  office.profile = { ...office.profile, exceptions: { outsideTimes: false, onceADay: true } }
}
const changes = (office: TestOffice): unknown[] =>
  office.events.flatMap(({ type, payload }) =>
    type === 'schedule.changed' && 'what' in payload ? [payload.what] : [],
  )

describe('a supervisor’s word on a booking', () => {
  it.each([
    [{ residence: 'no' as const }, 'residenceMissing'],
    [{ residence: 'unknown' as const }, 'residenceUnknown'],
    [{ category: 3 as const, jobSeekerNumber: null }, 'categoryThree'],
  ])('is waited for with %j (%s), and makes it live', async (more, reason) => {
    const office = openTestOffice()
    const id = await booked(office, more)
    expect(at(office, id)).toMatchObject({ state: 'held', holdReasons: [reason], allowed: [] })
    expect(office.store.index().slotCount(DAY, '10:00')).toBe(0)
    expect(
      await judge(office, id, { credentials: { ...credentials, passphrase: 'x' } }),
    ).toMatchObject({ reason: 'wrongCredentials' })
    expect(
      await judge(office, id, { credentials: { ...credentials, loginName: 'c1' } }),
    ).toMatchObject({ reason: 'notSupervisor' })
    expect(at(office, id).state).toBe('held')
    value(await judge(office, id))
    expect(at(office, id)).toMatchObject({
      state: 'live',
      holdReasons: [],
      allowed: [{ reason, supervisorId: 's1', why }],
      // What was said stays as it was said (M20-4).
      residence: 'residence' in more ? more.residence : 'notApplicable',
    })
    expect(changes(office)).toEqual(['allowed'])
    expect(await judge(office, id)).toMatchObject({ reason: 'nothingToJudge' })
    office.restart()
    expect(at(office, id).state).toBe('live')
  })

  it('may be a refusal, which takes the booking off, with the reason', async () => {
    const office = openTestOffice()
    const id = await booked(office, { residence: 'no' })
    value(await judge(office, id, { allow: false }))
    expect(at(office, id)).toMatchObject({
      state: 'cancelled',
      cancelled: { by: 'office', means: null, why },
    })
    expect(changes(office)).toEqual(['refused'])
  })

  it('is about that person: another name or number asks for it anew', async () => {
    const office = openTestOffice()
    const id = await booked(office, { category: 3, jobSeekerNumber: null })
    value(await judge(office, id))
    const change = (touched: object) =>
      office.room.handlers['schedule.change']({ bookingId: id, touched, seen: null }, counselor)
    value(await change({ slot: '11:00' }))
    expect(at(office, id)).toMatchObject({ state: 'live', slot: '11:00' })
    expect(await change({ name: '架空 別人' })).toMatchObject({ reason: 'categoryThree' })
    expect(at(office, id)).toMatchObject({ state: 'live', name: '架空 一郎' })
  })

  it('is not the counselor’s: no and unknown do not become yes by an edit', async () => {
    const office = openTestOffice()
    for (const residence of ['no', 'unknown'] as const) {
      const id = await booked(office, { residence })
      const touched = { residence: 'yes' } as const
      const answer = office.room.handlers['schedule.change'](
        { bookingId: id, touched, seen: null },
        counselor,
      )
      expect(await answer).toMatchObject({ ok: false })
      expect(at(office, id)).toMatchObject({ state: 'held', residence })
    }
  })

  it('does not help against what is no supervisor’s matter', async () => {
    const office = openTestOffice()
    const id = await booked(office, { residence: 'no' })
    for (const n of [1, 2, 3]) await booked(office, { jobSeekerNumber: `17010-200${n}` })
    value(await judge(office, id))
    expect(at(office, id)).toMatchObject({ state: 'held', holdReasons: ['slotFull'] })
    expect(await judge(office, id)).toMatchObject({ reason: 'nothingToJudge' })
    // Corrected, it needs no second word.
    value(
      await office.room.handlers['schedule.change'](
        { bookingId: id, touched: { slot: '11:00' }, seen: null },
        counselor,
      ),
    )
    expect(at(office, id)).toMatchObject({ state: 'live', slot: '11:00' })
  })

  it('allows a second use on one day where the office lays it down, for that day', async () => {
    const office = openTestOffice()
    await booked(office, {})
    expect(await book(office, { slot: '14:00' })).toMatchObject({ reason: 'onceADay' })
    allowSecondUse(office)
    const id = await booked(office, { slot: '14:00' })
    expect(at(office, id)).toMatchObject({ state: 'held', holdReasons: ['onceADay'] })
    value(await judge(office, id))
    expect(at(office, id).state).toBe('live')
    // The exception stands when the rules are asked again for everything.
    office.bell.ring('office.profile', { version: 2 })
    expect(at(office, id).state).toBe('live')

    const other = '2027-03-25'
    await booked(office, { date: other })
    expect(
      await office.room.handlers['schedule.change'](
        { bookingId: id, touched: { date: other }, seen: null },
        counselor,
      ),
    ).toMatchObject({ reason: 'onceADay' })
  })

  it('lets the session be prepared that was allowed, at booking or on the spot', async () => {
    const office = openTestOffice()
    allowSecondUse(office)
    const first = await booked(office, {})
    const by = { recordId: 'r1', counselorId: 'c1' }
    const claim = (id: string, exception: { supervisorId: string; why: string } | null = null) =>
      office.room.port.claiming(id, { ...by, exception })
    const second = await booked(office, { slot: '14:00' })
    value(await judge(office, second))
    office.storage.log.append(value(claim(first)).events)
    office.storage.log.append(
      office.room.port.closing(first, { recordId: 'r1', outcome: 'completed', usedMs: 60_000 }),
    )
    expect(value(claim(second)).booking.allowed).toHaveLength(1)

    const plain = openTestOffice({ used: () => true })
    allowSecondUse(plain)
    const id = await booked(plain, { date: '2027-03-25' })
    expect(plain.room.port.claiming(id, by)).toMatchObject({ reason: 'onceADay' })
    const claimed = value(
      plain.room.port.claiming(id, { ...by, exception: { supervisorId: 's1', why } }),
    )
    expect(claimed.booking).toMatchObject({
      state: 'inSession',
      allowed: [{ reason: 'onceADay', supervisorId: 's1', why }],
    })
  })
})

describe('a held booking is asked again', () => {
  /** A moment later. */
  const later = (office: TestOffice): void => office.clock.advance(SECOND)
  const full = ['17010-2001', '17010-2002', '17010-2003']

  /** Three live at 10:00, and a fourth that a profile with a fourth booth let in and one with three does not. */
  async function withFourth(): Promise<{ office: TestOffice; ids: string[]; fourth: string }> {
    const office = openTestOffice()
    office.profile = { ...office.profile, boothsPerSlot: 4 }
    const ids = []
    for (const jobSeekerNumber of full) ids.push(await booked(office, { jobSeekerNumber }))
    const fourth = await booked(office, { jobSeekerNumber: '17010-2004' })
    office.profile = { ...office.profile, boothsPerSlot: 3 }
    office.bell.ring('office.profile', { version: 2 })
    expect(at(office, fourth)).toMatchObject({ state: 'held', holdReasons: ['slotFull'] })
    return { office, ids, fourth }
  }

  it('when there are more booths', async () => {
    const { office, fourth } = await withFourth()
    office.profile = { ...office.profile, boothsPerSlot: 4 }
    office.bell.ring('office.profile', { version: 3 })
    expect(at(office, fourth)).toMatchObject({ state: 'live', holdReasons: [] })
    expect(office.notices).toMatchObject([{ title: '要確認の予約が枠に入りました' }])
    expect(changes(office)).toEqual(['heldByProfile', 'askedAgain'])
  })

  it('when a place is free again, by a cancellation, a move or a withdrawal', async () => {
    for (const free of [
      (office: TestOffice, id: string) =>
        office.room.handlers['schedule.cancel'](
          { bookingId: id, by: 'seeker', means: 'phone' },
          counselor,
        ),
      (office: TestOffice, id: string) =>
        office.room.handlers['schedule.change'](
          { bookingId: id, touched: { slot: '11:00' }, seen: null },
          counselor,
        ),
    ]) {
      const { office, ids, fourth } = await withFourth()
      value(await free(office, ids[0] ?? ''))
      later(office)
      expect(at(office, fourth).state).toBe('live')
    }
  })

  it('in the order of arrival: one place, one booking', async () => {
    const { office, ids, fourth } = await withFourth()
    office.profile = { ...office.profile, boothsPerSlot: 5 }
    const fifth = await booked(office, { jobSeekerNumber: '17010-2005' })
    office.profile = { ...office.profile, boothsPerSlot: 3 }
    office.bell.ring('office.profile', { version: 3 })
    expect(at(office, fifth).state).toBe('held')
    value(
      await office.room.handlers['schedule.cancel'](
        { bookingId: ids[1] ?? '', by: 'seeker', means: 'phone' },
        counselor,
      ),
    )
    later(office)
    expect([at(office, fourth).state, at(office, fifth).state]).toEqual(['live', 'held'])
  })

  it('when a restriction is lifted, or has ended with its last day', async () => {
    const banned = new Set(['17010-00012345'])
    const office = openTestOffice({
      restricted: (number, date) => banned.has(number) && date < '2027-03-26',
    })
    banned.clear()
    const id = await booked(office, { date: '2027-03-25' })
    banned.add('17010-00012345')
    office.bell.ring('review.restrictions', null)
    expect(at(office, id)).toMatchObject({ state: 'held', holdReasons: ['restricted'] })
    banned.clear()
    office.bell.ring('review.restrictions', null)
    expect(at(office, id).state).toBe('live')
  })

  it('when a day is opened, a holiday is taken away, a slot or a site is added', async () => {
    const office = openTestOffice()
    const id = await booked(office, { date: '2027-03-25' })
    const ring = (change: Partial<TestOffice['profile']>): void => {
      office.profile = { ...office.profile, ...change }
      office.bell.ring('office.profile', { version: 2 })
    }
    const before = office.profile
    for (const change of [
      { overrides: [{ date: '2027-03-25', open: false, reason: '停電' }] },
      { holidays: [{ date: '2027-03-25', name: '架空の日' }] },
      { slots: ['11:00', '14:00'] },
      { sites: before.sites.filter(({ id: site }) => site !== 'kanazawa') },
    ]) {
      ring(change)
      expect(at(office, id).state).toBe('held')
      ring(before)
      expect(at(office, id)).toMatchObject({ state: 'live', holdReasons: [] })
    }
  })

  it('when the use of that day is none any more', async () => {
    const office = openTestOffice()
    allowSecondUse(office)
    const first = await booked(office, {})
    const second = await booked(office, { slot: '14:00' })
    expect(at(office, second)).toMatchObject({ state: 'held', holdReasons: ['onceADay'] })
    value(
      await office.room.handlers['schedule.cancel'](
        { bookingId: first, by: 'office', means: null },
        counselor,
      ),
    )
    later(office)
    expect(at(office, second).state).toBe('live')
  })

  it('and not where a person has to look, nor on a day gone by', async () => {
    const office = openTestOffice()
    const id = await booked(office, { residence: 'no', date: '2027-03-24' })
    office.clock.advance(24 * 60 * 60 * SECOND)
    office.bell.ring('office.profile', { version: 2 })
    expect(at(office, id)).toMatchObject({ state: 'held', holdReasons: ['residenceMissing'] })
    expect(changes(office)).toEqual([])
  })

  it('again when it could not be written', async () => {
    const { office, fourth } = await withFourth()
    office.faults.log = true
    office.profile = { ...office.profile, boothsPerSlot: 4 }
    office.bell.ring('office.profile', { version: 3 })
    expect(at(office, fourth).state).toBe('held')
    office.faults.log = false
    office.clock.advance(11 * SECOND)
    expect(at(office, fourth).state).toBe('live')
  })

  it('and a supervisor’s own edit is theirs', async () => {
    const office = openTestOffice()
    const id = await booked(office, { residence: 'no' })
    value(
      await office.room.handlers['schedule.change'](
        { bookingId: id, touched: { residence: 'yes' }, seen: null },
        supervisor,
      ),
    )
    expect(at(office, id).state).toBe('live')
  })
})
