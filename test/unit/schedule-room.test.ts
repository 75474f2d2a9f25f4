/** Booking by hand, contacts, and what the session room is told of a booking. */
import { describe, expect, it } from 'vitest'
import { practiceFile } from '../../electron/schedule/practice.ts'
import { MINUTE } from '../../shared/clock.ts'
import { contract } from '../../shared/contract.ts'
import { instantOf } from '../../shared/time/instant.ts'
import {
  claim,
  closeBooking,
  release,
  counselor,
  csv,
  DAY,
  importText,
  openTestOffice,
  preview,
  touched,
  value,
  wish,
} from './schedule-helpers.ts'

describe('booking by hand', () => {
  it('books the same person again with the number and the addresses that no screen showed', async () => {
    const office = openTestOffice()
    const first = await value(
      office.room.handlers['schedule.book']({ wish: wish({ phone: '076-000-0101' }) }, counselor),
    )
    const next = await value(
      office.room.handlers['schedule.book'](
        {
          wish: wish({ date: '2027-03-25', jobSeekerNumber: null, phone: null, email: null }),
          from: { bookingId: first.id, keep: ['jobSeekerNumber', 'phone'] },
        },
        counselor,
      ),
    )
    expect(next.id).not.toBe(first.id)
    expect(office.room.port.find(next.id)).toMatchObject({
      jobSeekerNumber: office.room.port.find(first.id)?.jobSeekerNumber,
      phone: '076-000-0101',
      email: null,
      recordId: null,
      state: 'live',
    })
    // What is not kept is not taken over, and once a day stays once a day.
    const bare = {
      wish: wish({ date: '2027-03-26', jobSeekerNumber: null }),
      from: { bookingId: first.id, keep: [] },
    }
    expect(await office.room.handlers['schedule.book'](bare, counselor)).toMatchObject({
      ok: false,
      reason: 'numberMissing',
    })
    const sameDay = {
      wish: wish({ slot: '15:00', jobSeekerNumber: null }),
      from: { bookingId: first.id, keep: ['jobSeekerNumber' as const] },
    }
    expect(await office.room.handlers['schedule.book'](sameDay, counselor)).toMatchObject({
      ok: false,
      reason: 'onceADay',
    })
    expect(
      await office.room.handlers['schedule.book'](
        { ...sameDay, from: { bookingId: 'nobody', keep: [] } },
        counselor,
      ),
    ).toMatchObject({ ok: false, reason: 'notFound' })
  })

  it('goes through the rules, keeps the number in its one form and is an event', async () => {
    const office = openTestOffice()
    const made = await value(
      office.room.handlers['schedule.book'](
        { wish: wish({ jobSeekerNumber: '１７０１０００１２３４５' }) },
        counselor,
      ),
    )
    expect(made).toMatchObject({ state: 'live', hasNumber: true, source: 'manual' })
    expect(contract['schedule.book'].answer.parse(made)).toEqual(made)
    expect(made).not.toHaveProperty('jobSeekerNumber')
    expect(office.store.index().get(made.id)?.booking.jobSeekerNumber).toBe('17010-0012345')
    expect(office.events.map((event) => event.type)).toEqual(['schedule.booked'])
    expect(office.topics.at(-1)).toEqual({ topic: 'schedule.changed', payload: { date: DAY } })
  })

  it.each([
    [{ slot: '11:30' }, 'outsideSlot'],
    [{ date: '2027-03-27' }, 'closedDay'],
    [{ date: '2027-03-22' }, 'closedDay'],
    [{ date: '2027-03-23' }, 'pastDate'],
    [{ jobSeekerNumber: null }, 'numberMissing'],
    [{ jobSeekerNumber: '12' }, 'numberMalformed'],
    [{ residence: 'no' as const, slot: '11:30' }, 'outsideSlot'],
    [{ siteId: 'young' }, 'siteUnknown'],
  ])('refuses %j with %s', async (more, reason) => {
    const office = openTestOffice()
    expect(
      await office.room.handlers['schedule.book']({ wish: wish(more) }, counselor),
    ).toMatchObject({ ok: false, reason })
    expect(office.store.index().entries.size).toBe(0)
    expect(office.events).toEqual([])
  })

  it('holds one number to once a day, also at the other site, and a slot to its booths', async () => {
    const office = openTestOffice()
    const book = (more: Parameters<typeof wish>[0]) =>
      office.room.handlers['schedule.book']({ wish: wish(more) }, counselor)
    await value(book({}))
    expect(await book({ slot: '14:00', siteId: 'tsubata' })).toMatchObject({
      ok: false,
      reason: 'onceADay',
    })
    await value(book({ jobSeekerNumber: '17010-2000' }))
    await value(book({ jobSeekerNumber: '17010-3000' }))
    expect(await book({ jobSeekerNumber: '17010-4000' })).toMatchObject({
      ok: false,
      reason: 'slotFull',
    })
  })

  it('refuses a restricted number', async () => {
    const office = openTestOffice({ restricted: (number) => number === '17010-00012345' })
    expect(await office.room.handlers['schedule.book']({ wish: wish() }, counselor)).toMatchObject({
      ok: false,
      reason: 'restricted',
    })
  })

  it('takes a meeting that exists already, keeps it unseen, and gives it up where it is emptied', async () => {
    const office = openTestOffice()
    const { handlers } = office.room
    const meeting = { number: '91234567890', passcode: '482913', link: null }
    const made = await value(handlers['schedule.book']({ wish: wish({ meeting }) }, counselor))
    const kept = (): unknown => office.store.index().get(made.id)?.booking.meeting
    expect(made.hasMeeting).toBe(true)
    expect(JSON.stringify(made)).not.toContain('91234567890')
    expect(kept()).toEqual(meeting)
    const moved = await value(
      handlers['schedule.change'](
        {
          bookingId: made.id,
          touched: { slot: '15:00' },
          seen: { mark: made.mark, values: { slot: '10:00' } },
        },
        counselor,
      ),
    )
    expect(kept()).toEqual(meeting)
    const emptied = {
      bookingId: made.id,
      touched: { meeting: null },
      seen: { mark: moved.mark, values: {} },
    }
    const another = { ...meeting, number: '98765432109' }
    await value(
      handlers['schedule.change']({ ...emptied, touched: { meeting: another } }, counselor),
    )
    // Somebody else typed another one meanwhile.
    expect(await handlers['schedule.change'](emptied, counselor)).toMatchObject({
      ...{ ok: false, reason: 'changedMeanwhile', details: { fields: 'meeting' } },
    })
    const now = await value(handlers['schedule.booking']({ bookingId: made.id }, counselor))
    await value(
      handlers['schedule.change']({ ...emptied, seen: { mark: now.mark, values: {} } }, counselor),
    )
    expect(kept()).toBeNull()
  })

  it('takes no meeting over into the next booking of the same person', async () => {
    const office = openTestOffice()
    const { handlers } = office.room
    const meeting = { number: '91234567890', passcode: '482913', link: null }
    const made = await value(handlers['schedule.book']({ wish: wish({ meeting }) }, counselor))
    const from = { bookingId: made.id, keep: ['jobSeekerNumber' as const, 'meeting' as const] }
    const next = wish({ date: '2027-03-25', jobSeekerNumber: null })
    const again = await value(handlers['schedule.book']({ wish: next, from }, counselor))
    expect(again).toMatchObject({ hasNumber: true, hasMeeting: false })
  })

  it('changes, reschedules, keeps what the screen does not know, and cancels', async () => {
    const office = openTestOffice()
    const made = await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    const moved = await value(
      office.room.handlers['schedule.change'](
        {
          bookingId: made.id,
          touched: touched({ slot: '15:00', email: null }, ['jobSeekerNumber', 'phone']),
          seen: null,
        },
        counselor,
      ),
    )
    expect(moved).toMatchObject({ slot: '15:00', hasNumber: true, hasPhone: true, hasEmail: false })
    expect(
      await office.room.handlers['schedule.change'](
        { bookingId: made.id, touched: { slot: '15:30' }, seen: null },
        counselor,
      ),
    ).toMatchObject({ ok: false, reason: 'outsideSlot' })
    expect(office.store.index().slotCount(DAY, '10:00')).toBe(0)
    const gone = await value(
      office.room.handlers['schedule.cancel'](
        { bookingId: made.id, by: 'seeker', means: 'phone' },
        counselor,
      ),
    )
    expect(gone).toMatchObject({ state: 'cancelled', cancelled: { by: 'seeker', means: 'phone' } })
    expect(
      await office.room.handlers['schedule.cancel'](
        { bookingId: made.id, by: 'seeker', means: null },
        counselor,
      ),
    ).toMatchObject({ ok: false, reason: 'notChangeable' })
    await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
  })

  it('lets a live booking be corrected where it is, though its slot is full', async () => {
    const office = openTestOffice()
    const made = await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    for (const n of [2, 3])
      await value(
        office.room.handlers['schedule.book'](
          { wish: wish({ jobSeekerNumber: `17010-${n}000` }) },
          counselor,
        ),
      )
    expect(
      (
        await value(
          office.room.handlers['schedule.change'](
            { bookingId: made.id, touched: touched({ name: '架空 一朗' }), seen: null },
            counselor,
          ),
        )
      ).name,
    ).toBe('架空 一朗')
  })
})

