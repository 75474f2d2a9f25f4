/** The end of the retention period for records: the key is gone, the chain is whole (M15, M18). */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createRecordsRoom, type RecordsRoom } from '../../electron/records/room.ts'
import { startVerify } from '../../electron/storage/verify/verify-thread.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import type { Account } from '../../shared/people/account.ts'
import { firstPage, noFilter } from '../../shared/records/record.ts'
import { keepEverything, type Retention } from '../../shared/office/retention.ts'
import { addDays, addMonths } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import {
  addRecord,
  newOffice,
  noBookings,
  type Office,
  reopen,
  START_MS,
  takahashi,
  value,
} from './storage-helpers.ts'

const sup: Account = {
  id: 'sup',
  loginName: 'sup',
  displayName: '架空 統子',
  role: 'supervisor',
  disabled: false,
}

function roomOf(storage: Storage, retention: Retention, sessionRunning = false): RecordsRoom {
  return createRecordsRoom({
    verify: startVerify,
    storage,
    people: { nameOf: (id) => id },
    bookings: noBookings,
    office: { profile: () => ({ ...kanazawaProfile(), retention }) },
    clock: createVirtualClock(START_MS),
    sessionRunning: () => sessionRunning,
    notify: () => undefined,
    ring: () => undefined,
  })
}

/** Two old signed-off records of two people, one old that waits, one old with a prohibited act, one of yesterday. */
function years(): Office {
  const office = newOffice()
  const { storage } = office
  const sign = (recordId: string): unknown =>
    value(
      storage.log.append([
        { type: 'review.signedOff', scope: recordScope(recordId), actorId: 'sup', payload: {} },
      ]),
    )
  addRecord(storage, { recordId: 'old-1', counselorId: 'anna', date: '2019-05-07' })
  addRecord(storage, {
    recordId: 'old-2',
    counselorId: 'anna',
    date: '2019-05-08',
    seeker: takahashi,
  })
  addRecord(storage, { recordId: 'waits', counselorId: 'anna', date: '2019-05-08' })
  addRecord(storage, { recordId: 'act', counselorId: 'anna', date: '2019-05-09' }, [
    {
      type: 'session.prohibitedAct',
      scope: 'record/act',
      actorId: 'anna',
      payload: { act: 'M14-11' },
    },
  ])
  addRecord(storage, { recordId: 'new', counselorId: 'anna', date: '2026-11-23' })
  for (const recordId of ['old-1', 'old-2', 'act', 'new']) sign(recordId)
  return office
}

const due = async (room: RecordsRoom): Promise<[string, string[]][]> =>
  value(await room.handlers['records.due']({}, { account: sup })).map(({ kind, ids }) => [
    kind,
    ids,
  ])

