/** The list of records against the log: whatever was done to its rows is found, mended and told, and nothing is found where nothing was done. */
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { databasePath } from '../../electron/storage/file/names.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { Mended } from '../../shared/log/mended.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { firstPage, noFilter } from '../../shared/records/record.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import {
  addRecord,
  ichiro,
  newOffice,
  type Office,
  reopen,
  takahashi,
  value,
} from './storage-helpers.ts'

const going = (): boolean => false

/** Five records, one signed off, one with an incident, one disposed of. */
async function office(): Promise<Office> {
  const made = newOffice()
  const { log, disposal } = made.storage
  for (const n of [1, 2, 3, 4, 5])
    addRecord(
      made.storage,
      {
        recordId: `r${n}`,
        counselorId: 'anna',
        date: `2026-11-1${n}`,
        seeker: n % 2 === 0 ? takahashi : ichiro,
      },
      n === 2
        ? [
            {
              type: 'session.prohibitedAct',
              scope: recordScope('r2'),
              actorId: 'anna',
              payload: { act: 'M14-1' },
            },
          ]
        : [],
    )
  value(
    log.append([
      { type: 'review.signedOff', scope: recordScope('r1'), actorId: 'sup', payload: {} },
    ]),
  )
  const proof = (recordIds: readonly string[]): NewEvent => ({
    type: 'records.disposed',
    scope: 'office',
    actorId: 'sup',
    payload: { kind: 'record', recordIds: [...recordIds], before: '2026-11-25', reason: '満了' },
  })
  value(await disposal.disposeRecords([{ recordId: 'r5', bookingId: null }], proof))
  return made
}

const searches = ['', '架空', '髙橋', ichiro.jobSeekerNumber ?? '', takahashi.kana ?? '']
const shown = ({ records }: Storage): unknown => ({
  found: searches.map((text) => records.list({ ...noFilter, text }, firstPage, 50).rows),
  waiting: records.waitingCount(),
  used: ['2026-11-11', '2026-11-12'].map((date) =>
    records.usedOn(ichiro.jobSeekerNumber ?? '', date),
  ),
})

type Attack = {
  readonly sql: string
  readonly told: readonly Partial<Mended>[]
  /** Without a key it cannot be seen. */
  readonly sealed?: true
}
const ID = "(SELECT id FROM records WHERE record_id = 'r3')"
const attacks: Readonly<Record<string, Attack>> = {
  'a row is deleted': {
    sql: `DELETE FROM records WHERE record_id = 'r3'`,
    told: [{ id: 'r3', why: 'missing' }],
  },
  'two rows are deleted': {
    sql: `DELETE FROM records WHERE record_id IN ('r2', 'r3')`,
    told: [{ id: 'r2', why: 'missing', count: 2 }],
  },
  'a record is shown as signed off': {
    sql: `UPDATE records SET review = 'signedOff' WHERE record_id = 'r3'`,
    told: [{ id: 'r3', why: 'altered' }],
  },
  'an incident is hidden': {
    sql: `UPDATE records SET incident = 0 WHERE record_id = 'r2'`,
    told: [{ id: 'r2', why: 'altered' }],
    sealed: true,
  },
  'an outcome, a day, a counselor, a length are changed': {
    sql: `UPDATE records SET outcome = 'seekerLeft', date = '2020-01-01', counselor_id = 'x', used_ms = 0 WHERE record_id = 'r3'`,
    told: [{ id: 'r3', why: 'altered' }],
    sealed: true,
  },
  'a record is put under another number': {
    sql: `UPDATE records SET number = (SELECT number FROM records WHERE record_id = 'r2') WHERE record_id = 'r3'`,
    told: [{ id: 'r3', why: 'altered' }],
    sealed: true,
  },
  'the sealed name of another record is put in': {
    sql: `UPDATE records SET sealed = (SELECT sealed FROM records WHERE record_id = 'r2') WHERE record_id = 'r3'`,
    told: [{ id: 'r3', why: 'altered' }],
    sealed: true,
  },
  'nobody finds a record any more': {
    sql: `DELETE FROM record_terms WHERE record = ${ID}`,
    told: [{ id: 'r3', why: 'altered' }],
    sealed: true,
  },
  'one piece of a name is taken away': {
    sql: `DELETE FROM record_terms WHERE (term, place, record) = (SELECT term, place, record FROM record_terms WHERE record = ${ID} LIMIT 1)`,
    told: [{ id: 'r3', why: 'altered' }],
    sealed: true,
  },
  'a record of nobody is put in': {
    sql: `INSERT INTO records (record_id, booking, date, slot, site_id, counselor_id, incident, review, opened_ms, sealed) VALUES ('r9', 'b9', '2026-11-13', '10:00', 'main', 'anna', 0, 'waiting', 0, x'00')`,
    told: [{ id: 'r9', why: 'stray' }],
  },
  'one that was disposed of comes back': {
    sql: `INSERT INTO records (record_id, booking, date, slot, site_id, counselor_id, incident, review, opened_ms, sealed) VALUES ('r5', 'b5', '2026-11-15', '10:00', 'main', 'anna', 0, 'waiting', 0, x'00')`,
    told: [{ id: 'r5', why: 'stray' }],
  },
}