describe('contacts and what is shown', () => {
  it('records each attempt with time and person, and for when the booking was', async () => {
    const office = openTestOffice()
    const made = await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    const after = await value(
      office.room.handlers['schedule.contact'](
        {
          bookingId: made.id,
          contact: { means: 'phone', direction: 'toSeeker', result: 'notReached', note: '' },
        },
        counselor,
      ),
    )
    expect(after.contacts).toEqual([
      {
        means: 'phone',
        direction: 'toSeeker',
        result: 'notReached',
        note: '',
        atMs: office.clock.wallMs(),
        actorId: 'c1',
        when: { date: made.date, slot: made.slot },
      },
    ])
    expect(office.events.at(-1)).toMatchObject({ type: 'schedule.contacted', actorId: 'c1' })
  })

  it('tells a session that nobody was informed of the time that a booking was moved to (M12-2-6)', async () => {
    const office = openTestOffice()
    const made = await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    const informed = () => office.room.port.told(made.id, null).informed
    const contact = { means: 'email', direction: 'toSeeker', result: 'sent', note: '' } as const
    const { handlers } = office.room
    await value(
      handlers['schedule.contact'](
        { bookingId: made.id, contact: { ...contact, about: 'outage' } },
        counselor,
      ),
    )
    expect(informed()).toBe(null)
    await value(
      handlers['schedule.contact'](
        { bookingId: made.id, contact: { ...contact, about: 'first' } },
        counselor,
      ),
    )
    expect(informed()).toBe('contact')
    const slot = made.slot === '14:00' ? '15:00' : '14:00'
    await value(
      handlers['schedule.change'](
        { bookingId: made.id, touched: touched({ slot }), seen: null },
        counselor,
      ),
    )
    expect(informed()).toBe(null)
  })

  it('shows a number or address only with an event, and not at all when that cannot be written', async () => {
    const office = openTestOffice()
    const made = await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    expect(
      await value(
        office.room.handlers['schedule.show'](
          { bookingId: made.id, field: 'jobSeekerNumber' },
          counselor,
        ),
      ),
    ).toEqual({ value: '17010-00012345' })
    expect(office.events.at(-1)).toMatchObject({
      type: 'schedule.numberShown',
      scope: 'office',
      actorId: 'c1',
      payload: { bookingId: made.id, field: 'jobSeekerNumber' },
    })
    office.faults.log = true
    expect(
      await office.room.handlers['schedule.show'](
        { bookingId: made.id, field: 'email' },
        counselor,
      ),
    ).toMatchObject({ ok: false, reason: 'saveFailed' })
  })

  it('finds by number, name with other characters, and kana', async () => {
    const office = openTestOffice()
    const made = await value(
      office.room.handlers['schedule.book'](
        { wish: wish({ name: '髙橋 架空', kana: 'タカハシ カクウ' }) },
        counselor,
      ),
    )
    for (const text of [
      '高橋',
      '髙橋架空',
      'たかはし',
      'ﾀｶﾊｼ',
      '17010-00012345',
      '１７０１０',
      '12345',
    ]) {
      expect(
        (await value(office.room.handlers['schedule.search']({ text }, counselor))).map(
          (found) => found.id,
        ),
        text,
      ).toEqual([made.id])
    }
    for (const text of ['鈴木', '99999', ''])
      expect(
        await value(office.room.handlers['schedule.search']({ text }, counselor)),
        text,
      ).toEqual([])
  })
})

