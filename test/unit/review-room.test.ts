/** The supervisor's work: restrictions, bulk sign-off, lists, exports, statistics. */
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { ReviewRoom } from '../../electron/review/room.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { openDatabase } from '../../electron/storage/file/database.ts'
import { migrations } from '../../electron/storage/file/migrations/index.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { noFilter } from '../../shared/records/record.ts'
import { createCountReader } from '../../electron/storage/lists/count-reader.ts'
import { judgeReasons } from '../../shared/review/bulk.ts'
import { restrictionState, type RestrictionWish } from '../../shared/review/restriction.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { account, reviewRoom, supervisor } from './review-helpers.ts'
import {
  addRecord,
  ichiro,
  newOffice,
  type Office,
  opened,
  type RecordWish,
  reopen,
  takahashi,
  temporaryFolder,
  value,
} from './storage-helpers.ts'

const by = { account: supervisor }
const wish: RestrictionWish = {
  reason: '連絡のない取消しが続いた。',
  from: '2026-11-24',
  until: null,
  notice: 'しばらくお断りします。',
}

function record(
  storage: Storage,
  recordWish: RecordWish,
  outcome: Outcome,
  usedMs: number,
  between: readonly NewEvent[] = [],
): void {
  value(
    storage.log.append([
      opened(recordWish),
      ...between,
      {
        type: 'session.closed',
        scope: recordScope(recordWish.recordId),
        actorId: recordWish.counselorId,
        payload: { outcome, note: '', followUp: '', usedMs },
      },
    ]),
  )
}

function stage(): Office & { readonly review: ReviewRoom; readonly told: string[] } {
  const office = newOffice()
  const told: string[] = []
  return {
    ...office,
    told,
    review: reviewRoom(office.storage, undefined, {
      ring: (topic) => void told.push(topic),
    }),
  }
}

