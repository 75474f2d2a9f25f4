/** The end of the retention period for bookings, contacts, unread rows and imports (M15, M18): whatever was done to them, no name is left. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRecordsRoom, type RecordsRoom } from '../../electron/records/room.ts'
import { scheduleSeal } from '../../electron/schedule/keys.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { createRecordKeys } from '../../electron/storage/keys/record-keys.ts'
import { readEvent } from '../../electron/storage/log/event-row.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { startVerify } from '../../electron/storage/verify/verify-thread.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { keepEverything, type RetentionKind } from '../../shared/office/retention.ts'
import type { BookingDraft } from '../../shared/schedule/draft.ts'
import { addDays, addMonths, type LocalDate } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import {
  claim,
  closeBooking,
  counselor,
  csv,
  DAY,
  importText,
  openTestOffice,
  supervisor,
  type TestOffice,
  value,
  wish,
} from './schedule-helpers.ts'
import { entries, lists, spoil, step, take } from './schedule-steps.ts'
import { addRecord } from './storage-helpers.ts'

type DraftWish = Omit<BookingDraft, 'id' | 'atMs'>

const YEAR_LATER = addMonths(DAY, 14)
/** All invented names of these tests are made of it. */
const WORD = '架空'

function recordsOf(office: TestOffice): RecordsRoom {
  return createRecordsRoom({
    storage: office.storage,
    people: { nameOf: (id) => id },
    bookings: office.room.retention,
    office: {
      profile: () => ({
        ...office.profile,
        retention: { ...keepEverything, record: 12, office: 12 },
      }),
    },
    clock: office.clock,
    sessionRunning: () => false,
    notify: () => undefined,
    verify: startVerify,
    ring: () => undefined,
  })
}

const signedIn: NewEvent = { type: 'people.signedIn', scope: 'office', actorId: 's1', payload: {} }

function goTo(office: TestOffice, day: LocalDate): void {
  office.clock.stepWall(instantOf(day, '08:40') - office.clock.wallMs())
  if (!office.storage.log.append([signedIn]).ok) throw new Error('not written')
}

/** As a year of use: also in the month before, so that the clock is believed. */
function aYearLater(office: TestOffice): void {
  goTo(office, addMonths(YEAR_LATER, -1))
  goTo(office, YEAR_LATER)
}

const dueOf = async (office: TestOffice, kind: RetentionKind): Promise<readonly string[]> =>
  (await value(recordsOf(office).handlers['records.due']({}, supervisor))).find(
    (due) => due.kind === kind,
  )?.ids ?? []

async function disposeOfAll(office: TestOffice): Promise<void> {
  for (const kind of ['record', 'office'] as const) {
    const ids = [...(await dueOf(office, kind))]
    if (ids.length > 0)
      await value(
        recordsOf(office).handlers['records.dispose'](
          { kind, ids, reason: '保存期間の満了' },
          supervisor,
        ),
      )
  }
}

/** The session that a booking was closed with, signed off. */
function record(office: TestOffice, recordId: string, date: LocalDate): void {
  addRecord(office.storage, { recordId, counselorId: 'c1', date })
  const signed: NewEvent = {
    type: 'review.signedOff',
    scope: recordScope(recordId),
    actorId: 's1',
    payload: {},
  }
  if (!office.storage.log.append([signed]).ok) throw new Error('not written')
}

/** Everything that can be opened with the office's key: payloads of the log, the schedule's files, the lists. */
function readable(office: TestOffice): string[] {
  const { vault } = office.storage
  const db = new DatabaseSync(databasePath(office.folder), { readOnly: true })
  const keys = createRecordKeys(db, vault)
  const payloads = db
    .prepare('SELECT * FROM events')
    .all()
    .map((row) => JSON.stringify(readEvent(row, keys)))
  db.close()
  const folder = join(office.folder, 'schedule')
  const files = readdirSync(folder).map((name) => {
    const plain = scheduleSeal(vault).open(readFileSync(join(folder, name)), name)
    return plain.ok ? Buffer.from(plain.value).toString('utf8') : `${name} cannot be opened`
  })
  const drafts = JSON.stringify(office.store.drafts.of('c1'))
  return [...payloads, ...files, JSON.stringify(lists(office)), drafts]
}

const naming = (office: TestOffice): string[] =>
  readable(office).filter((text) => text.includes(WORD))

/** A form that was begun and never sent. */
const draft = (name: string): DraftWish => ({
  bookingId: null,
  fields: {
    name,
    kana: '',
    jobSeekerNumber: '',
    category: '1',
    residence: 'notApplicable',
    companions: '',
    phone: '',
    email: '',
    meeting: '',
    passcode: '',
    date: DAY,
    slot: '10:00',
    siteId: 'kanazawa',
  },
  kept: [],
  begun: null,
})

function office(): TestOffice {
  const made = openTestOffice()
  onTestFinished(() => made.close())
  return made
}