function attack({ folder }: Office, sql: string): void {
  const db = new DatabaseSync(databasePath(folder))
  db.exec(sql)
  db.close()
}

describe('the list of records', () => {
  it('of an office that nobody touched differs in nothing', async () => {
    const { storage, folder } = await office()
    const before = storage.log.head().sequence
    expect(await storage.checkLists(going)).toEqual([])
    expect(storage.log.head().sequence).toBe(before)
    expect(verifyFolder(folder)).toMatchObject({ ok: true })
  })

  it.each(Object.entries(attacks))(
    'is mended and told when %s',
    async (_, { sql, told, sealed }) => {
      const made = await office()
      const { storage, folder } = made
      const before = shown(storage)
      attack(made, sql)
      if (sealed !== true)
        expect(verifyFolder(folder)).toMatchObject({
          ok: false,
          firstBad: { why: expect.stringContaining('相談記録の一覧') as unknown },
        })
      expect(await storage.checkLists(going)).toMatchObject(
        told.map((one) => ({ list: 'records', ...one })),
      )
      expect(shown(storage)).toEqual(before)
      expect(await storage.reading.ask('mended', { limit: 5 })).toMatchObject(told)
      storage.close()
      const again = reopen(made)
      expect(shown(again)).toEqual(before)
      expect(await again.checkLists(going)).toEqual([])
      expect(verifyFolder(folder)).toMatchObject({ ok: true })
    },
  )

  it('tells entries that no record has, lets them find nobody’s use, and is made anew with the next opening', async () => {
    const made = await office()
    const before = shown(made.storage)
    attack(
      made,
      `INSERT INTO record_terms SELECT (SELECT number FROM records WHERE record_id = 'r2'), place, record FROM record_terms WHERE record = ${ID} LIMIT 1`,
    )
    const { records } = made.storage
    expect(records.usedOn(takahashi.jobSeekerNumber ?? '', '2026-11-13')).toBe(false)
    expect(await made.storage.checkLists(going)).toEqual([
      { list: 'records', id: '', why: 'stray' },
    ])
    made.storage.close()
    const again = reopen(made)
    expect(shown(again)).toEqual(before)
    expect(await again.checkLists(going)).toEqual([])
  })

  it.each(['records', 'record_terms'])(
    'is filled at the opening and told when %s were emptied',
    async (table) => {
      const made = await office()
      const before = shown(made.storage)
      made.storage.close()
      attack(made, `DELETE FROM ${table}`)
      expect(verifyFolder(made.folder)).toMatchObject({ ok: false })
      const again = reopen(made)
      expect(again.mended).toEqual([{ list: 'records', id: '', why: 'missing' }])
      expect(shown(again)).toEqual(before)
      expect(verifyFolder(made.folder)).toMatchObject({ ok: true })
    },
  )
})