describe('a restriction', () => {
  it('is decided from a record, refuses its number on its days, and is known again after a restart', async () => {
    const office = stage()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'anna' })
    const made = value(
      await office.review.handlers['review.restrict'](
        { recordId: 'r1', wish: { ...wish, until: '2026-12-31' } },
        by,
      ),
    )
    expect(made).toMatchObject({
      name: ichiro.name,
      state: 'inForce',
      by: '架空 sup',
      lifted: null,
    })
    expect(JSON.stringify(made)).not.toContain('00012345')
    expect(office.told).toEqual(['review.restrictions'])
    for (const number of ['17010-00012345', '17010-12345', '1701000012345'])
      expect(office.review.restricted(number, '2026-11-24'), number).toBe(true)
    expect(office.review.restricted('17010-00012345', '2026-11-23')).toBe(false)
    expect(office.review.restricted('17010-00012345', '2026-12-31')).toBe(true)
    expect(office.review.restricted('17010-00012345', '2027-01-01')).toBe(false)
    expect(office.review.restricted('17010-00067890', '2026-11-24')).toBe(false)
    office.storage.close()
    const again = reviewRoom(reopen(office))
    expect(again.restricted('17010-00012345', '2026-12-01')).toBe(true)
    expect(value(await again.handlers['review.restrictions']({ limit: 100 }, by))).toMatchObject({
      rows: [{ id: made.id, reason: wish.reason, notice: wish.notice }],
    })
  })

  it('keeps its history when it is lifted, and may then be decided again', async () => {
    const { review, storage } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna' })
    const { id } = value(await review.handlers['review.restrict']({ recordId: 'r1', wish }, by))
    expect(await review.handlers['review.restrict']({ recordId: 'r1', wish }, by)).toMatchObject({
      reason: 'alreadyRestricted',
    })
    value(
      await review.handlers['review.liftRestriction'](
        { restrictionId: id, why: '本人と話した。' },
        by,
      ),
    )
    expect(review.restricted(ichiro.jobSeekerNumber ?? '', '2026-11-24')).toBe(false)
    expect(
      await review.handlers['review.liftRestriction']({ restrictionId: id, why: 'もう一度' }, by),
    ).toMatchObject({ reason: 'notStanding' })
    value(await review.handlers['review.restrict']({ recordId: 'r1', wish }, by))
    expect(value(await review.handlers['review.restrictions']({ limit: 100 }, by))).toMatchObject({
      total: 2,
      rows: [
        { state: 'inForce' },
        { state: 'lifted', lifted: { by: '架空 sup', why: '本人と話した。' } },
      ],
    })
    const one = value(await review.handlers['review.restrictions']({ limit: 1 }, by))
    expect(one).toMatchObject({ total: 2, rows: [{ state: 'inForce' }] })
    expect(one.rows).toHaveLength(1)
  })

  it('is refused with its reason where it cannot be', async () => {
    const { review, storage } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna' })
    addRecord(storage, {
      recordId: 'r2',
      counselorId: 'anna',
      seeker: { name: '架空 無番', kana: null, jobSeekerNumber: null },
    })
    const attempt = async (recordId: string, change: Partial<RestrictionWish>) =>
      review.handlers['review.restrict']({ recordId, wish: { ...wish, ...change } }, by)
    expect(await attempt('nobody', {})).toMatchObject({ reason: 'notFound' })
    expect(await attempt('r2', {})).toMatchObject({ reason: 'noNumber' })
    expect(await attempt('r1', { until: '2026-11-23' })).toMatchObject({
      reason: 'untilBeforeFrom',
    })
    expect(await attempt('r1', { from: '2026-11-01', until: '2026-11-23' })).toMatchObject({
      reason: 'alreadyOver',
    })
  })

  it('leaves neither number, name, reason nor notice readable in the file, and a log that verifies', async () => {
    const office = stage()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'anna' })
    value(await office.review.handlers['review.restrict']({ recordId: 'r1', wish }, by))
    office.storage.close()
    const db = new DatabaseSync(databasePath(office.folder))
    const row = JSON.stringify(
      db
        .prepare('SELECT id, number, from_date, until_date, lifted_ms, sealed FROM restrictions')
        .all()
        .map((one) =>
          Object.values(one).map((cell) =>
            cell instanceof Uint8Array ? Buffer.from(cell).toString('utf8') : cell,
          ),
        ),
    )
    db.close()
    for (const word of ['00012345', '12345', ichiro.name, wish.reason, wish.notice])
      expect(row).not.toContain(word)
    expect(verifyFolder(office.folder)).toMatchObject({ ok: true })
  })

  it('has a state for every day of its life', () => {
    const span = { from: '2026-11-24', until: '2026-12-01', lifted: null }
    expect(
      ['2026-11-23', '2026-11-24', '2026-12-01', '2026-12-02'].map((date) =>
        restrictionState(span, date),
      ),
    ).toEqual(['ahead', 'inForce', 'inForce', 'over'])
    expect(restrictionState({ ...span, lifted: {} }, '2026-11-25')).toBe('lifted')
  })

  it('comes to a file of the version before without touching what is in it', () => {
    const file = databasePath(temporaryFolder())
    const before = migrations.findIndex((sql) => sql.includes('CREATE TABLE restrictions'))
    expect(before).toBeGreaterThan(0)
    const old = value(openDatabase(file, migrations.slice(0, before)))
    old.exec(`INSERT INTO meta (name, value) VALUES ('kept', x'01')`)
    old.close()
    const db = value(openDatabase(file, migrations.slice(0, before + 1)))
    expect(db.prepare('SELECT count(*) AS n FROM restrictions').get()).toEqual({ n: 0 })
    expect(db.prepare(`SELECT hex(value) AS v FROM meta WHERE name = 'kept'`).get()).toEqual({
      v: '01',
    })
    db.close()
  })
})

describe('several signed off at once', () => {
  it('are only those in which nothing needs judging; one that does stops all', async () => {
    const { review, storage } = stage()
    addRecord(storage, { recordId: 'plain', counselorId: 'anna' })
    addRecord(storage, { recordId: 'plain2', counselorId: 'bert', date: '2026-11-23' })
    addRecord(storage, { recordId: 'own', counselorId: 'sup' })
    addRecord(storage, { recordId: 'incident', counselorId: 'anna' }, [
      {
        type: 'session.prohibitedAct',
        scope: 'record/incident',
        actorId: 'anna',
        payload: { act: 'M14-11' },
      },
    ])
    addRecord(storage, { recordId: 'excepted', counselorId: 'anna' }, [
      {
        type: 'precall.identityExcepted',
        scope: 'record/excepted',
        actorId: 'anna',
        payload: { supervisorId: 'sup', reason: '番号なし', checkedInstead: '住所' },
      },
    ])
    addRecord(storage, { recordId: 'warned', counselorId: 'anna' }, [
      {
        type: 'precall.identityTried',
        scope: 'record/warned',
        actorId: 'anna',
        payload: { attempt: 1, matched: false },
      },
    ])
    record(storage, { recordId: 'noShow', counselorId: 'anna' }, 'deemedCancellation', 0)
    const reasons = Object.fromEntries(
      value(await review.handlers['review.judgeReasons']({}, by)).map(({ recordId, against }) => [
        recordId,
        against,
      ]),
    )
    expect(reasons).toEqual({
      plain: [],
      plain2: [],
      own: ['ownRecord'],
      incident: ['incident', 'warning'],
      excepted: ['exception'],
      warned: ['warning'],
      noShow: ['outcome'],
    })
    expect(
      await review.handlers['review.signOffMany']({ recordIds: ['plain', 'warned'] }, by),
    ).toMatchObject({ reason: 'needsJudging' })
    expect(storage.records.find('plain')?.review).toBe('waiting')
    expect(
      value(
        await review.handlers['review.signOffMany'](
          { recordIds: ['plain', 'plain2', 'plain'] },
          by,
        ),
      ),
    ).toEqual({ signedOff: 2 })
    expect(['plain', 'plain2'].map((id) => storage.records.find(id)?.review)).toEqual([
      'signedOff',
      'signedOff',
    ])
    expect(await review.handlers['review.signOffMany']({ recordIds: ['plain'] }, by)).toMatchObject(
      { reason: 'notWaiting' },
    )
    expect(value(await review.handlers['review.queue']({}, by)).length).toBe(5)
  })

  it('leave a returned and answered record to be read by itself', () => {
    const waiting = {
      counselorId: 'anna',
      incident: false,
      outcome: 'completed',
      review: 'answered',
    } as const
    expect(judgeReasons(waiting, [{ type: 'session.opened', payload: {} }], 'sup')).toEqual([
      'answered',
    ])
    expect(
      judgeReasons(
        { ...waiting, review: 'waiting' },
        [{ type: 'session.closed', payload: null }],
        'sup',
      ),
    ).toEqual(['unreadable'])
  })
})

