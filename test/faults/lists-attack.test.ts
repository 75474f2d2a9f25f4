/** Attacks on what says who may do what, by somebody who has the file and knows SQL: each is refused, mended or told. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPeopleRoom } from '../../electron/people/room.ts'
import { hashOf } from '../../electron/storage/log/event-hash.ts'
import { blob, int, text } from '../../electron/storage/file/rows.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { noDelete, noUpdate } from '../../electron/storage/file/migrations/0001-log.ts'
import { rowHash } from '../../electron/storage/file/row-hash.ts'
import { openStorage, type Storage } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { accountScope, recordScope, restrictionScope } from '../../shared/log/scope.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import {
  addRecord,
  newOffice,
  type Office,
  opened,
  reopen,
  START_MS,
  temporaryFolder,
  value,
} from '../unit/storage-helpers.ts'

const hash = { n: 1024, r: 8, p: 1, salt: 'c2FsdA==', hash: 'aGFzaA==' }

const added = (id: string, role: 'counselor' | 'supervisor'): NewEvent => ({
  type: 'people.accountAdded',
  scope: accountScope(id),
  actorId: 'system',
  payload: {
    accountId: id,
    account: { id, loginName: id, displayName: `架空 ${id}`, role, disabled: false },
    passphrase: hash,
  },
})
const changed = (
  id: string,
  set: (NewEvent & { type: 'people.accountChanged' })['payload']['set'],
): NewEvent => ({
  type: 'people.accountChanged',
  scope: accountScope(id),
  actorId: 'sup',
  payload: { accountId: id, what: [], set, was: {} },
})
const failed = (id: string): NewEvent => ({
  type: 'people.signInFailed',
  scope: accountScope(id),
  actorId: 'system',
  payload: { accountId: id },
})
const ended = (id: string): NewEvent => ({
  type: 'people.waitEnded',
  scope: accountScope(id),
  actorId: id,
  payload: {},
})
const restricted = (id: string, until: string | null = null): NewEvent => ({
  type: 'review.restricted',
  scope: restrictionScope(id),
  actorId: 'sup',
  payload: {
    restrictionId: id,
    fromRecordId: 'r1',
    jobSeekerNumber: `17010-0001234${id.length}`,
    name: '架空 一郎',
    reason: '架空の理由',
    from: '2026-11-01',
    until,
    notice: '',
  },
})
const lifted = (id: string): NewEvent => ({
  type: 'review.restrictionLifted',
  scope: restrictionScope(id),
  actorId: 'sup',
  payload: { restrictionId: id, why: '話し合った' },
})

/** What people see of both lists. */
const listsOf = ({ accounts, restrictions }: Storage): unknown => ({
  accounts: accounts.all(),
  restrictions: [...restrictions.first('2026-11-24', 100).rows].sort((a, b) =>
    a.id.localeCompare(b.id),
  ),
  found: accounts.all().map(({ account }) => accounts.byLoginName(account.loginName)?.account.id),
})

function copyOf(folder: string): string {
  const copy = temporaryFolder()
  for (const name of readdirSync(folder))
    copyFileSync(path.join(folder, name), path.join(copy, name))
  return copy
}

type Scene = { readonly office: Office; readonly lists: unknown; readonly older: string }

/** A supervisor, a counselor who mistyped thrice, one who left; a restriction that stands and one that was lifted; a copy of some time before. */
function scene(): Scene {
  const office = newOffice()
  const { log } = office.storage
  addRecord(office.storage, { recordId: 'r1', counselorId: 'anna' })
  value(
    log.append([
      added('sup', 'supervisor'),
      added('anna', 'counselor'),
      added('gone', 'supervisor'),
      restricted('one'),
      restricted('three'),
    ]),
  )
  office.storage.close()
  const older = copyOf(office.folder)
  const storage = reopen(office)
  value(
    storage.log.append([
      failed('anna'),
      failed('anna'),
      failed('anna'),
      changed('gone', { disabled: true }),
      lifted('three'),
    ]),
  )
  addRecord(storage, { recordId: 'r2', counselorId: 'anna' })
  const lists = listsOf(storage)
  storage.close()
  return { office, lists, older }
}

function tamper(folder: string, change: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(databasePath(folder))
  change(db)
  db.close()
}

