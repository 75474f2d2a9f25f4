/** Attacks by somebody who has the files, knows SQL and the format, but not the printed sheets. */
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { GENESIS, hashOf } from '../../electron/storage/log/event-hash.ts'
import { inOrder, noDelete, noUpdate } from '../../electron/storage/file/migrations/0001-log.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { blob, int, text } from '../../electron/storage/file/rows.ts'
import { verifyOfficeOrBackup } from '../../electron/storage/backup/verify-backup.ts'
import { runVerify } from '../../electron/storage/verify/verify-command.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { formatSeal, readSeals, type Seal } from '../../shared/records/seal.ts'
import { addRecord, newOffice, reopen, temporaryFolder } from '../unit/storage-helpers.ts'

type Printed = {
  readonly folder: string
  readonly older: string
  readonly middle: Seal
  readonly last: Seal
}

function copyOf(folder: string): string {
  const copy = temporaryFolder()
  for (const name of readdirSync(folder))
    copyFileSync(path.join(folder, name), path.join(copy, name))
  return copy
}

/** Six events, a seal, a copy of the folder, four more events, another seal. */
function printedOffice(): Printed {
  const office = newOffice()
  for (const n of [1, 2, 3]) addRecord(office.storage, { recordId: `r${n}`, counselorId: 'c1' })
  const middle = office.storage.log.seal()
  office.storage.close()
  const older = copyOf(office.folder)
  const storage = reopen(office)
  for (const n of [4, 5]) addRecord(storage, { recordId: `r${n}`, counselorId: 'c1' })
  const last = storage.log.seal()
  storage.close()
  return { folder: office.folder, older, middle, last }
}

function tamper(folder: string, change: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(databasePath(folder))
  db.exec(
    'DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete; DROP TRIGGER events_in_order',
  )
  change(db)
  db.exec(`${noUpdate}; ${noDelete}; ${inOrder}`)
  db.close()
}

/** Recomputes every hash and the head, as the attacker who leaves a chain that is whole in itself. */
function rechain(db: DatabaseSync): void {
  for (const { device } of db.prepare('SELECT DISTINCT device FROM events').all()) {
    let previous = GENESIS
    let sequence = 0
    const change = db.prepare(
      'UPDATE events SET previous = ?, hash = ? WHERE device = ? AND sequence = ?',
    )
    for (const row of db
      .prepare('SELECT * FROM events WHERE device = ? ORDER BY sequence')
      .all(device ?? '')) {
      sequence = int(row, 'sequence')
      const hash = hashOf({
        device: text(row, 'device'),
        sequence,
        atMs: int(row, 'at_ms'),
        actor: text(row, 'actor'),
        type: text(row, 'type'),
        scope: text(row, 'scope'),
        payload: blob(row, 'payload'),
        previous,
      })
      change.run(previous, hash, text(row, 'device'), sequence)
      previous = hash
    }
    db.prepare('UPDATE log_head SET sequence = ?, hash = ? WHERE device = ?').run(
      sequence,
      previous,
      device ?? '',
    )
  }
}