describe('the lists', () => {
  it('count deemed cancellations of the last year by number, and say who is restricted already', async () => {
    const { review, storage } = stage()
    record(
      storage,
      { recordId: 'n1', counselorId: 'anna', date: '2026-11-02' },
      'deemedCancellation',
      0,
    )
    record(
      storage,
      { recordId: 'n2', counselorId: 'anna', date: '2026-11-09' },
      'deemedCancellation',
      0,
    )
    record(
      storage,
      { recordId: 'n3', counselorId: 'anna', date: '2026-11-10', seeker: takahashi },
      'deemedCancellation',
      0,
    )
    record(
      storage,
      { recordId: 'old', counselorId: 'anna', date: '2025-11-10', seeker: takahashi },
      'deemedCancellation',
      0,
    )
    value(await review.handlers['review.restrict']({ recordId: 'n3', wish }, by))
    expect(value(await review.handlers['review.noShows']({}, by))).toEqual([
      { recordId: 'n2', name: ichiro.name, count: 2, lastDate: '2026-11-09', restricted: false },
      { recordId: 'n3', name: takahashi.name, count: 1, lastDate: '2026-11-10', restricted: true },
    ])
  })

  it('name the people whose last use is over a year ago, and nobody who came since (M6-4)', async () => {
    const { review, storage } = stage()
    addRecord(storage, { recordId: 'long', counselorId: 'anna', date: '2025-11-23' })
    addRecord(storage, { recordId: 'longer', counselorId: 'anna', date: '2024-05-07' })
    record(
      storage,
      { recordId: 'absent', counselorId: 'anna', date: '2026-05-07' },
      'deemedCancellation',
      0,
    )
    addRecord(storage, {
      recordId: 'then',
      counselorId: 'anna',
      date: '2025-01-08',
      seeker: takahashi,
    })
    addRecord(storage, {
      recordId: 'now',
      counselorId: 'anna',
      date: '2025-11-24',
      seeker: takahashi,
    })
    expect(value(await review.handlers['review.unused']({}, by))).toEqual({
      before: '2025-11-24',
      more: false,
      people: [
        { recordId: 'long', name: ichiro.name, counselorName: '架空 anna', lastDate: '2025-11-23' },
      ],
    })
  })
})