/** With a row hash that fits again, as the attacker does who has read the source. */
function rehash(db: DatabaseSync): void {
  for (const table of ['accounts', 'restrictions'] as const)
    for (const { hash: _, ...row } of db.prepare(`SELECT * FROM ${table}`).all())
      db.prepare(`UPDATE ${table} SET hash = ? WHERE id = ?`).run(
        rowHash(table, Object.values(row)),
        row['id'] ?? null,
      )
}

const older = (folder: string, table: string): string =>
  `ATTACH '${databasePath(folder)}' AS old; DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM old.${table}; DETACH old`
const swap = (table: string, column: string, one: string, other: string): string =>
  `CREATE TEMP TABLE kept AS SELECT ${column} AS v FROM ${table} WHERE id = '${one}';
   CREATE TEMP TABLE other AS SELECT ${column} AS v FROM ${table} WHERE id = '${other}';
   UPDATE ${table} SET ${column} = ${column === 'place' ? '-1' : "x'00'"} WHERE id = '${one}';
   UPDATE ${table} SET ${column} = (SELECT v FROM kept) WHERE id = '${other}';
   UPDATE ${table} SET ${column} = (SELECT v FROM other) WHERE id = '${one}'`

describe('an attack on the rows of accounts and restrictions', () => {
  const attacks: Readonly<Record<string, string | ((before: string) => string)>> = {
    'an account deleted': `DELETE FROM accounts WHERE id = 'gone'`,
    'all accounts deleted': 'DELETE FROM accounts',
    'the table of accounts dropped': 'DROP TABLE accounts',
    'the table of restrictions dropped': 'DROP TABLE restrictions',
    'a restriction deleted': `DELETE FROM restrictions WHERE id = 'one'`,
    'all restrictions deleted': 'DELETE FROM restrictions',
    'a restriction lifted': `UPDATE restrictions SET lifted_ms = 1 WHERE id = 'one'`,
    'a restriction ended': `UPDATE restrictions SET until_date = '2026-11-02' WHERE id = 'one'`,
    'a restriction put off': `UPDATE restrictions SET from_date = '2030-01-01' WHERE id = 'one'`,
    'a restriction moved to another number': swap('restrictions', 'number', 'one', 'three'),
    'two accounts’ login names swapped': swap('accounts', 'login', 'sup', 'anna'),
    'two accounts’ contents swapped': swap('accounts', 'sealed', 'sup', 'anna'),
    'an account under another’s id': `DELETE FROM accounts WHERE id = 'sup'; UPDATE accounts SET id = 'sup' WHERE id = 'anna'`,
    'two accounts’ places swapped': swap('accounts', 'place', 'sup', 'anna'),
    'the accounts of some time before (enabled, no failures)': (before) =>
      older(before, 'accounts'),
    'the restrictions of some time before': (before) => older(before, 'restrictions'),
    'an account nobody added': `INSERT INTO accounts SELECT 'evil', x'01', place, sealed, hash FROM accounts WHERE id = 'sup'`,
    'a restriction nobody decided': `INSERT INTO restrictions SELECT 'evil', number, from_date, until_date, lifted_ms, place, sealed, hash FROM restrictions WHERE id = 'one'`,
  }

  it.each(Object.entries(attacks))(
    'is told by verify and mended at opening: %s',
    (what, attack) => {
      const { office, lists, older: before } = scene()
      const sql = typeof attack === 'string' ? attack : attack(before)
      for (const knowing of [false, true]) {
        const folder = copyOf(office.folder)
        tamper(folder, (db) => {
          db.exec(sql)
          if (knowing && !sql.startsWith('DROP')) rehash(db)
        })
        // Without a key a row that was hashed again tells nothing but its place and whether it is there.
        if (!knowing) expect(verifyFolder(folder), what).toMatchObject({ ok: false })
        const storage = value(openStorage({ ...office.parts, folder }))
        expect(listsOf(storage)).toEqual(lists)
        expect(storage.mended.length, what).toBeGreaterThan(0)
        const last = storage.log.reader.before(null, ['office'], storage.mended.length)
        expect(last.map(({ event }) => event.payload).reverse()).toEqual(storage.mended)
        storage.close()
        expect(verifyFolder(folder), 'what was mended verifies').toMatchObject({ ok: true })
        const again = value(openStorage({ ...office.parts, folder }))
        expect(again.mended).toEqual([])
        again.close()
      }
    },
  )

  it('is found whichever byte of whichever column it changes', () => {
    const { office, lists } = scene()
    const folder = copyOf(office.folder)
    const pristine = readFileSync(databasePath(folder))
    let tried = 0
    fc.assert(
      fc.property(
        fc.constantFrom('accounts', 'restrictions'),
        fc.nat(2),
        fc.nat(30),
        fc.nat(1000),
        fc.integer({ min: 1, max: 255 }),
        (table, row, column, at, bits) => {
          writeFileSync(databasePath(folder), pristine)
          if (!changedOneByte(folder, table, row, column, at, bits)) return
          tried += 1
          expect(verifyFolder(folder).ok).toBe(false)
          const storage = value(openStorage({ ...office.parts, folder }))
          expect(storage.mended.length).toBeGreaterThan(0)
          expect(listsOf(storage)).toEqual(lists)
          storage.close()
        },
      ),
      { numRuns: 150 },
    )
    expect(tried).toBeGreaterThan(100)
  })
})