describe('the end of the retention period', () => {
  it('never comes unless the office laid one down, and then only for what was signed off, by kind', async () => {
    const { storage } = years()
    expect(await due(roomOf(storage, keepEverything))).toEqual([])
    expect(
      await due(roomOf(storage, { record: 60, incident: null, office: null, restriction: null })),
    ).toEqual([['record', ['old-1', 'old-2']]])
    expect(
      await due(roomOf(storage, { record: null, incident: 60, office: null, restriction: null })),
    ).toEqual([['incident', ['act']]])
    expect(
      await due(roomOf(storage, { record: 1200, incident: 1200, office: null, restriction: null })),
    ).toEqual([
      ['record', []],
      ['incident', []],
    ])
  })

  it('destroys key, entries and line; the events stay, the chain verifies, the proof is in the log', async () => {
    const office = years()
    const { storage, folder } = office
    const room = roomOf(storage, { record: 60, incident: null, office: null, restriction: null })
    const before = storage.log.head().sequence
    expect(
      await room.handlers['records.dispose'](
        { kind: 'record', ids: ['old-1', 'old-2'], reason: '保存期間の満了' },
        { account: sup },
      ),
    ).toEqual({ ok: true, value: { disposed: 2 } })
    expect(storage.records.find('old-1')).toBeNull()
    expect(
      storage.records.list({ ...noFilter, text: takahashi.jobSeekerNumber ?? '' }, firstPage, 50)
        .total,
    ).toBe(0)
    expect(
      storage.records
        .list({ ...noFilter, text: '架空' }, firstPage, 50)
        .rows.map(({ recordId }) => recordId)
        .sort(),
    ).toEqual(['act', 'new', 'waits'])
    expect(storage.log.eventsOf('record/old-1').map(({ payload }) => payload)).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(storage.log.eventsOf('record/new').map(({ payload }) => payload)).not.toContain(null)
    await room.close()
    storage.close()
    expect(verifyFolder(folder)).toEqual({ ok: true, events: before + 3, firstBad: null })
    const db = new DatabaseSync(databasePath(folder), { readOnly: true })
    expect(
      db
        .prepare(
          `SELECT count(*) AS n FROM record_keys WHERE scope IN ('record/old-1', 'record/old-2') AND wrapped <> zeroblob(length(wrapped))`,
        )
        .get()?.n,
    ).toBe(0)
    expect(
      db
        .prepare(
          'SELECT count(*) AS n FROM record_terms WHERE record NOT IN (SELECT id FROM records)',
        )
        .get()?.n,
    ).toBe(0)
    db.close()
    const again = reopen(office)
    expect(again.records.find('old-1')).toBeNull()
    expect(again.records.find('act')).not.toBeNull()
  })

  it('leaves no byte of a destroyed key in any file of the folder', async () => {
    const { storage, folder } = years()
    const db = new DatabaseSync(databasePath(folder), { readOnly: true })
    const wrapped = db
      .prepare(`SELECT wrapped FROM record_keys WHERE scope = 'record/old-1'`)
      .get()?.wrapped
    db.close()
    if (!(wrapped instanceof Uint8Array)) throw new Error('no key')
    await roomOf(storage, { record: 60, incident: null, office: null, restriction: null }).handlers[
      'records.dispose'
    ]({ kind: 'record', ids: ['old-1'], reason: '満了' }, { account: sup })
    for (const name of readdirSync(folder))
      expect({
        name,
        found: readFileSync(path.join(folder, name)).includes(Buffer.from(wrapped)),
      }).toEqual({ name, found: false })
  })

  it('is refused for anything that is not due, and while a session runs', async () => {
    const { storage } = years()
    const room = roomOf(storage, { record: 60, incident: null, office: null, restriction: null })
    for (const ids of [['new'], ['old-1', 'waits'], ['act'], ['unknown']])
      expect(
        await room.handlers['records.dispose'](
          { kind: 'record', ids, reason: 'x' },
          { account: sup },
        ),
      ).toMatchObject({ reason: 'notDue' })
    expect(
      await roomOf(
        storage,
        { record: 60, incident: null, office: null, restriction: null },
        true,
      ).handlers['records.dispose'](
        { kind: 'record', ids: ['old-1'], reason: 'x' },
        { account: sup },
      ),
    ).toMatchObject({ reason: 'sessionRunning' })
    expect(storage.records.find('old-1')).not.toBeNull()
  })

  it('comes for the office’s own events month by month', async () => {
    const clock = createVirtualClock(Date.UTC(2019, 4, 7, 3))
    const { storage, folder } = newOffice({ clock })
    value(
      storage.log.append([
        { type: 'people.signedIn', scope: 'office', actorId: 'anna', payload: {} },
      ]),
    )
    for (const atMs of [instantOf('2026-10-30', '09:00'), START_MS]) {
      clock.stepWall(atMs - clock.wallMs())
      value(
        storage.log.append([
          { type: 'people.signedIn', scope: 'office', actorId: 'anna', payload: {} },
        ]),
      )
    }
    const room = roomOf(storage, { record: null, incident: null, office: 60, restriction: null })
    expect(await due(room)).toEqual([['office', ['2019-05']]])
    value(
      await room.handlers['records.dispose'](
        { kind: 'office', ids: ['2019-05'], reason: '満了' },
        { account: sup },
      ),
    )
    expect(await due(room)).toEqual([['office', []]])
    storage.close()
    expect(verifyFolder(folder)).toMatchObject({ ok: true, events: 4 })
  })

  it('is the same day so many months earlier, never after it, and never in a month it does not belong to', () => {
    expect(addMonths('2026-11-24', -60)).toBe('2021-11-24')
    expect(addMonths('2028-02-29', -12)).toBe('2027-02-28')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 1, max: 1200 }),
        (days, months) => {
          const today = addDays('2000-01-01', days)
          const end = addMonths(today, -months)
          const [y1 = 0, m1 = 0, d1 = 0] = today.split('-').map(Number)
          const [y2 = 0, m2 = 0, d2 = 0] = end.split('-').map(Number)
          expect(y1 * 12 + m1 - (y2 * 12 + m2)).toBe(months)
          expect(d2).toBeLessThanOrEqual(d1)
        },
      ),
    )
  })
})

describe('saved filters', () => {
  it('belong to one person, are replaced by name, and leave no word in plain text', async () => {
    const { storage, folder } = newOffice()
    const { handlers } = roomOf(storage, keepEverything)
    const save = (account: Account, name: string, slot: string): unknown =>
      handlers['records.saveFilter']({ name, filter: { ...noFilter, text: '', slot } }, { account })
    await save(sup, '秘密の条件', '10:00')
    await save(sup, '秘密の条件', '11:00')
    await save({ ...sup, id: 'other' }, '別の人', '10:00')
    expect(value(await handlers['records.savedFilters']({}, { account: sup }))).toEqual([
      { name: '秘密の条件', filter: { ...noFilter, slot: '11:00' } },
    ])
    for (const name of readdirSync(folder))
      expect(readFileSync(path.join(folder, name)).includes(Buffer.from('秘密の条件'))).toBe(false)
    expect(
      value(await handlers['records.forgetFilter']({ name: '秘密の条件' }, { account: sup })),
    ).toEqual([])
    for (let n = 0; n < 30; n += 1)
      value(
        await handlers['records.saveFilter'](
          { name: `条件${n}`, filter: { ...noFilter, text: '' } },
          { account: sup },
        ),
      )
    expect(
      await handlers['records.saveFilter'](
        { name: 'もう一つ', filter: { ...noFilter, text: '' } },
        { account: sup },
      ),
    ).toMatchObject({ reason: 'tooManyFilters' })
  })
})
