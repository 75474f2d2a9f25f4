/** The records as people read them: list, search, reading, amending, and who may. */
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createRecordsRoom, type RecordsRoom } from '../../electron/records/room.ts'
import { startVerify } from '../../electron/storage/verify/verify-thread.ts'
import type { ReviewRoom } from '../../electron/review/room.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { openStorage, type Storage } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import type { Account, Role } from '../../shared/people/account.ts'
import {
  firstPage,
  noFilter,
  type RecordFilter,
  type RecordSummary,
} from '../../shared/records/record.ts'
import type { Result } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import {
  addRecord,
  ichiro,
  newOffice,
  noBookings,
  opened,
  reopen,
  START_MS,
  takahashi,
  value,
} from './storage-helpers.ts'
import { reviewRoom } from './review-helpers.ts'

const account = (id: string, role: Role): Account => ({
  id,
  loginName: id,
  displayName: `架空 ${id}`,
  role,
  disabled: false,
})
const anna = account('anna', 'counselor')
const bert = account('bert', 'counselor')
const sup = account('sup', 'supervisor')

type Stage = {
  readonly storage: Storage
  readonly folder: string
  readonly records: RecordsRoom
  readonly review: ReviewRoom
  readonly published: unknown[]
}

function stage(): Stage {
  const { storage, folder } = newOffice()
  const published: unknown[] = []
  const records = createRecordsRoom({
    verify: startVerify,
    bookings: noBookings,
    storage,
    people: { nameOf: (id) => `架空 ${id}` },
    ring: (topic, payload) => published.push([topic, payload]),
    office: { profile: kanazawaProfile },
    clock: createVirtualClock(START_MS),
    sessionRunning: () => false,
    notify: () => undefined,
  })
  records.start()
  return { storage, folder, records, review: reviewRoom(storage, records.summaryOf), published }
}

async function list(
  room: RecordsRoom,
  by: Account,
  filter: Partial<RecordFilter> = {},
  skip = 0,
  limit = 50,
): Promise<{ total: number; rows: RecordSummary[] }> {
  return value(
    await room.handlers['records.list'](
      { filter: { ...noFilter, ...filter }, at: { edge: null, skip }, limit },
      { account: by },
    ),
  )
}
const idsOf = ({ rows }: { rows: readonly RecordSummary[] }): string[] =>
  rows.map(({ recordId }) => recordId)
const read = async (room: RecordsRoom, recordId: string, by: Account): Promise<Result<unknown>> =>
  room.handlers['records.read']({ recordId }, { account: by })