/** False: there is nothing to change, or the table's own rules refused it. */
function changedOneByte(
  folder: string,
  table: string,
  row: number,
  column: number,
  at: number,
  bits: number,
): boolean {
  const db = new DatabaseSync(databasePath(folder))
  try {
    const rows = db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()
    const one = rows[row % rows.length] ?? {}
    const names = Object.keys(one)
    const name = names[column % names.length] ?? ''
    const after = byteChanged(one[name], at, bits)
    if (after === null) return false
    const change = db.prepare(`UPDATE OR IGNORE ${table} SET ${name} = ? WHERE id = ?`)
    return change.run(after, one['id'] ?? null).changes === 1
  } finally {
    db.close()
  }
}

function byteChanged(before: SQLOutputValue | undefined, at: number, bits: number) {
  if (before instanceof Uint8Array) {
    const after = Buffer.from(before)
    const place = at % after.length
    after[place] = (after[place] ?? 0) ^ bits
    return after
  }
  if (typeof before === 'string') {
    const place = at % before.length
    const code = before.charCodeAt(place) ^ ((bits % 15) + 1)
    return before.slice(0, place) + String.fromCharCode(code) + before.slice(place + 1)
  }
  return typeof before === 'number' ? before + bits : null
}

describe('an attack on what stands behind them in the log', () => {
  const unguarded = (folder: string, sql: string): void =>
    tamper(folder, (db) => {
      db.exec('DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete')
      db.exec(sql)
      db.exec(`${noUpdate}; ${noDelete}`)
    })
  const newest = (type: string): string =>
    `rowid = (SELECT max(rowid) FROM events WHERE type = '${type}')`

  it.each([
    [
      'hidden under another scope',
      `UPDATE events SET scope = 'row/x' WHERE ${newest('people.accountChanged')}`,
    ],
    [
      'the lifting hidden',
      `UPDATE events SET scope = 'row/x' WHERE ${newest('review.restrictionLifted')}`,
    ],
    ['a whole account hidden', `UPDATE events SET scope = 'row/x' WHERE scope = 'account/gone'`],
    ['an account’s key destroyed', `DELETE FROM record_keys WHERE scope = 'account/gone'`],
    [
      'a restriction’s key destroyed with its row',
      `DELETE FROM record_keys WHERE scope = 'restriction/one'; DELETE FROM restrictions WHERE id = 'one'`,
    ],
    [
      'an event made unreadable and its row deleted',
      `UPDATE events SET payload = x'01' WHERE ${newest('people.accountChanged')}; DELETE FROM accounts WHERE id = 'gone'`,
    ],
  ])('is refused: %s', (_, sql) => {
    const { office } = scene()
    const folder = copyOf(office.folder)
    unguarded(folder, sql)
    expect(openStorage({ ...office.parts, folder })).toMatchObject({
      ok: false,
      reason: 'databaseDamaged',
    })
  })

  it('that makes a restriction look disposed of, or cuts the log off, with a chain that is whole in itself, is refused', () => {
    const { office } = scene()
    const forged = copyOf(office.folder)
    tamper(forged, (db) => {
      db.exec(
        `DELETE FROM restrictions WHERE id = 'one'; DELETE FROM record_keys WHERE scope = 'restriction/one'`,
      )
      const head = db.prepare('SELECT * FROM log_head').get() ?? {}
      const columns = {
        device: text(head, 'device'),
        sequence: int(head, 'sequence') + 1,
        atMs: START_MS,
        actor: 'sup',
        type: 'review.restrictionDisposed',
        scope: restrictionScope('one'),
        payload: Buffer.from('nobody can tell'),
        previous: blob(head, 'hash'),
      }
      const sum = hashOf(columns)
      const { device, sequence, atMs, actor, type, scope, payload, previous } = columns
      db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        ...[device, sequence, atMs, actor, type, scope, payload, previous, sum],
      )
      db.prepare('UPDATE log_head SET sequence = ?, hash = ?').run(sequence, sum)
    })
    const cut = copyOf(office.folder)
    unguarded(
      cut,
      `DELETE FROM events WHERE rowid > 8; UPDATE log_head SET sequence = 8, hash = (SELECT hash FROM events WHERE rowid = 8)`,
    )
    for (const folder of [forged, cut]) {
      // Only who has the key can tell: the chain is whole, and the list says what it says.
      expect(verifyFolder(folder).firstBad?.why ?? '').not.toContain('ハッシュ')
      expect(openStorage({ ...office.parts, folder })).toMatchObject({ reason: 'databaseDamaged' })
    }
    expect(verifyFolder(forged)).toMatchObject({ ok: true })
  })

  it('changes nothing that a row has seen: another payload, and the row stays right; verify names the event', () => {
    const { office, lists } = scene()
    const folder = copyOf(office.folder)
    unguarded(folder, `UPDATE events SET payload = x'01' WHERE ${newest('people.accountChanged')}`)
    expect(verifyFolder(folder)).toMatchObject({ ok: false })
    const storage = value(openStorage({ ...office.parts, folder }))
    expect(listsOf(storage)).toEqual(lists)
    storage.close()
  })

  it.each([
    [
      'trigger',
      `CREATE TRIGGER helpful AFTER INSERT ON events BEGIN DELETE FROM restrictions; END`,
    ],
    ['view', 'CREATE VIEW helpful AS SELECT * FROM events'],
    ['table', 'CREATE TABLE helpful (a)'],
    ['index', 'CREATE UNIQUE INDEX helpful ON restrictions (number)'],
    ['a guard taken away', 'DROP TRIGGER events_no_update'],
    [
      'a guard made toothless',
      'DROP TRIGGER events_no_delete; CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT 1; END',
    ],
    ['a table the log cannot make again taken away', 'DROP TABLE record_keys'],
  ])('that adds or takes away something of the database is refused and told: %s', (_, sql) => {
    const { office } = scene()
    const folder = copyOf(office.folder)
    tamper(folder, (db) => db.exec(sql))
    const bytes = readFileSync(databasePath(folder))
    expect(openStorage({ ...office.parts, folder })).toMatchObject({
      ok: false,
      reason: 'databaseAltered',
    })
    expect(readFileSync(databasePath(folder)).equals(bytes), 'nothing was changed').toBe(true)
    expect(verifyFolder(folder)).toMatchObject({ ok: false, firstBad: { sequence: 0 } })
  })
})