describe('what leaves the app', () => {
  it('is recorded first, with what and why, and names neither a device nor a number', async () => {
    const { review, storage } = stage()
    addRecord(storage, { recordId: 'r1', counselorId: 'anna' })
    addRecord(storage, {
      recordId: 'r2',
      counselorId: 'anna',
      date: '2026-11-20',
      seeker: takahashi,
    })
    const file = value(
      await review.handlers['review.exportRecords'](
        { filter: { ...noFilter, from: '2026-11-24' }, encoding: 'utf8', why: '月の報告' },
        by,
      ),
    )
    const text = Buffer.from(file.base64, 'base64').toString('utf8')
    expect(text).toContain(ichiro.name)
    expect(text).not.toContain(takahashi.name)
    const sheet = value(
      await review.handlers['review.recordSheet']({ recordId: 'r1', why: '綴じるため' }, by),
    )
    const day = value(
      await review.handlers['review.daySheet']({ date: '2026-11-24', why: '日報' }, by),
    )
    expect(day.rows.map((row) => row.recordId)).toEqual(['r1'])
    expect(day.seal.events).toBe(storage.log.head().sequence)
    for (const words of [text, JSON.stringify(sheet), JSON.stringify(day)]) {
      expect(words).not.toContain(storage.device)
      expect(words).not.toContain('00012345')
    }
    expect(
      storage.log.eventsOf('record/r1').findLast((event) => event.type === 'records.exported'),
    ).toMatchObject({
      actorId: 'sup',
      payload: { what: 'この記録（印刷・PDF）', why: '綴じるため' },
    })
  })

  it('is nothing where nothing fits', async () => {
    const { review } = stage()
    expect(
      await review.handlers['review.exportRecords'](
        { filter: noFilter, encoding: 'cp932', why: '月の報告' },
        by,
      ),
    ).toMatchObject({ reason: 'nothingToExport' })
    expect(
      await review.handlers['review.statistics']({ from: '2026-11-24', to: '2026-11-23' }, by),
    ).toMatchObject({ reason: 'periodWrong' })
    expect(
      await review.handlers['review.statistics']({ from: '2020-11-24', to: '2026-11-23' }, by),
    ).toMatchObject({ reason: 'periodWrong' })
  })
})

describe('counting', () => {
  it('counts closed records of the period, their length, and the wait between entering and the job seeker’s coming', async () => {
    const clock = createVirtualClock(instantOf('2026-11-24', '10:00'))
    const { storage } = newOffice({ clock })
    const review = reviewRoom(storage)
    for (const [at, outcome] of (
      [
        'completed',
        'completed',
        'completed',
        'capReached',
        'capReached',
        'capReached',
        'deemedCancellation',
      ] as const
    ).entries()) {
      const recordId = `r${at}`
      value(
        storage.log.append([
          opened({ recordId, counselorId: 'anna' }),
          {
            type: 'session.entered',
            scope: recordScope(recordId),
            actorId: 'anna',
            payload: { provider: 'practice' },
          },
        ]),
      )
      clock.advance(120_000)
      if (outcome !== 'deemedCancellation')
        value(
          storage.log.append([
            {
              type: 'session.seekerJoined',
              scope: recordScope(recordId),
              actorId: 'anna',
              payload: {},
            },
          ]),
        )
      value(
        storage.log.append([
          {
            type: 'session.closed',
            scope: recordScope(recordId),
            actorId: 'anna',
            payload: {
              outcome,
              note: '',
              followUp: '',
              usedMs: outcome === 'deemedCancellation' ? 0 : 600_000,
            },
          },
        ]),
      )
    }
    value(storage.log.append([opened({ recordId: 'open', counselorId: 'anna' })]))
    record(storage, { recordId: 'later', counselorId: 'anna', date: '2026-12-01' }, 'completed', 1)
    const db = new DatabaseSync(databasePath(storage.folder), { readOnly: true })
    expect(createCountReader(db).counts('2026-11-01', '2026-11-30')).toMatchObject({
      used: { count: 6, totalMs: 3_600_000 },
      waited: { count: 6, totalMs: 720_000 },
    })
    db.close()
    const { statistics, names } = value(
      await review.handlers['review.statistics'](
        { from: '2026-11-01', to: '2026-11-30' },
        { account: account('sup', 'supervisor') },
      ),
    )
    // The screen shows what there is.
    expect(statistics.tables.outcome.find(({ key }) => key === 'deemedCancellation')?.count).toBe(1)
    const wish = { from: '2026-11-01', to: '2026-11-30', why: '月の報告' } as const
    expect(await review.handlers['review.statisticsSheet'](wish, by)).toMatchObject({
      reason: 'periodNotWhole',
    })
    clock.advance(instantOf('2026-12-01', '09:00') - clock.wallMs())
    const later = reviewRoom(storage, undefined, { clock })
    for (const part of [
      { from: '2026-11-01', to: '2026-11-29' },
      { from: '2026-11-24', to: '2026-11-24' },
    ])
      expect(
        await later.handlers['review.exportStatistics']({ ...wish, ...part, encoding: 'utf8' }, by),
      ).toMatchObject({ reason: 'periodNotWhole' })
    const left = value(await later.handlers['review.statisticsSheet'](wish, by)).statistics
    // One deemed cancellation alone would be the difference between the total and the rest.
    expect(left.tables.outcome.find(({ key }) => key === 'deemedCancellation')?.count).toBeNull()
    expect(left.tables.outcome.filter(({ count }) => count === null).length).toBeGreaterThan(1)
    expect(statistics.total).toBe(7)
    expect(names).toMatchObject({ anna: '架空 anna', kanazawa: 'ハローワーク金沢' })
  })
})