describe('the list of records', () => {
  it('shows a counselor the own records and a supervisor all, newest first, in pieces', async () => {
    const { storage, records } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna', date: '2026-11-20', slot: '10:00' })
    addRecord(storage, {
      recordId: 'r2',
      counselorId: 'bert',
      date: '2026-11-24',
      slot: '10:00',
      seeker: takahashi,
    })
    addRecord(storage, { recordId: 'r3', counselorId: 'anna', date: '2026-11-24', slot: '15:00' })
    expect(idsOf(await list(records, sup))).toEqual(['r3', 'r2', 'r1'])
    expect(idsOf(await list(records, anna))).toEqual(['r3', 'r1'])
    expect(idsOf(await list(records, anna, { counselorId: 'bert' }))).toEqual(['r3', 'r1'])
    expect(await list(records, sup, {}, 1, 1)).toMatchObject({
      total: 3,
      rows: [
        {
          recordId: 'r2',
          name: takahashi.name,
          counselorName: '架空 bert',
          usedMs: 1_234_567,
          review: 'waiting',
          outcome: 'completed',
        },
      ],
    })
  })

  it('filters by day, slot, counselor, outcome, incident, review state and site, all at once too', async () => {
    const { storage, records } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna', date: '2026-11-20', slot: '10:00' })
    addRecord(storage, { recordId: 'r2', counselorId: 'bert', date: '2026-11-24', slot: '11:00' }, [
      {
        type: 'session.prohibitedAct',
        scope: 'record/r2',
        actorId: 'bert',
        payload: { act: 'M14-11' },
      },
    ])
    value(storage.log.append([opened({ recordId: 'r3', counselorId: 'anna', date: '2026-11-25' })]))
    const of = async (filter: Partial<RecordFilter>): Promise<string[]> =>
      idsOf(await list(records, sup, filter))
    expect(await of({ from: '2026-11-21' })).toEqual(['r3', 'r2'])
    expect(await of({ to: '2026-11-24' })).toEqual(['r2', 'r1'])
    expect(await of({ slot: '11:00' })).toEqual(['r2'])
    expect(await of({ counselorId: 'anna' })).toEqual(['r3', 'r1'])
    expect(await of({ outcome: 'completed' })).toEqual(['r2', 'r1'])
    expect(await of({ incident: true })).toEqual(['r2'])
    expect(await of({ incident: false })).toEqual(['r3', 'r1'])
    expect(await of({ review: 'open' })).toEqual(['r3'])
    expect(await of({ siteId: 'elsewhere' })).toEqual([])
    expect(
      await of({
        from: '2026-11-20',
        to: '2026-11-24',
        outcome: 'completed',
        incident: false,
        text: 'カクウ',
      }),
    ).toEqual(['r1'])
  })

  it('finds a whole number in any way of typing it, and never a part of one', async () => {
    const { storage, records } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna' })
    addRecord(storage, { recordId: 'r2', counselorId: 'anna', seeker: takahashi })
    for (const text of [
      '17010-00012345',
      '1701000012345',
      '17010-12345',
      '１７０１０－０００１２３４５',
      ' 17010−00012345 ',
    ]) {
      expect(idsOf(await list(records, sup, { text }))).toEqual(['r1'])
    }
    for (const text of ['17010-0001234', '00012345', '17010'])
      expect(idsOf(await list(records, sup, { text }))).toEqual([])
  })

  it('finds part of a name or kana in any width, in hiragana, without the space, with a variant character', async () => {
    const { storage, records } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna', seeker: ichiro })
    addRecord(storage, { recordId: 'r2', counselorId: 'anna', seeker: takahashi })
    const of = async (text: string): Promise<string[]> =>
      idsOf(await list(records, sup, { text })).sort()
    for (const text of [
      '一郎',
      '郎',
      '空一',
      '架空 一郎',
      'いちろう',
      'ｲﾁﾛｳ',
      'イチロウ',
      'くういち',
    ])
      expect({ text, found: await of(text) }).toEqual({ text, found: ['r1'] })
    for (const text of ['髙橋', '高橋', 'たかはし', 'タカハシカ', '橋架'])
      expect({ text, found: await of(text) }).toEqual({ text, found: ['r2'] })
    for (const text of ['架空', '架', 'カクウ', ' '])
      expect({ text, found: await of(text) }).toEqual({ text, found: ['r1', 'r2'] })
    // Every piece of it is there, but not in this order.
    for (const text of ['一郎架', 'クウカクウ', '鈴木', 'ウイチロカ'])
      expect({ text, found: await of(text) }).toEqual({ text, found: [] })
  })
})