describe('a live session', () => {
  it('whose record the log has as closed is not believed', () => {
    const office = newOffice()
    const wish = { recordId: 'r1', counselorId: 'anna' }
    value(office.storage.sessionStore.commit([opened(wish)], { recordId: 'r1', state: { a: 1 } }))
    office.storage.close()
    const running = copyOf(office.folder)
    const storage = reopen(office)
    expect([storage.mended, storage.sessionStore.load()?.state]).toEqual([[], { a: 1 }])
    const closed: NewEvent = {
      type: 'session.closed',
      scope: recordScope('r1'),
      actorId: 'anna',
      payload: { outcome: 'completed', note: '', followUp: '', usedMs: 1 },
    }
    value(storage.sessionStore.commit([closed], null))
    storage.close()
    tamper(office.folder, (db) => db.exec(older(running, 'live_session')))
    const again = reopen(office)
    expect(again.mended).toEqual([{ list: 'liveSession', id: 'r1', why: 'stray' }])
    expect(again.sessionStore.load()).toBeNull()
    again.close()
    expect(reopen(office).mended).toEqual([])
  })
})

describe('whatever was done to accounts and restrictions', () => {
  type Step =
    | { readonly do: 'add' | 'lift' | 'fail' | 'end' | 'dispose'; readonly n: number }
    | {
        readonly do: 'change'
        readonly n: number
        readonly role: 'counselor' | 'supervisor'
        readonly disabled: boolean
      }
    | { readonly do: 'restrict'; readonly n: number; readonly until: string | null }
  const n = fc.nat(3)
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constantFrom('add', 'lift', 'fail', 'end', 'dispose'), n }),
    fc.record({
      do: fc.constant('change' as const),
      n,
      role: fc.constantFrom('counselor', 'supervisor'),
      disabled: fc.boolean(),
    }),
    fc.record({
      do: fc.constant('restrict' as const),
      n,
      until: fc.constantFrom(null, '2026-12-01'),
    }),
  )
  const damages = fc.subarray([
    'DELETE FROM accounts',
    'DROP TABLE accounts',
    'DROP TABLE restrictions',
    `UPDATE accounts SET place = place + 1`,
    `UPDATE restrictions SET lifted_ms = 5, until_date = '2000-01-01'`,
    `UPDATE accounts SET sealed = x'01'`,
    'DELETE FROM restrictions',
    'DROP TABLE record_terms',
    'DROP TABLE records',
  ])

  it('the lists made again from the log are the ones that were there', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), damages, (steps, harm) => {
        const clock = createVirtualClock(START_MS)
        const office = newOffice({ clock })
        const { log, disposal, restrictions } = office.storage
        addRecord(office.storage, { recordId: 'r1', counselorId: 'c' })
        const known = new Set<string>()
        for (const one of steps) {
          const [account, restriction] = [`a${one.n}`, `x${'o'.repeat(one.n)}`]
          const has = known.has(account)
          const stands = restrictions.find(restriction) !== null
          clock.advance(1000)
          if (one.do === 'add' && !has) {
            value(log.append([added(account, 'counselor')]))
            known.add(account)
          }
          if (one.do === 'restrict' && !known.has(restriction)) {
            value(log.append([restricted(restriction, one.until)]))
            known.add(restriction)
          }
          if (one.do === 'fail' && has) value(log.append([failed(account)]))
          if (one.do === 'end' && has) value(log.append([ended(account)]))
          if (one.do === 'change' && has)
            value(log.append([changed(account, { role: one.role, disabled: one.disabled })]))
          if (one.do === 'lift' && stands) value(log.append([lifted(restriction)]))
          if (one.do === 'dispose' && stands)
            value(
              disposal.disposeRestrictions([restriction], {
                type: 'records.disposed',
                scope: 'office',
                actorId: 'sup',
                payload: {
                  kind: 'restriction',
                  recordIds: [restriction],
                  before: '2026-01-01',
                  reason: '満了',
                },
              }),
            )
        }
        const lists = listsOf(office.storage)
        const records = office.storage.records.find('r1')
        office.storage.close()
        tamper(office.folder, (db) => {
          for (const sql of harm)
            try {
              db.exec(sql)
            } catch {
              // Of a table that went before.
            }
        })
        const storage = value(openStorage(office.parts))
        expect(listsOf(storage)).toEqual(lists)
        expect(storage.records.find('r1')).toEqual(records)
        storage.close()
        expect(verifyFolder(office.folder)).toMatchObject({ ok: true })
      }),
      { numRuns: 60 },
    )
  })
})

