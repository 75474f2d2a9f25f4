/** `verify` finds every change to the raw file, without a key. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { inOrder, noDelete, noUpdate } from '../../electron/storage/file/migrations/0001-log.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { verifyOfficeOrBackup } from '../../electron/storage/backup/verify-backup.ts'
import { runVerify } from '../../electron/storage/verify/verify-command.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { addRecord, newOffice, type Office, temporaryFolder, value } from './storage-helpers.ts'

const EVENTS = 8
/** Length of the row's header and the type of each of the nine columns; the type of a longer blob takes two bytes. */
const rowHeaderBytes = (payload: Uint8Array): number => (payload.length < 58 ? 10 : 11)
/** Before that: the length of the row (2 bytes) and its place (1 byte). */
const ROW_LENGTH_BYTES = 2
const ROW_PLACE_BYTES = 1

/** Places to change: all when `SOUDAN_ALL_BYTES` is set, otherwise a sample, the same in every run. Each costs a file written and read. */
function isSampled(n: number, oneIn: number): boolean {
  if (process.env['SOUDAN_ALL_BYTES'] !== undefined) return true
  return (Math.imul(n + 1, 0x9e3779b1) >>> 0) % oneIn === 0
}

/** An office with eight events, closed. */
function closedOffice(): Office {
  const office = newOffice()
  for (const n of [1, 2, 3])
    addRecord(office.storage, { recordId: `record-${n}`, counselorId: 'counselor-1' })
  value(
    office.storage.log.append([
      { type: 'people.signedOut', scope: 'office', actorId: 'counselor-1', payload: {} },
    ]),
  )
  value(
    office.storage.log.append([
      { type: 'records.read', scope: 'record/record-1', actorId: 'counselor-2', payload: {} },
    ]),
  )
  office.storage.close()
  return office
}

function copyOf(folder: string): string {
  const copy = temporaryFolder()
  for (const name of readdirSync(folder))
    copyFileSync(path.join(folder, name), path.join(copy, name))
  return copy
}

/** Changes the file as somebody would who has it and knows SQL: guards off, change, guards on again. */
function tamper(folder: string, change: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(databasePath(folder))
  db.exec(
    'DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete; DROP TRIGGER events_in_order',
  )
  change(db)
  db.exec(`${noUpdate}; ${noDelete}; ${inOrder}`)
  db.close()
}

function withByteChanged(
  before: SQLOutputValue | undefined,
  at: number,
): SQLInputValue | undefined {
  if (before instanceof Uint8Array) {
    const after = Buffer.from(before)
    if (at >= after.length) return undefined
    after[at] = (after[at] ?? 0) ^ 1
    return after
  }
  if (typeof before === 'string') {
    if (at >= before.length) return undefined
    return (
      before.slice(0, at) + String.fromCharCode(before.charCodeAt(at) ^ 1) + before.slice(at + 1)
    )
  }
  if (typeof before === 'number') return at < 6 ? before + 256 ** at * 3 : undefined
  return at === 0 ? 'x' : undefined
}

