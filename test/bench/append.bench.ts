/**
 * A sealed, chained, durable append against a bare insert of the same bytes with the same pragmas: the same table with the
 * same indexes, without sealing, chain, guards and head. `noIndexMs` is the insert into a table nobody can find a record's events in.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { databasePath } from '../../electron/storage/file/names.ts'
import { createStorage } from '../../electron/storage/storage.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { bareTable, BY_SCOPE, INSERT_EVENT } from './bare-events.ts'
import { type Bench, median, round } from './bench.ts'
import { opened } from '../unit/storage-helpers.ts'
import { noKeyStore } from './records.ts'

const ROUNDS = 60
const APPENDS = 50

const EVENTS_OF_SESSION = 20

/** What one session appends, one event at a time; its first makes the record's key. */
function event(n: number): NewEvent {
  const recordId = `record-${Math.floor(n / EVENTS_OF_SESSION)}`
  if (n % EVENTS_OF_SESSION === 0) return opened({ recordId, counselorId: 'counselor-1' })
  const rest = { scope: recordScope(recordId), actorId: 'counselor-1' }
  const kinds: readonly NewEvent[] = [
    {
      ...rest,
      type: 'precall.itemTicked',
      payload: { itemId: 'quietRoom', ticked: true, checklistVersion: 3 },
    },
    { ...rest, type: 'session.seekerJoined', payload: {} },
    { ...rest, type: 'session.warned', payload: { minutesLeft: 5 } },
    {
      ...rest,
      type: 'session.paused',
      payload: { why: '予定にない人が部屋に入ったため、いったん中断した。' },
    },
    {
      ...rest,
      type: 'records.noteAmended',
      payload: { note: '架空の求人票を三件案内した。'.repeat(20) },
    },
  ]
  return kinds[n % kinds.length] ?? { ...rest, type: 'session.resumed', payload: {} }
}

export const bench: Bench = {
  name: 'append',
  target: { atLeast: 0.8 },
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'soudan-bench-append-'))
    const made = createStorage({
      folder,
      keyStore: noKeyStore,
      vaultPassphrase: null,
      kind: 'practice',
      clock: createVirtualClock(instantOf('2026-11-24', '10:00')),
    })
    if (!made.ok) throw new Error(made.reason)
    const { log, close } = made.value.storage
    const reading = new DatabaseSync(databasePath(folder), { readOnly: true })
    const [bare, noIndex] = [
      bareTable(join(folder, 'bare.sqlite')),
      bareTable(join(folder, 'no-index.sqlite')),
    ]
    bare.exec(BY_SCOPE)
    const insert = bare.prepare(INSERT_EVENT)
    const insertNoIndex = noIndex.prepare(INSERT_EVENT)
    const times = { ours: [] as number[], bare: [] as number[], noIndex: [] as number[] }
    const rowsAfter = reading.prepare(
      'SELECT device, sequence, at_ms, actor, type, scope, payload, previous, hash FROM events WHERE sequence > ? ORDER BY sequence',
    )
    let n = 0
    for (let at = 0; at < ROUNDS + 2; at += 1) {
      const before = log.head().sequence
      const start = performance.now()
      for (let more = 0; more < APPENDS; more += 1) {
        const written = log.append([event(n)])
        if (!written.ok) throw new Error(written.reason)
        n += 1
      }
      const ours = performance.now() - start
      // The very bytes that were just sealed, one durable insert each.
      const rows = rowsAfter.all(before).map((row): SQLInputValue[] => Object.values(row))
      const insertAll = (statement: StatementSync): number => {
        const begun = performance.now()
        for (const row of rows) statement.run(...row)
        return performance.now() - begun
      }
      const theirs = insertAll(insert)
      const without = insertAll(insertNoIndex)
      if (at < 2) continue
      times.ours.push(ours / APPENDS)
      times.bare.push(theirs / APPENDS)
      times.noIndex.push(without / APPENDS)
    }
    reading.close()
    bare.close()
    noIndex.close()
    close()
    rmSync(folder, { recursive: true, force: true })
    return {
      ratio: median(times.bare) / median(times.ours),
      unit: 'x the speed of the bare insert',
      details: {
        appends: APPENDS * ROUNDS,
        oursMs: round(median(times.ours), 3),
        bareMs: round(median(times.bare), 3),
        noIndexMs: round(median(times.noIndex), 3),
        oursPerSecond: Math.round(1000 / median(times.ours)),
        barePerSecond: Math.round(1000 / median(times.bare)),
      },
    }
  },
}