describe('wrong passphrases', () => {
  it('are counted in the log, across a restart and whatever is done to the row; the right one ends the count', async () => {
    const clock = createVirtualClock(START_MS)
    const office = newOffice({ clock })
    const roomOn = (storage: Storage) =>
      createPeopleRoom({
        passphraseCost: 2 ** 10,
        storage,
        clock,
        proveRecoveryKey: null,
        sessionRunning: () => false,
        ring: () => undefined,
      })
    const room = roomOn(office.storage)
    const wish = {
      loginName: 'anna',
      displayName: '架空',
      role: 'counselor',
      passphrase: 'right one 1',
    } as const
    value(await room.addFirstAccounts([wish]))
    const fresh = copyOf(office.folder)
    const signIn = (passphrase: string, on = room) =>
      on.handlers['people.signIn']({ loginName: 'anna', passphrase }, { account: null })
    expect(await signIn('wrong')).toMatchObject({ reason: 'wrongCredentials' })
    expect(await signIn('wrong')).toMatchObject({ reason: 'wrongCredentials' })
    expect(await signIn('right one 1')).toMatchObject({ reason: 'tooManyAttempts' })
    office.storage.close()
    // The row of before the first try, put back.
    tamper(office.folder, (db) => db.exec(older(fresh, 'accounts')))
    const storage = reopen(office)
    expect(storage.mended).toMatchObject([{ list: 'accounts', why: 'altered' }])
    expect(await signIn('right one 1', roomOn(storage))).toMatchObject({
      reason: 'tooManyAttempts',
    })
    clock.advance(5_000)
    value(await signIn('right one 1', roomOn(storage)))
    expect(storage.accounts.byLoginName('anna')).toMatchObject({ failures: 0, blockedUntilMs: 0 })
  })
})
