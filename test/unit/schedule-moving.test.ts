/** Bookings that the office cannot hold at their time: other times within the rules, nobody lost, nobody told twice, and the way back. */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { When } from '../../shared/schedule/moving.ts'
import { counselor, DAY, openTestOffice, type TestOffice, value, wish } from './schedule-helpers.ts'

const NEXT = '2027-03-25'
const SLOTS = ['10:00', '11:00', '14:00', '15:00']
const number = (at: number): string => `17010-${String(at + 1).padStart(8, '0')}`

let open: TestOffice[] = []
afterEach(() => {
  for (const office of open) office.close()
  open = []
})

async function desk(booths = 1) {
  const office = openTestOffice()
  open.push(office)
  office.profile = { ...office.profile, boothsPerSlot: booths }
  office.room.start()
  const { handlers } = office.room
  const book = async (at: number, more: Partial<Parameters<typeof wish>[0]> = {}) =>
    (
      await value(
        handlers['schedule.book'](
          { wish: wish({ name: `架空 ${at}番`, jobSeekerNumber: number(at), ...more }) },
          counselor,
        ),
      )
    ).id
  function close(date = DAY): void {
    const { profile } = office
    const version = profile.version + 1
    office.profile = { ...profile, version, overrides: [{ date, open: false, reason: '停電' }] }
    office.bell.ring('office.profile', { version })
  }
  function reopen(): void {
    office.profile = { ...office.profile, overrides: [] }
    office.bell.ring('office.profile', { version: 9 })
    office.clock.advance(1_000)
  }
  return {
    ...{ office, book, close, reopen },
    find(id: string) {
      const found = office.store.index().get(id)?.booking
      if (found === undefined) throw new Error('no such booking')
      return found
    },
    moving: (date = DAY) => value(handlers['schedule.moving']({ date }, counselor)),
    move: (people: { bookingId: string; slot: string; to: When | null }[], date = DAY) =>
      value(handlers['schedule.moveTogether']({ date, people }, counselor)),
    undo: (moveId: string) =>
      value(handlers['schedule.undoMove']({ date: DAY, moveId }, counselor)),
    contact: (bookingId: string, about: 'officeReason' | 'movedByOffice') =>
      value(
        handlers['schedule.contact'](
          {
            bookingId,
            contact: { means: 'email', direction: 'toSeeker', result: 'sent', note: '', about },
          },
          counselor,
        ),
      ),
  }
}

describe('a closed day', () => {
  it('lists its people with the nearest place for each, none for two', async () => {
    const d = await desk()
    const taken = await d.book(9, { date: NEXT, slot: '10:00' })
    const ids = [await d.book(0, { slot: '10:00' }), await d.book(1, { slot: '11:00' })]
    d.close()
    expect(ids.map((id) => d.find(id).state)).toEqual(['held', 'held'])
    const { here, places, day } = await d.moving()
    expect(day.open).toBe(false)
    // The same time is taken, and the nearest one goes to whom it is the nearest for first.
    expect(here.map(({ proposed }) => proposed)).toEqual([
      { date: NEXT, slot: '11:00' },
      { date: NEXT, slot: '14:00' },
    ])
    expect(places.find((one) => one.date === NEXT && one.slot === '10:00')?.free).toBe(0)
    expect(d.find(taken).state).toBe('live')
  })

  it('is left by all at once, and each is live where it was put', async () => {
    const d = await desk()
    const ids = await Promise.all([0, 1, 2].map((at) => d.book(at, { slot: SLOTS[at] })))
    d.close()
    const { here } = await d.moving()
    const { moved, left } = await d.move(
      here.map(({ booking, proposed }) => ({
        ...{ bookingId: booking.id, slot: booking.slot, to: proposed },
      })),
    )
    expect([moved, left]).toEqual([3, []])
    expect(ids.map((id) => [d.find(id).state, d.find(id).date])).toEqual(
      ids.map(() => ['live', NEXT]),
    )
    const after = await d.moving()
    expect([after.here, after.moved.map(({ id }) => id).sort()]).toEqual([[], ids.toSorted()])
    d.office.restart()
    expect(ids.map((id) => d.find(id).officeMove?.from.date)).toEqual(ids.map(() => DAY))
  })

  it('keeps whoever is to be called, even when the day is opened again: they may have been told that it is off', async () => {
    const d = await desk()
    const id = await d.book(0)
    const other = await d.book(1, { slot: '11:00' })
    d.close()
    const { moved } = await d.move([{ bookingId: id, slot: d.find(id).slot, to: null }])
    expect(moved).toBe(1)
    d.reopen()
    expect(d.find(id)).toMatchObject({ state: 'held', holdReasons: ['officeUnavailable'] })
    expect(d.find(other).state).toBe('live')
    // Agreed on the telephone, in the form.
    const changed = await value(
      d.office.room.handlers['schedule.change'](
        { bookingId: id, touched: { date: NEXT }, seen: null },
        counselor,
      ),
    )
    expect(changed.state).toBe('live')
  })
})