describe('bookings at the end of the retention period', () => {
  it('go with the month they were for, with their contacts, and the board forgets them at once', async () => {
    const d = office()
    await importText(d, csv([{ receipt: '1' }, { receipt: '2', time: 'いつか' }]))
    await value(
      d.room.handlers['schedule.book'](
        { wish: wish({ date: addDays(YEAR_LATER, 2), slot: '11:00', name: '別人' }) },
        counselor,
      ),
    )
    await value(
      d.room.handlers['schedule.keepDraft'](
        { draftId: 'd1', draft: draft('架空 書きかけ') },
        counselor,
      ),
    )
    aYearLater(d)
    await value(
      d.room.handlers['schedule.keepDraft']({ draftId: 'd2', draft: draft('新しい') }, counselor),
    )
    expect(await dueOf(d, 'office')).toEqual([DAY.slice(0, 7)])
    const heard: string[] = []
    d.store.onChanged((dates) => heard.push(...dates))
    await disposeOfAll(d)
    expect(entries(d).map(({ booking }) => booking.name)).toEqual(['別人'])
    expect(d.store.head().unread).toEqual([])
    expect(heard).toContain(DAY)
    expect(d.store.drafts.of('c1').map(({ fields }) => fields.name)).toEqual(['新しい'])
    d.restart()
    expect(naming(d)).toEqual([])
    expect(d.store.drafts.of('c1')).toHaveLength(1)
    expect(await dueOf(d, 'office')).toEqual([])
    d.close()
    expect(verifyFolder(d.folder)).toMatchObject({ ok: true })
  })

  it('of which a record stands wait for that record and go with it', async () => {
    const d = office()
    await importText(d, csv([{ receipt: '1' }, { receipt: '2', time: '11:00' }]))
    const [first, second] = entries(d).map(({ booking }) => booking.id)
    for (const [id = '', recordId] of [
      [first, 'r1'],
      [second, 'r2'],
    ] as const) {
      claim(d, id, recordId)
      closeBooking(d, id, { outcome: 'completed', usedMs: 1000 }, recordId)
      record(d, recordId, DAY)
    }
    aYearLater(d)
    await value(
      recordsOf(d).handlers['records.dispose'](
        { kind: 'record', ids: ['r1'], reason: '満了' },
        supervisor,
      ),
    )
    expect(entries(d).map(({ booking }) => booking.id)).toEqual([second])
    await value(
      recordsOf(d).handlers['records.dispose'](
        { kind: 'office', ids: [...(await dueOf(d, 'office'))], reason: '満了' },
        supervisor,
      ),
    )
    expect(entries(d).map(({ booking }) => booking.id)).toEqual([second])
    await disposeOfAll(d)
    d.restart()
    expect(naming(d)).toEqual([])
  })

  it('come back as past ones, to be looked at, when the old file is taken in again', async () => {
    const d = office()
    await importText(d, csv([{ receipt: '1' }]))
    aYearLater(d)
    await disposeOfAll(d)
    await importText(d, csv([{ receipt: '1' }]))
    const before = lists(d)
    expect(entries(d).map(({ booking }) => booking.state)).toEqual(['held'])
    d.restart()
    expect(lists(d)).toEqual(before)
    spoil(d, 'loseCache')
    expect(lists(d)).toEqual(before)
  })

  it('keep the import read last, whatever its id, so that the lists can be made again', async () => {
    let left = 1000
    // An id is no order: each later one sorts before those already given.
    const d = openTestOffice({ ids: () => `id-${(left -= 1)}` })
    onTestFinished(() => d.close())
    await importText(d, csv([{ receipt: '1' }]))
    d.clock.advance(1000)
    await importText(d, csv([{ receipt: '2', time: '11:00' }]))
    aYearLater(d)
    await disposeOfAll(d)
    const before = lists(d)
    spoil(d, 'loseCache')
    expect(lists(d)).toEqual(before)
  })

  it('keep the import that was made last, though an older file was read after it', async () => {
    const d = office()
    await importText(d, csv([{ receipt: '1' }]), 'list_20270320103000.csv')
    await importText(d, csv([{ receipt: '2', time: '11:00' }]), 'list_20270319103000.csv')
    aYearLater(d)
    await disposeOfAll(d)
    const before = lists(d)
    spoil(d, 'loseCache')
    expect(lists(d)).toEqual(before)
  })

  it('and whatever else was done leave no name anywhere, and lists that the log makes again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (steps) => {
        const d = openTestOffice()
        for (const one of steps) await take(d, one)
        for (const { booking } of entries(d))
          if (booking.state === 'inSession')
            closeBooking(d, booking.id, { outcome: 'completed', usedMs: 1 }, booking.recordId ?? '')
        aYearLater(d)
        await disposeOfAll(d)
        expect(entries(d)).toEqual([])
        const before = lists(d)
        d.restart()
        expect(naming(d)).toEqual([])
        expect(lists(d)).toEqual(before)
        spoil(d, 'loseCache')
        expect(lists(d)).toEqual(before)
        d.close()
        expect(verifyFolder(d.folder)).toMatchObject({ ok: true, firstBad: null })
      }),
      { numRuns: 12 },
    )
  })
})

describe('a clock that is far ahead', () => {
  it('destroys nothing, put back it changes nothing, and once the office was used for a month it is believed', async () => {
    const d = office()
    goTo(d, DAY)
    await importText(d, csv([{ receipt: '1' }]))
    goTo(d, YEAR_LATER)
    const ids = [...(await dueOf(d, 'office'))]
    expect(ids).not.toEqual([])
    const dispose = () =>
      recordsOf(d).handlers['records.dispose']({ kind: 'office', ids, reason: '満了' }, supervisor)
    expect(await dispose()).toMatchObject({ reason: 'clockAhead' })
    goTo(d, addDays(DAY, 1))
    expect(await dispose()).toMatchObject({ reason: 'notDue' })
    expect(entries(d)).toHaveLength(1)
    goTo(d, addMonths(YEAR_LATER, -1))
    goTo(d, YEAR_LATER)
    expect(await dispose()).toMatchObject({ ok: true })
  })
})