describe('verify', () => {
  it('finds nothing wrong with an untouched folder and leaves every byte and file of it as it was', () => {
    const { folder } = closedOffice()
    const before = readdirSync(folder).map((name) => [
      name,
      readFileSync(path.join(folder, name), 'base64'),
    ])
    expect(verifyFolder(folder)).toEqual({ ok: true, events: EVENTS, firstBad: null })
    expect(
      readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'base64')]),
    ).toEqual(before)
  })

  it('verifies a folder in use', () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'c1' })
    expect(verifyFolder(office.folder)).toEqual({ ok: true, events: 2, firstBad: null })
    addRecord(office.storage, { recordId: 'r2', counselorId: 'c1' })
    expect(verifyFolder(office.folder)).toEqual({ ok: true, events: 4, firstBad: null })
  })

  it.each(['device', 'sequence', 'at_ms', 'actor', 'type', 'scope', 'payload', 'previous', 'hash'])(
    'names the row whenever one byte of its column %s was changed',
    (column) => {
      const { folder } = closedOffice()
      const copy = copyOf(folder)
      const pristine = readFileSync(databasePath(folder))
      let changes = 0
      for (const sequence of [1, 4, 7, EVENTS]) {
        for (let at = 0; at < 400; at += 1) {
          if (at > 1 && !isSampled(at + sequence * 401, 8)) continue
          writeFileSync(databasePath(copy), pristine)
          const outcomes: ('refused' | 'changed')[] = []
          tamper(copy, (db) => {
            const before = db
              .prepare(`SELECT ${column} AS value FROM events WHERE sequence = ?`)
              .get(sequence)?.value
            const after = withByteChanged(before, at)
            if (after === undefined) return
            // The number of a row that exists is refused by the primary key.
            outcomes.push(
              db
                .prepare(`UPDATE OR IGNORE events SET ${column} = ? WHERE sequence = ?`)
                .run(after, sequence).changes === 1
                ? 'changed'
                : 'refused',
            )
          })
          const came = outcomes.at(-1)
          if (came === undefined) break
          if (came === 'refused') continue
          changes += 1
          const report = verifyFolder(copy)
          expect({ at, ok: report.ok, sequence: report.firstBad?.sequence }).toEqual({
            at,
            ok: false,
            sequence,
          })
        }
      }
      expect(changes).toBeGreaterThan(4)
    },
    120_000,
  )

  it('names the row whenever one byte of its values was changed in the raw file', () => {
    const { folder } = closedOffice()
    const copy = copyOf(folder)
    const file = readFileSync(databasePath(folder))
    const db = new DatabaseSync(databasePath(folder), { readOnly: true })
    const rows = db.prepare('SELECT * FROM events').all()
    db.close()
    let flips = 0
    for (const row of rows) {
      const { payload, hash, device, actor, type } = row
      if (!(payload instanceof Uint8Array) || !(hash instanceof Uint8Array))
        throw new Error('no blob')
      const start = file.indexOf(payload)
      // The cell: header, device, sequence, at_ms, actor, type, scope, payload, previous, hash.
      // The scope of the office names the device a second time.
      const first = file.lastIndexOf(
        Buffer.from(String(device)),
        file.lastIndexOf(Buffer.from(`${String(actor)}${String(type)}`), start),
      )
      expect(first).toBeGreaterThan(start - 200)
      expect(
        file.subarray(first, start).includes(Buffer.from(`${String(actor)}${String(type)}`)),
      ).toBe(true)
      const end = start + payload.length + 64
      const header = first - rowHeaderBytes(payload)
      for (let at = header - ROW_PLACE_BYTES - ROW_LENGTH_BYTES; at < end; at += 1) {
        // The header of the row and its first values always, the long rest in samples.
        if (at > header + 12 && !isSampled(at, 12)) continue
        const changed = Buffer.from(file)
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
        writeFileSync(databasePath(copy), changed)
        const report = verifyFolder(copy)
        flips += 1
        // A wrong length changes no value: it is found, but may show at the row after.
        const named = at < header - ROW_PLACE_BYTES ? row.sequence : report.firstBad?.sequence
        expect({ at: at - first, ok: report.ok, named }).toEqual({
          at: at - first,
          ok: false,
          named: row.sequence,
        })
      }
    }
    expect(flips).toBeGreaterThan(EVENTS * 20)
  }, 240_000)

  it('can rely on the file holding each row exactly once, however many were appended', () => {
    const office = newOffice()
    for (let n = 0; n < 60; n += 1)
      addRecord(office.storage, { recordId: `record-${n % 7}-${n}`, counselorId: 'counselor-1' })
    office.storage.close()
    const file = readFileSync(databasePath(office.folder))
    const db = new DatabaseSync(databasePath(office.folder), { readOnly: true })
    for (const { payload } of db.prepare('SELECT payload FROM events').all()) {
      if (!(payload instanceof Uint8Array)) throw new Error('no payload')
      expect(file.indexOf(payload)).toBe(file.lastIndexOf(payload))
    }
    db.close()
    expect(verifyFolder(office.folder)).toEqual({ ok: true, events: 120, firstBad: null })
    const copy = copyOf(office.folder)
    for (
      let place = file.indexOf('session.closed');
      place !== -1;
      place = file.indexOf('session.closed', place + 1)
    ) {
      if (!isSampled(place, 8)) continue
      const changed = Buffer.from(file)
      changed[place] = (changed[place] ?? 0) ^ 1
      writeFileSync(databasePath(copy), changed)
      expect(verifyFolder(copy).ok).toBe(false)
    }
  }, 120_000)

  it('survives any one byte changed anywhere in the raw file, and never throws', () => {
    const { folder } = closedOffice()
    const copy = copyOf(folder)
    const file = readFileSync(databasePath(folder))
    for (
      let at = 0;
      at < file.length;
      at += process.env['SOUDAN_ALL_BYTES'] === undefined ? 397 : 37
    ) {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      writeFileSync(databasePath(copy), changed)
      expect(() => verifyFolder(copy)).not.toThrow()
    }
  }, 240_000)

  it('notices rows removed from the middle, from the end, all of them, exchanged, and guards taken away', () => {
    const { folder } = closedOffice()
    const attacks: readonly (readonly [string, number])[] = [
      ['DELETE FROM events WHERE sequence = 3', 3],
      [`DELETE FROM events WHERE sequence > ${EVENTS - 2}`, EVENTS - 1],
      ['DELETE FROM events', 1],
      [
        'UPDATE events SET sequence = 99 WHERE sequence = 3; UPDATE events SET sequence = 3 WHERE sequence = 4; UPDATE events SET sequence = 4 WHERE sequence = 99',
        3,
      ],
      [
        `INSERT INTO events SELECT device, ${EVENTS + 1}, at_ms, actor, type, scope, payload, previous, hash FROM events WHERE sequence = ${EVENTS}`,
        EVENTS + 1,
      ],
      [
        `INSERT INTO events SELECT 'another', 1, at_ms, actor, type, scope, payload, previous, hash FROM events WHERE sequence = 1`,
        1,
      ],
      ['DELETE FROM log_head', 1],
    ]
    for (const [sql, sequence] of attacks) {
      const copy = copyOf(folder)
      tamper(copy, (db) => db.exec(sql))
      const report = verifyFolder(copy)
      expect({ sql, ok: report.ok, sequence: report.firstBad?.sequence }).toEqual({
        sql,
        ok: false,
        sequence,
      })
    }
    for (const trigger of ['events_no_update', 'events_no_delete', 'events_in_order']) {
      const copy = copyOf(folder)
      const db = new DatabaseSync(databasePath(copy))
      db.exec(`DROP TRIGGER ${trigger}`)
      db.close()
      expect(verifyFolder(copy)).toMatchObject({
        ok: false,
        firstBad: { why: expect.stringContaining(trigger) as unknown },
      })
    }
  })

  it('notices a damaged write-ahead log that hides committed events', () => {
    const office = newOffice()
    for (const n of [1, 2, 3])
      addRecord(office.storage, { recordId: `record-${n}`, counselorId: 'counselor-1' })
    const copy = temporaryFolder()
    for (const name of readdirSync(office.folder))
      if (!name.endsWith('-shm'))
        copyFileSync(path.join(office.folder, name), path.join(copy, name))
    const wal = readFileSync(`${databasePath(copy)}-wal`)
    expect(verifyFolder(copy)).toEqual({ ok: true, events: 6, firstBad: null })
    const db = new DatabaseSync(databasePath(office.folder), { readOnly: true })
    const payload = db.prepare('SELECT payload FROM events WHERE sequence = 3').get()?.payload
    db.close()
    if (!(payload instanceof Uint8Array)) throw new Error('no payload')
    const place = wal.indexOf(payload)
    expect(place).toBeGreaterThan(0)
    wal[place] = (wal[place] ?? 0) ^ 1
    writeFileSync(`${databasePath(copy)}-wal`, wal)
    expect(verifyFolder(copy)).toMatchObject({ ok: false, firstBad: { sequence: 3 } })
  })

  it('answers for a file that is no database, an empty one and a missing one', () => {
    const folder = temporaryFolder()
    expect(verifyFolder(folder)).toMatchObject({ ok: false, events: 0, firstBad: { sequence: 0 } })
    writeFileSync(databasePath(folder), '')
    expect(verifyFolder(folder).ok).toBe(false)
    writeFileSync(databasePath(folder), Buffer.alloc(5000, 'no database '))
    expect(verifyFolder(folder)).toMatchObject({ ok: false, events: 0, firstBad: { sequence: 0 } })
  })
})

