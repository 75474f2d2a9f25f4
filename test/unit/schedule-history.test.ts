/** 予約の履歴: what it tells, and the ways back, which are further events that keep every rule. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  claim,
  counselor,
  csv,
  importText,
  openTestOffice,
  supervisor,
  type TestOffice,
  value,
  wish,
} from './schedule-helpers.ts'

const history = (office: TestOffice) =>
  value(office.room.handlers['schedule.history']({}, supervisor))
const bookings = (office: TestOffice) =>
  [...office.store.index().entries.values()].map(({ booking }) => booking)
const undo = (office: TestOffice, batch: string) =>
  value(office.room.handlers['schedule.undoImport']({ batch }, supervisor))
const told = (office: TestOffice) =>
  bookings(office).map(({ receiptNumber, slot, state }) => [receiptNumber, slot, state])

/** From the log alone it must be the same. */
function expectSameFromLog(office: TestOffice): void {
  const before = { entries: [...office.store.index().entries.values()], head: office.store.head() }
  office.close()
  rmSync(join(office.folder, 'schedule'), { recursive: true, force: true })
  office.restart()
  expect({
    entries: [...office.store.index().entries.values()],
    head: office.store.head(),
  }).toEqual(before)
}

describe('the history', () => {
  it('tells imports with their file, and a day’s work by hand, the newest first', async () => {
    const office = openTestOffice()
    await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    await importText(
      office,
      csv([
        { receipt: '1', time: '11:00' },
        { receipt: '2', time: '14:00' },
      ]),
      '一回目.csv',
    )
    await importText(office, csv([{ receipt: '1', time: '11:00', status: '取下げ' }]), '二回目.csv')
    expect(
      (await history(office)).map(({ kind, fileName, counts }) => [kind, fileName, counts]),
    ).toEqual([
      ['import', '二回目.csv', { added: 0, changed: 0, gone: 1 }],
      ['import', '一回目.csv', { added: 2, changed: 0, gone: 0 }],
      ['day', null, { added: 1, changed: 0, gone: 0 }],
    ])
  })
})

describe('taking an import back', () => {
  it('leaves the lists as before it, says how many change, and the file can come in again', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1', time: '11:00' }]), 'ok.csv')
    const before = told(office)
    const wrong = csv([
      { receipt: '1', time: '14:00' },
      { receipt: '2', time: '15:00' },
      { receipt: '3', date: '未定' },
    ])
    await importText(office, wrong, 'wrong.csv')
    const [line] = await history(office)
    const batch = line?.id ?? ''
    const counts = { removed: 1, changed: 1, held: 0, kept: 0 }
    expect(
      await value(office.room.handlers['schedule.lookBack']({ kind: 'import', batch }, supervisor)),
    ).toEqual(counts)
    expect(await undo(office, batch)).toEqual(counts)
    expect(told(office)).toEqual(before)
    expect(office.store.head().unread).toEqual([])
    const [back, undone] = await history(office)
    expect([back?.kind, undone?.fileName, undone?.undone]).toEqual(['back', 'wrong.csv', true])
    expectSameFromLog(office)
    await importText(office, wrong, 'again.csv')
    expect(told(office)).toEqual([
      ['1', '14:00', 'live'],
      ['2', '15:00', 'live'],
    ])
    expect(office.store.head().unread.length).toBe(1)
    expectSameFromLog(office)
  })

  it('touches no booking in session, and none that somebody changed since', async () => {
    const office = openTestOffice()
    await importText(
      office,
      csv([
        { receipt: '1', time: '10:00' },
        { receipt: '2', time: '11:00' },
        { receipt: '3', time: '14:00' },
      ]),
    )
    const [one, two] = bookings(office)
    claim(office, one?.id ?? '')
    await value(
      office.room.handlers['schedule.contact'](
        {
          bookingId: two?.id ?? '',
          contact: { means: 'phone', direction: 'fromSeeker', result: 'reached', note: '' },
        },
        counselor,
      ),
    )
    const [line] = await history(office)
    expect(await undo(office, line?.id ?? '')).toEqual({
      removed: 1,
      changed: 0,
      held: 0,
      kept: 2,
    })
    expect(told(office)).toEqual([
      ['1', '10:00', 'inSession'],
      ['2', '11:00', 'live'],
    ])
    expectSameFromLog(office)
  })

  it('is refused for what is no import', async () => {
    const office = openTestOffice()
    expect(
      await office.room.handlers['schedule.undoImport']({ batch: 'none' }, supervisor),
    ).toMatchObject({ ok: false, reason: 'notFound' })
  })
})

describe('going back to before a line of the history', () => {
  it('puts bookings back; whose place is full meanwhile is held with the reason', async () => {
    const office = openTestOffice()
    office.profile = { ...office.profile, boothsPerSlot: 1 }
    await importText(office, csv([{ receipt: '1', time: '10:00' }]), 'first.csv')
    const [one] = bookings(office)
    await importText(office, csv([{ receipt: '1', time: '11:00' }]), 'moved.csv')
    const [moved] = await history(office)
    await value(
      office.room.handlers['schedule.book'](
        { wish: wish({ jobSeekerNumber: '17010-00000077' }) },
        counselor,
      ),
    )
    const taken = bookings(office).find(({ receiptNumber }) => receiptNumber === null)
    claim(office, taken?.id ?? '')
    expect(
      await value(
        office.room.handlers['schedule.backTo']({ place: moved?.place ?? 1 }, supervisor),
      ),
    ).toEqual({ removed: 0, changed: 1, held: 1, kept: 1 })
    expect(office.store.index().get(one?.id ?? '')?.booking).toMatchObject({
      slot: '10:00',
      state: 'held',
      holdReasons: ['slotFull'],
    })
    expect(office.store.index().get(taken?.id ?? '')?.booking.state).toBe('inSession')
    expectSameFromLog(office)
  })
})
