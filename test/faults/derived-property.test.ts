/** Derived tables and files of an office deleted, emptied, spoiled or replaced by older ones, in any combination: after a start the lists are those of before. */
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { databasePath } from '../../electron/storage/file/names.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { accountScope, recordScope, restrictionScope } from '../../shared/log/scope.ts'
import { firstPage, noFilter } from '../../shared/records/record.ts'
import { openTestOffice, type TestOffice } from '../unit/schedule-helpers.ts'
import { lists, step, take } from '../unit/schedule-steps.ts'
import { addRecord, takahashi, temporaryFolder } from '../unit/storage-helpers.ts'

const hash = { n: 1024, r: 8, p: 1, salt: 'c2FsdA==', hash: 'aGFzaA==' }

/** What a day leaves beside bookings: a record, a restriction, an account, where backups go. */
const happenings: Readonly<Record<string, (n: number) => readonly NewEvent[]>> = {
  account: (n) => [
    {
      type: 'people.accountAdded',
      scope: accountScope(`a${n}`),
      actorId: 'system',
      payload: {
        accountId: `a${n}`,
        account: {
          id: `a${n}`,
          loginName: `a${n}`,
          displayName: `架空 ${n}`,
          role: 'counselor',
          disabled: false,
        },
        passphrase: hash,
      },
    },
  ],
  restriction: (n) => [
    {
      type: 'review.restricted',
      scope: restrictionScope(`x${n}`),
      actorId: 'sup',
      payload: {
        restrictionId: `x${n}`,
        fromRecordId: 'r',
        jobSeekerNumber: `17010-0001234${n % 10}`,
        name: '架空 一郎',
        reason: '架空の理由',
        from: '2027-03-01',
        until: null,
        notice: '',
      },
    },
  ],
  signOff: (n) => [
    { type: 'review.signedOff', scope: recordScope(`rec${n}`), actorId: 'sup', payload: {} },
  ],
  backup: (n) => [
    {
      type: 'office.backupSet',
      scope: 'settings',
      actorId: 'it',
      payload: { folder: `/backups/${n}`, time: '12:00', keep: 1 + (n % 9) },
    },
  ],
}

function happen(office: TestOffice, what: string, n: number): void {
  if (what === 'record')
    addRecord(office.storage, {
      recordId: `rec${n}`,
      counselorId: 'c1',
      date: '2027-03-24',
      ...(n % 2 === 0 ? { seeker: takahashi } : {}),
    })
  else if (what !== 'signOff' || office.storage.records.find(`rec${n}`) !== null)
    office.storage.log.append(happenings[what]?.(n) ?? [])
}

function everything(office: TestOffice): unknown {
  const { storage } = office
  const found = storage.records.list({ ...noFilter, text: '髙橋' }, firstPage, 50)
  return {
    schedule: lists(office),
    accounts: storage.accounts.all(),
    restrictions: storage.restrictions.first('2027-03-24', 100).rows,
    records: storage.records.list(noFilter, firstPage, 50).rows,
    found: found.rows.map(({ recordId }) => recordId),
    backups: storage.backups.settings(),
  }
}

const TABLES = ['accounts', 'restrictions', 'records', 'record_terms'] as const
const sql = fc.constantFrom(
  ...TABLES.map((table) => `DROP TABLE ${table}`),
  'DELETE FROM accounts',
  'DELETE FROM restrictions',
  'DELETE FROM records',
  'DELETE FROM record_terms',
  'UPDATE accounts SET place = place + 1',
  `UPDATE restrictions SET sealed = x'01'`,
  `DELETE FROM meta WHERE name = 'projections'`,
)
const FILES = ['schedule.json', 'schedule', 'backups.json'] as const
const harm = fc.oneof(
  fc.record({ do: fc.constant('sql' as const), sql }),
  fc.record({
    do: fc.constantFrom('remove' as const, 'spoil' as const, 'older' as const),
    file: fc.constantFrom(...FILES),
  }),
)
type Harm = typeof harm extends fc.Arbitrary<infer H> ? H : never

function spoil(path: string): void {
  if (!existsSync(path)) return
  if (path.endsWith('.json')) writeFileSync(path, '{"no such')
  else for (const name of readdirSync(path)) writeFileSync(join(path, name), 'no such')
}

function damage(folder: string, older: string, one: Harm): void {
  if (one.do === 'sql') {
    const db = new DatabaseSync(databasePath(folder))
    try {
      db.exec(one.sql)
    } catch {
      // Of a table that went before.
    }
    db.close()
    return
  }
  const path = join(folder, one.file)
  if (one.do === 'spoil') return spoil(path)
  rmSync(path, { recursive: true, force: true })
  if (one.do === 'older' && existsSync(join(older, one.file)))
    cpSync(join(older, one.file), path, { recursive: true })
}

const day = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: step },
    fc.record({
      do: fc.constant('happen' as const),
      what: fc.constantFrom('record', 'account', 'restriction', 'signOff', 'backup'),
    }),
  ),
  { minLength: 4, maxLength: 24 },
)

describe('what is derived', () => {
  it('is made again from the log, whatever became of it', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        day,
        fc.array(harm, { minLength: 1, maxLength: 6 }),
        async (steps, harms) => {
          const office = openTestOffice()
          const older = temporaryFolder()
          for (const [n, one] of steps.entries()) {
            if (one.do === 'happen') happen(office, one.what, n)
            else await take(office, one)
            if (n !== Math.floor(steps.length / 2)) continue
            office.restart()
            cpSync(office.folder, older, { recursive: true })
          }
          const before = everything(office)
          office.close()
          for (const one of harms) damage(office.folder, older, one)
          office.restart()
          expect(everything(office)).toEqual(before)
          office.close()
          expect(verifyFolder(office.folder)).toMatchObject({ ok: true, firstBad: null })
        },
      ),
      { numRuns: Number(process.env['DERIVED_RUNS'] ?? 12) },
    )
  })
})