describe('a search', () => {
  it('finds a receipt number in every form, and those nearest to today first', async () => {
    const office = openTestOffice()
    await importText(
      office,
      csv([
        { receipt: 'A-00123', date: '2027-04-20', number: '17010-00000001' },
        { receipt: 'A-00124', date: '2027-03-25', number: '17010-00000002' },
        { receipt: '000345', date: '2027-03-26', number: '17010-00000003' },
      ]),
    )
    const found = async (text: string, limit = 100): Promise<(string | null)[]> =>
      (await value(office.room.handlers['schedule.search']({ text, limit }, counselor))).map(
        ({ receiptNumber }) => receiptNumber,
      )
    expect(await found('ａ－００１２３')).toEqual(['A-00123'])
    expect(await found('345')).toEqual(['000345'])
    expect(await found('０００３４５')).toEqual(['000345'])
    expect(await found('架空')).toEqual(['A-00124', '000345', 'A-00123'])
    expect(await found('架空', 1)).toEqual(['A-00124'])
  })
})

describe("the session room's side", () => {
  it('lets one counselor claim a booking, and a failed opening gives it back', async () => {
    const office = openTestOffice()
    const { id } = await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    const { port } = office.room
    expect(claim(office, id, 'r1')).toMatchObject({
      ok: true,
      value: { state: 'inSession', recordId: 'r1' },
    })
    expect(claim(office, id, 'r2')).toMatchObject({ ok: false, reason: 'notLive' })
    release(office, 'r1')
    expect(port.find(id)?.state).toBe('inSession')
    release(office)
    expect(port.find(id)).toMatchObject({ state: 'live', recordId: null, counselorId: null })
    expect(claim(office, 'nobody')).toMatchObject({ ok: false, reason: 'notFound' })
  })

  it('frees the day after a session in which the service was not used, and not after one in which it was', async () => {
    const office = openTestOffice()
    const again = () =>
      office.room.handlers['schedule.book']({ wish: wish({ slot: '15:00' }) }, counselor)
    const { id } = await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    claim(office, id)
    expect(await again()).toMatchObject({ ok: false, reason: 'onceADay' })
    closeBooking(office, id, { outcome: 'deemedCancellation', usedMs: null })
    const second = await value(again())
    expect(second.earlierNoShows).toBe(1)
    claim(office, second.id, 'r2')
    // Never counted against anybody, however far it had come.
    closeBooking(office, second.id, { outcome: 'systemFailure', usedMs: 60_000 }, 'r2')
    const third = await value(
      office.room.handlers['schedule.book']({ wish: wish({ slot: '14:00' }) }, counselor),
    )
    claim(office, third.id, 'r3')
    closeBooking(office, third.id, { outcome: 'completed', usedMs: 60_000 }, 'r3')
    expect(
      await office.room.handlers['schedule.book']({ wish: wish({ slot: '11:00' }) }, counselor),
    ).toMatchObject({ ok: false, reason: 'onceADay' })
  })
})

