/** A disk that is full at some point of an append. */
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/storage/file/database.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { createLog } from '../../electron/storage/log/log.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { createProjections } from '../../electron/storage/lists/projections.ts'
import { createRecordKeys } from '../../electron/storage/keys/record-keys.ts'
import { createRecordReader } from '../../electron/storage/lists/record-reader.ts'
import { int } from '../../electron/storage/file/rows.ts'
import { createSessionStore } from '../../electron/storage/lists/session-store.ts'
import { createVault } from '../../electron/storage/keys/vault.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { closed, opened, START_MS, temporaryFolder, value } from '../unit/storage-helpers.ts'

const RUNS = 1_000

/** The same sequence in every run of the test, so that a failure can be looked into. */
function createDice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

describe('a disk that is full at some point of an append', () => {
  it('loses no acknowledged event, changes nothing when it says so, and goes on when there is room again', () => {
    const folder = temporaryFolder()
    const db = value(openDatabase(databasePath(folder)))
    const vault = createVault(new Uint8Array(32).fill(9))
    const keys = createRecordKeys(db, vault)
    const log = createLog({
      db,
      device: 'device-1',
      clock: createVirtualClock(START_MS),
      vault,
      keys,
      projections: createProjections(db, vault, keys),
    })
    const store = createSessionStore(db, log, keys)
    const reader = createRecordReader(db, vault, keys)
    const dice = createDice(20_261_124)
    const pages = (): number => int(db.prepare('PRAGMA page_count').get() ?? {}, 'page_count')
    const acknowledged: number[] = []
    let refused = 0
    for (let run = 0; run < RUNS; run += 1) {
      // SQLite answers a write beyond this with the same "full" as the operating system's ENOSPC.
      db.exec(`PRAGMA max_page_count = ${pages() + (dice(3) === 0 ? 1_000_000 : dice(3))}`)
      const recordId = `r${run}`
      const before = log.head()
      const written = store.commit(
        [
          opened({ recordId, counselorId: 'c1' }),
          {
            type: 'session.paused',
            scope: recordScope(recordId),
            actorId: 'c1',
            payload: { why: 'あ'.repeat(dice(4000)) },
          },
        ],
        { recordId, state: { run } },
      )
      if (written.ok) {
        expect(log.head().sequence).toBe(before.sequence + 2)
        acknowledged.push(run)
      } else {
        expect(written).toEqual({ ok: false, reason: 'saveFailed', details: { cause: 'diskFull' } })
        expect(log.head()).toEqual(before)
        expect(reader.find(recordId)).toBeNull()
        refused += 1
      }
      expect(store.load()?.state).toEqual(
        acknowledged.length === 0 ? undefined : { run: acknowledged.at(-1) },
      )
    }
    db.exec('PRAGMA max_page_count = 1000000')
    expect(refused).toBeGreaterThan(50)
    expect(acknowledged.length).toBeGreaterThan(50)
    value(log.append([closed({ recordId: `r${acknowledged.at(-1)}`, counselorId: 'c1' })]))
    for (const run of acknowledged)
      expect(log.eventsOf(`record/r${run}`).map(({ payload }) => payload)).not.toContain(null)
    db.close()
    expect(verifyFolder(folder)).toEqual({
      ok: true,
      events: acknowledged.length * 2 + 1,
      firstBad: null,
    })
  }, 120_000)
})