describe('the verify command', () => {
  it('takes the office folder or its root, prints JSON and answers with the exit status', async () => {
    const { folder } = closedOffice()
    const root = temporaryFolder()
    mkdirSync(path.join(root, 'office'))
    copyFileSync(databasePath(folder), databasePath(path.join(root, 'office')))
    for (const where of [folder, root]) {
      const lines: string[] = []
      expect(
        await runVerify(
          [where, '--json'],
          {
            out: (line) => lines.push(line),
            err: (line) => lines.push(line),
          },
          verifyOfficeOrBackup,
        ),
      ).toBe(0)
      expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
        { ok: true, events: EVENTS, firstBad: null },
      ])
    }
    tamper(path.join(root, 'office'), (db) =>
      db.exec(`UPDATE events SET actor = 'x' WHERE sequence = 2`),
    )
    const lines: string[] = []
    expect(
      await runVerify(
        ['--json', root],
        {
          out: (line) => lines.push(line),
          err: (line) => lines.push(line),
        },
        verifyOfficeOrBackup,
      ),
    ).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ok: false,
      events: EVENTS,
      firstBad: { sequence: 2 },
    })
    expect(existsSync(path.join(root, 'practice'))).toBe(false)
  })

  it('verifies nothing, says why and answers 2 for a wrong use', async () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'a-file')
    writeFileSync(file, 'no seal')
    const wrong: readonly (readonly string[])[] = [
      [],
      [folder, '--unknown'],
      [folder, folder],
      [path.join(folder, 'nowhere')],
      [file],
      [folder, '--seal', file],
    ]
    for (const args of wrong) {
      const said: string[] = []
      const status = await runVerify(
        args,
        {
          out: () => expect.unreachable('nothing was verified'),
          err: (line) => said.push(line),
        },
        verifyOfficeOrBackup,
      )
      expect([args, status, said.length]).toEqual([args, 2, 1])
    }
  })
})