describe('an attack on the files alone', () => {
  it('is found by the chain even without a seal: edited, deleted, inserted, reordered, cut off, a replaced tail', () => {
    const { folder } = printedOffice()
    const row = (n: number): string =>
      `device, ${n}, at_ms, actor, type, scope, payload, previous, hash`
    const attacks: readonly (readonly [string, string, number])[] = [
      ['edited', `UPDATE events SET at_ms = at_ms + 1 WHERE sequence = 4`, 4],
      ['another record', `UPDATE events SET scope = 'record/r1' WHERE sequence = 4`, 4],
      ['deleted', 'DELETE FROM events WHERE sequence = 4', 4],
      [
        'deleted and closed up',
        'DELETE FROM events WHERE sequence = 4; UPDATE events SET sequence = -sequence WHERE sequence > 4; UPDATE events SET sequence = -sequence - 1 WHERE sequence < 0',
        4,
      ],
      [
        'inserted',
        `UPDATE events SET sequence = -sequence WHERE sequence > 4; UPDATE events SET sequence = 1 - sequence WHERE sequence < 0; INSERT INTO events SELECT ${row(5)} FROM events WHERE sequence = 2`,
        5,
      ],
      [
        'reordered',
        'UPDATE events SET sequence = -4 WHERE sequence = 4; UPDATE events SET sequence = 4 WHERE sequence = 7; UPDATE events SET sequence = 7 WHERE sequence = -4',
        4,
      ],
      ['cut off', 'DELETE FROM events WHERE sequence > 8', 9],
      [
        'a tail from elsewhere',
        `DELETE FROM events WHERE sequence = 10; INSERT INTO events SELECT ${row(10)} FROM events WHERE sequence = 8`,
        10,
      ],
      [
        'the head moved back',
        `UPDATE log_head SET sequence = 8, hash = (SELECT hash FROM events WHERE sequence = 8)`,
        9,
      ],
    ]
    for (const [what, sql, sequence] of attacks) {
      const copy = copyOf(folder)
      tamper(copy, (db) => db.exec(sql))
      expect({ what, sequence: verifyFolder(copy).firstBad?.sequence }).toEqual({ what, sequence })
    }
  })

  it('that leaves a whole chain behind is found by a printed seal', () => {
    const { folder, older, middle, last } = printedOffice()
    expect(verifyFolder(folder, [middle, last])).toMatchObject({ ok: true, events: 10 })
    const attacks: readonly (readonly [string, string, Seal, number])[] = [
      ['edited and rechained', `UPDATE events SET at_ms = at_ms + 1 WHERE sequence = 4`, middle, 6],
      ['cut off and head rewritten', 'DELETE FROM events WHERE sequence > 8', last, 9],
      ['cut off before the first seal', 'DELETE FROM events WHERE sequence > 5', middle, 6],
      [
        'tail replaced and rechained',
        `DELETE FROM events WHERE sequence > 9; INSERT INTO events SELECT device, 10, at_ms, actor, type, scope, payload, previous, hash FROM events WHERE sequence = 2`,
        last,
        10,
      ],
      ['emptied', 'DELETE FROM events; DELETE FROM log_head', middle, 1],
    ]
    for (const [what, sql, seal, sequence] of attacks) {
      const copy = copyOf(folder)
      tamper(copy, (db) => {
        db.exec(sql)
        rechain(db)
        // Whoever does that makes the lists count as out of date too: else a record that the log does not know tells it.
        db.exec(`DELETE FROM meta WHERE name = 'projections'`)
      })
      expect({ what, alone: verifyFolder(copy).ok }).toEqual({ what, alone: true })
      const report = verifyFolder(copy, [seal])
      expect({ what, ok: report.ok, sequence: report.firstBad?.sequence }).toEqual({
        what,
        ok: false,
        sequence,
      })
    }
    // The whole folder rolled back to an older copy: nothing in it is wrong, only the paper knows.
    expect(verifyFolder(older)).toMatchObject({ ok: true, events: 6 })
    expect(verifyFolder(older, [middle])).toMatchObject({ ok: true })
    expect(verifyFolder(older, [middle, last])).toMatchObject({
      ok: false,
      firstBad: {
        sequence: 7,
        why: expect.stringContaining('古いものに戻されています') as unknown,
      },
    })
  })

  it('that exchanges rows of two devices is found', () => {
    const { folder } = printedOffice()
    const other = printedOffice()
    const copy = copyOf(folder)
    // What another PC's log looks like after it was brought here: its rows and its head.
    const merge = (db: DatabaseSync): void =>
      db.exec(
        `ATTACH '${databasePath(other.folder)}' AS other; INSERT INTO events SELECT * FROM other.events; INSERT INTO log_head SELECT * FROM other.log_head; DETACH other`,
      )
    tamper(copy, merge)
    expect(verifyFolder(copy)).toEqual({ ok: true, events: 20, firstBad: null })
    tamper(copy, (db) =>
      db.exec(`
      CREATE TEMP TABLE swap AS SELECT (SELECT min(device) FROM events) AS a, (SELECT max(device) FROM events) AS b;
      UPDATE events SET device = 'x' WHERE sequence = 5 AND device = (SELECT a FROM swap);
      UPDATE events SET device = (SELECT a FROM swap) WHERE sequence = 5 AND device = (SELECT b FROM swap);
      UPDATE events SET device = (SELECT b FROM swap) WHERE device = 'x'`),
    )
    expect(verifyFolder(copy)).toMatchObject({ ok: false, events: 20, firstBad: { sequence: 5 } })
  })
})

describe('seals on paper', () => {
  it('are read back as printed, with spaces, full width and other lines around them', () => {
    const { middle, last } = printedOffice()
    expect(middle.events).toBe(6)
    const sheet = `日報\n${formatSeal(middle)}\r\n  ${formatSeal(last).replaceAll('-', '－').replace('SEAL', 'seal')}  \n以上\n`
    // The date keeps its hyphens after folding, and so do the groups.
    expect(readSeals(sheet)).toEqual({ seals: [middle, last], unreadableLines: [] })
    expect(readSeals(`\n${formatSeal(middle).slice(0, -1)}`)).toEqual({
      seals: [],
      unreadableLines: [2],
    })
  })

  it('are taken by the verify command, which refuses a file without a readable one', async () => {
    const { folder, older, last } = printedOffice()
    const file = path.join(temporaryFolder(), 'seals.txt')
    const run = async (args: string[]): Promise<{ status: number; line: string }> => {
      const lines: string[] = []
      const status = await runVerify(
        args,
        { out: (line) => lines.push(line), err: (line) => lines.push(line) },
        verifyOfficeOrBackup,
      )
      return { status, line: lines.join('\n') }
    }
    writeFileSync(file, `${formatSeal(last)}\n`)
    expect((await run([folder, '--json', '--seal', file])).status).toBe(0)
    expect(await run(['--seal', file, older, '--json'])).toMatchObject({
      status: 1,
      line: expect.stringContaining('"sequence":7') as unknown,
    })
    writeFileSync(file, 'no seal here\n')
    // A wrong use, not a wrong log.
    expect((await run([folder, '--seal', file])).status).toBe(2)
    expect((await run([folder, '--seal'])).status).toBe(2)
    expect((await run([folder, '--seal', `${file}.missing`])).status).toBe(2)
  })
})