describe('the rules', () => {
  it('stand: once a day, places, open days, and whoever has something else to be settled', async () => {
    const d = await desk()
    // The same person is booked on the next day as well.
    const id = await d.book(0, { slot: '10:00' })
    await d.book(7, { date: NEXT, slot: '10:00', jobSeekerNumber: number(0) })
    const doubt = await d.book(2, { slot: '11:00', residence: 'unknown' })
    d.close()
    const { here } = await d.moving()
    const of = (bookingId: string) => here.find(({ booking }) => booking.id === bookingId)
    expect(of(id)).toMatchObject({ notOn: [NEXT], proposed: { date: '2027-03-26', slot: '10:00' } })
    expect(of(doubt)).toMatchObject({ unsettled: ['residenceUnknown'], proposed: null })
    const to = (bookingId: string, when: When) => ({
      ...{ bookingId, slot: d.find(bookingId).slot, to: when },
    })
    const { moved, left } = await d.move([
      to(id, { date: NEXT, slot: '15:00' }),
      to(doubt, { date: NEXT, slot: '14:00' }),
    ])
    expect([moved, left]).toEqual([
      0,
      [
        { bookingId: id, why: 'onceADay' },
        { bookingId: doubt, why: 'residenceUnknown' },
      ],
    ])
    const saturday = await d.move([to(id, { date: '2027-03-27', slot: '10:00' })])
    expect(saturday.left).toEqual([{ bookingId: id, why: 'closedDay' }])
    expect((await d.move([to(id, { date: NEXT, slot: '12:00' })])).left[0]?.why).toBe('outsideSlot')
    expect(d.find(id).state).toBe('held')
  })

  it('move nobody who was moved, cancelled or is in session meanwhile', async () => {
    const d = await desk()
    const id = await d.book(0, { slot: '10:00' })
    const gone = await d.book(1, { slot: '11:00' })
    await value(
      d.office.room.handlers['schedule.cancel'](
        { bookingId: gone, by: 'seeker', means: 'phone' },
        counselor,
      ),
    )
    const { left } = await d.move([
      { bookingId: id, slot: '14:00', to: { date: NEXT, slot: '10:00' } },
      { bookingId: gone, slot: '11:00', to: { date: NEXT, slot: '11:00' } },
      { bookingId: 'nobody', slot: '11:00', to: null },
    ])
    expect(left.map(({ why }) => why)).toEqual([
      'changedMeanwhile',
      'changedMeanwhile',
      'changedMeanwhile',
    ])
  })

  it('hold whatever is wished for together: never more in a slot than it has, nobody twice a day', async () => {
    const slot = fc.constantFrom(...SLOTS)
    const to = fc.option(fc.record({ date: fc.constantFrom(NEXT, '2027-03-26'), slot }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(to, { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        async (wishes, closes) => {
          const d = await desk(2)
          const ids: string[] = []
          for (let at = 0; at < 6; at += 1)
            ids.push(await d.book(at, { slot: SLOTS[at % 4] ?? '10:00' }))
          if (closes) d.close()
          const before = ids.map((id) => d.find(id))
          const { moved, left, moveId } = await d.move(
            ids.map((bookingId, at) => ({
              ...{ bookingId, slot: before[at]?.slot ?? '', to: wishes[at] ?? null },
            })),
          )
          expect(moved + left.length).toBe(6)
          for (const date of [NEXT, '2027-03-26'])
            for (const one of SLOTS)
              expect(d.office.store.index().slotCount(date, one)).toBeLessThanOrEqual(2)
          // Nobody is lost: each stands where it was put, waits for a call, or is where it was.
          for (const id of ids) expect(['live', 'held']).toContain(d.find(id).state)
          const back = await d.undo(moveId)
          expect(back).toMatchObject({ back: moved, left: 0 })
          expect(
            ids.map((id) => {
              const { date, slot: now, state, holdReasons } = d.find(id)
              return { date, slot: now, state, holdReasons }
            }),
          ).toEqual(
            before.map(({ date, slot: then, state, holdReasons }) => {
              return { date, slot: then, state, holdReasons }
            }),
          )
          d.office.close()
        },
      ),
      { numRuns: 20 },
    )
  }, 60_000)
})

describe('the way back', () => {
  it('leaves alone what was changed since, and holds what has lost its place', async () => {
    const d = await desk()
    const ids = [await d.book(0, { slot: '10:00' }), await d.book(1, { slot: '11:00' })]
    const [first = '', second = ''] = ids
    const { moveId } = await d.move([
      { bookingId: first, slot: '10:00', to: { date: NEXT, slot: '10:00' } },
      { bookingId: second, slot: '11:00', to: { date: NEXT, slot: '11:00' } },
    ])
    await d.book(5, { slot: '10:00' })
    await value(
      d.office.room.handlers['schedule.change'](
        { bookingId: second, touched: { slot: '15:00' }, seen: null },
        counselor,
      ),
    )
    expect(await d.undo(moveId)).toEqual({ back: 1, held: 1, left: 1 })
    expect(d.find(first)).toMatchObject({ date: DAY, state: 'held', holdReasons: ['slotFull'] })
    expect(d.find(second)).toMatchObject({ date: NEXT, slot: '15:00', state: 'live' })
    expect(await d.undo(moveId)).toEqual({ back: 0, held: 0, left: 1 })
  })
})