describe('reading a record', () => {
  it('opens the whole timeline, and is itself an event', async () => {
    const { storage, records, folder } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna' }, [
      { type: 'session.paused', scope: 'record/r1', actorId: 'anna', payload: { why: '同席者' } },
    ])
    const before = verifyFolder(folder).events
    const view = value(await records.handlers['records.read']({ recordId: 'r1' }, { account: sup }))
    expect(view).toMatchObject({
      kana: ichiro.kana,
      hasNumber: true,
      note: '相談の記録です。',
      practice: false,
      review: [],
    })
    expect(view.timeline.map(({ type, actorName }) => [type, actorName])).toEqual([
      ['session.opened', '架空 anna'],
      ['session.paused', '架空 anna'],
      ['session.closed', '架空 anna'],
      ['records.read', '架空 sup'],
    ])
    expect(view.timeline[1]?.payload).toEqual({ why: '同席者' })
    expect(JSON.stringify(view)).not.toContain(ichiro.jobSeekerNumber)
    expect(verifyFolder(folder)).toEqual({ ok: true, events: before + 1, firstBad: null })
  })

  it('is refused for another counselor and an unknown record, and then nothing is recorded', async () => {
    const { storage, records } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna' })
    const head = storage.log.head().sequence
    expect(await read(records, 'r1', bert)).toMatchObject({ ok: false, reason: 'notYours' })
    expect(await read(records, 'r9', sup)).toMatchObject({ ok: false, reason: 'notFound' })
    expect(storage.log.head().sequence).toBe(head)
    expect((await read(records, 'r1', anna)).ok).toBe(true)
  })
})

describe('the review', () => {
  it('queues what waits: prohibited acts first, then the oldest', async () => {
    const { storage, review } = stage()
    addRecord(storage, { recordId: 'late', counselorId: 'anna', date: '2026-11-25' })
    addRecord(storage, { recordId: 'early', counselorId: 'anna', date: '2026-11-20' })
    addRecord(storage, { recordId: 'act', counselorId: 'bert', date: '2026-11-26' }, [
      {
        type: 'session.prohibitedAct',
        scope: 'record/act',
        actorId: 'bert',
        payload: { act: 'M20-1' },
      },
    ])
    value(storage.log.append([opened({ recordId: 'running', counselorId: 'anna' })]))
    const queue = async (): Promise<string[]> =>
      value(await review.handlers['review.queue']({}, { account: sup })).map(
        ({ recordId }) => recordId,
      )
    expect(await queue()).toEqual(['act', 'early', 'late'])
    value(await review.handlers['review.signOff']({ recordId: 'early' }, { account: sup }))
    expect(await queue()).toEqual(['act', 'late'])
  })

  it('goes round: returned, answered with a new note, signed off; the list hears of each step', async () => {
    const { storage, records, review, published } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna' })
    const amend = (by: Account): unknown =>
      records.handlers['records.amendNote'](
        { recordId: 'r1', note: '書き直した記録', comment: '補いました' },
        { account: by },
      )
    expect(await amend(anna)).toMatchObject({ reason: 'notReturned' })
    value(
      await review.handlers['review.return'](
        { recordId: 'r1', comment: '時刻を補ってください' },
        { account: sup },
      ),
    )
    expect(
      await review.handlers['review.signOff']({ recordId: 'r1' }, { account: sup }),
    ).toMatchObject({ reason: 'notWaiting' })
    expect(await amend(bert)).toMatchObject({ reason: 'notYours' })
    expect(await amend(sup)).toMatchObject({ reason: 'notYours' })
    expect(await amend(anna)).toMatchObject({ ok: true })
    expect(await amend(anna)).toMatchObject({ reason: 'notReturned' })
    value(await review.handlers['review.signOff']({ recordId: 'r1' }, { account: sup }))
    expect(
      await review.handlers['review.signOff']({ recordId: 'r1' }, { account: sup }),
    ).toMatchObject({ reason: 'notWaiting' })
    const view = value(await records.handlers['records.read']({ recordId: 'r1' }, { account: sup }))
    expect(view.note).toBe('書き直した記録')
    expect(view.summary.review).toBe('signedOff')
    expect(view.review.map(({ kind, comment, actorName }) => [kind, comment, actorName])).toEqual([
      ['returned', '時刻を補ってください', '架空 sup'],
      ['answered', '補いました', '架空 anna'],
      ['signedOff', '', '架空 sup'],
    ])
    expect(published).toEqual(
      Array.from({ length: 4 }, () => ['records.changed', { recordId: 'r1' }]),
    )
  })

  it('lets nobody judge the own record, and nobody an unknown one', async () => {
    const { storage, review } = stage()
    addRecord(storage, { recordId: 'own', counselorId: 'sup' })
    expect(
      await review.handlers['review.signOff']({ recordId: 'own' }, { account: sup }),
    ).toMatchObject({ reason: 'ownRecord' })
    expect(
      await review.handlers['review.return']({ recordId: 'own', comment: 'x' }, { account: sup }),
    ).toMatchObject({ reason: 'ownRecord' })
    expect(
      await review.handlers['review.signOff']({ recordId: 'r9' }, { account: sup }),
    ).toMatchObject({ reason: 'notFound' })
  })
})