describe('the board', () => {
  it('shows the practice day as it comes through the real importer', async () => {
    const office = openTestOffice()
    expect(await office.room.importFile(practiceFile(DAY))).toEqual({ ok: true, value: null })
    const day = await value(office.room.handlers['schedule.day']({ date: DAY }, counselor))
    expect(contract['schedule.day'].answer.parse(day)).toEqual(day)
    expect(
      day.bookings.filter((booking) => booking.state === 'live').map((booking) => booking.slot),
    ).toEqual([
      '10:00',
      '10:00',
      '10:00',
      '11:00',
      '11:00',
      '14:00',
      '14:00',
      '14:00',
      '15:00',
      '15:00',
    ])
    expect(
      day.bookings.filter((booking) => booking.state !== 'live').map((booking) => booking.state),
    ).toEqual(['withdrawn', 'held'])
    expect(day).toMatchObject({
      nextOpenDay: '2027-03-25',
      lastImport: { fileName: `e-tumo_${DAY}.csv` },
    })
    const week = await value(office.room.handlers['schedule.week']({ date: DAY }, counselor))
    expect(week.map(({ day: { date, open } }) => [date, open])).toEqual([
      ['2027-03-22', false],
      ['2027-03-23', true],
      ['2027-03-24', true],
      ['2027-03-25', true],
      ['2027-03-26', true],
      ['2027-03-27', false],
      ['2027-03-28', false],
    ])
    const closed = await value(
      office.room.handlers['schedule.closedDays']({ date: DAY }, counselor),
    )
    expect(closed.map(({ date }) => date.slice(8))).toEqual([
      '06',
      '07',
      '13',
      '14',
      '20',
      '21',
      '22',
      '27',
      '28',
    ])
    expect(closed.find(({ date }) => date === '2027-03-22')?.reason).toContain('祝日')
    expect(week[2]?.counts).toEqual({ '10:00': 3, '11:00': 2, '14:00': 3, '15:00': 2 })
    expect(
      (await value(office.room.handlers['schedule.held']({}, counselor))).map(
        (booking) => booking.holdReasons,
      ),
    ).toEqual([['outsideSlot']])
  })

  it('gives a notice five minutes before a slot with live bookings, once, naming nobody', async () => {
    const office = openTestOffice()
    await office.room.importFile(practiceFile(DAY))
    office.clock.advance(instantOf(DAY, '09:54') - office.clock.wallMs())
    expect(office.notices).toEqual([])
    office.clock.advance(2 * MINUTE)
    expect(office.notices).toEqual([
      { title: 'まもなく10:00の相談です', body: '3件の予約があります。準備を始めてください。' },
    ])
    office.clock.advance(10 * MINUTE)
    expect(office.notices.length).toBe(1)
    office.clock.sleepThrough(50 * MINUTE + 30_000)
    office.clock.advance(20_000)
    expect(office.notices.map((notice) => notice.title)).toEqual([
      'まもなく10:00の相談です',
      'まもなく11:00の相談です',
      // The three of ten o'clock were left without an answer.
      'まだ答えのない枠があります',
    ])
    office.room.close()
    expect(office.clock.pending()).toBe(0)
  })

  it('says after sleep that a slot began meanwhile, while somebody of it waits for an answer', async () => {
    const office = openTestOffice()
    await office.room.importFile(practiceFile(DAY))
    const sleepUntil = (time: string): void => {
      office.clock.sleepThrough(instantOf(DAY, time) - office.clock.wallMs())
      office.clock.advance(10_000)
    }
    office.clock.advance(instantOf(DAY, '09:50') - office.clock.wallMs())
    sleepUntil('10:03')
    expect(office.notices).toEqual([
      {
        title: '10:00の開始時刻を過ぎました',
        body: 'パソコンがスリープしている間に過ぎました。まだ始めていない予約が3件あります。予約ボードを確かめてください。',
      },
    ])
    office.clock.advance(10 * MINUTE)
    sleepUntil('10:50')
    office.clock.stepWall(30 * MINUTE)
    office.clock.advance(10_000)
    const missed = (): string[] =>
      office.notices.map(({ title }) => title).filter((title) => title.endsWith('過ぎました'))
    expect(missed()).toEqual(['10:00の開始時刻を過ぎました'])
    sleepUntil('14:40')
    expect(missed().slice(1)).toEqual(['14:00の開始時刻を過ぎました'])
    office.room.close()
  })

  it('holds live bookings that a new profile no longer allows, and nothing else', async () => {
    const office = openTestOffice()
    await office.room.importFile(practiceFile(DAY))
    office.profile = { ...office.profile, version: 2, boothsPerSlot: 2 }
    office.bell.ring('office.profile', { version: office.profile.version })
    const held = await value(office.room.handlers['schedule.held']({}, counselor))
    expect(held.map(({ slot, holdReasons }) => [slot, holdReasons])).toEqual([
      ['10:00', ['slotFull']],
      ['11:30', ['outsideSlot']],
      ['14:00', ['slotFull']],
    ])
    office.profile = {
      ...office.profile,
      version: 3,
      overrides: [{ date: DAY, open: false, reason: '停電' }],
    }
    // The disk is full when it is told: it tries again by itself.
    office.faults.log = true
    office.bell.ring('office.profile', { version: office.profile.version })
    office.faults.log = false
    office.clock.advance(11_000)
    expect(
      office.store
        .index()
        .onDate(DAY)
        .filter(({ booking }) => booking.state === 'live'),
    ).toEqual([])
  })
})

describe('what an acceptance tells', () => {
  it('is one event for each booking it makes or alters, and the closing word', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1' }, { receipt: '2', time: '11:00' }]))
    expect(office.events.map((event) => event.type)).toEqual([
      'schedule.booked',
      'schedule.booked',
      'schedule.imported',
    ])
    await importText(
      office,
      csv([
        { receipt: '1', status: '取下げ' },
        { receipt: '2', time: '14:00' },
      ]),
    )
    expect(
      office.events
        .slice(3)
        .map((event) => (event.type === 'schedule.changed' ? event.payload.what : event.type)),
    ).toEqual(['withdrawnByImport', 'changedByImport', 'schedule.imported'])
    expect((await preview(office, csv([{ receipt: '1' }]))).rows[0]?.verdict).toBe('held')
  })
})