/** Sealed anew each time. */
const withoutSeal = ({ sealed: _, ...row }: Record<string, unknown>): unknown => row

describe('the list', () => {
  it('is the same when it is made anew from the log', async () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'anna', slot: '11:00' }, [
      {
        type: 'session.recordingSeen',
        scope: 'record/r1',
        actorId: 'anna',
        payload: { recording: true },
      },
      {
        type: 'session.entered',
        scope: 'record/r1',
        actorId: 'anna',
        payload: { provider: 'practice' },
      },
      { type: 'session.seekerJoined', scope: 'record/r1', actorId: 'anna', payload: {} },
    ])
    addRecord(office.storage, { recordId: 'r2', counselorId: 'bert', seeker: takahashi })
    value(
      office.storage.log.append([
        opened({ recordId: 'r3', counselorId: 'anna' }),
        { type: 'review.returned', scope: 'record/r2', actorId: 'sup', payload: { comment: 'x' } },
      ]),
    )
    const shown = (storage: Storage): unknown => [
      storage.records.list(noFilter, firstPage, 50),
      storage.records.list({ ...noFilter, text: '高橋' }, firstPage, 50),
      storage.records.waiting(null, 50),
    ]
    const before = shown(office.storage)
    office.storage.close()
    /** Every column and every index as it is in the file. */
    const inFile = (): unknown => {
      const db = new DatabaseSync(databasePath(office.folder), { readOnly: true })
      const all = [
        `SELECT * FROM records ORDER BY record_id`,
        'SELECT * FROM record_terms',
        `SELECT sql FROM sqlite_schema ORDER BY name`,
      ].map((sql) => db.prepare(sql).all().map(withoutSeal))
      db.close()
      return all
    }
    const whole = inFile()
    const db = new DatabaseSync(databasePath(office.folder))
    db.exec(
      `DELETE FROM record_terms; DELETE FROM records; UPDATE meta SET value = x'00' WHERE name = 'projections'`,
    )
    db.close()
    expect(shown(reopen(office))).toEqual(before)
    expect(inFile()).toEqual(whole)
  })
})

describe('the list of an earlier program', () => {
  it('is made anew in a thread, once, before anything is read from it', async () => {
    const office = newOffice()
    for (let n = 0; n < 5; n += 1)
      addRecord(office.storage, { recordId: `r${n}`, counselorId: 'anna' })
    office.storage.close()
    const db = new DatabaseSync(databasePath(office.folder))
    db.exec(
      `DELETE FROM record_terms; DELETE FROM records; UPDATE meta SET value = x'00' WHERE name = 'projections'`,
    )
    db.close()
    const storage = value(openStorage({ ...office.parts, listsLater: true }))
    try {
      expect(storage.records.list(noFilter, firstPage, 50).total).toBe(0)
      await storage.bringListsUpToDate(() => undefined)
      expect(storage.records.list({ ...noFilter, text: '架空' }, firstPage, 50).total).toBe(5)
      addRecord(storage, { recordId: 'r9', counselorId: 'anna' })
      await storage.bringListsUpToDate(() => undefined)
      expect(await storage.reading.ask('waitingCount', {})).toBe(6)
    } finally {
      await storage.reading.close()
      storage.close()
    }
  })
})
