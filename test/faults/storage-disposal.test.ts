/** A disposal that fails leaves everything as it was. */
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/storage/file/database.ts'
import { createDisposal } from '../../electron/storage/lists/disposal.ts'
import { createLog, together } from '../../electron/storage/log/log.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { createProjections } from '../../electron/storage/lists/projections.ts'
import { recordLists } from '../../electron/storage/lists/record-remake.ts'
import { createRecordKeys } from '../../electron/storage/keys/record-keys.ts'
import { createRecordReader } from '../../electron/storage/lists/record-reader.ts'
import {
  createRestrictionList,
  createRestrictionStore,
} from '../../electron/storage/lists/restriction-store.ts'
import { createLogReader } from '../../electron/storage/log/reader.ts'
import { int } from '../../electron/storage/file/rows.ts'
import { createVault } from '../../electron/storage/keys/vault.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { restrictionScope } from '../../shared/log/scope.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { START_MS, temporaryFolder, value } from '../unit/storage-helpers.ts'

const proof = (reason: string): NewEvent => ({
  type: 'records.disposed',
  scope: 'office',
  actorId: 'sup',
  payload: { kind: 'restriction', recordIds: ['a', 'b'], before: '2026-01-01', reason },
})

/** The parts of a storage over one file, and two restrictions that are over. */
function stage() {
  const folder = temporaryFolder()
  const db = value(openDatabase(databasePath(folder)))
  const vault = createVault(new Uint8Array(32).fill(9))
  const keys = createRecordKeys(db, vault)
  const list = createRestrictionList({ db, vault, keys, reader: createLogReader(db, keys) })
  const log = createLog({
    db,
    device: 'device-1',
    clock: createVirtualClock(START_MS),
    vault,
    keys,
    projections: together(
      recordLists(createProjections(db, vault, keys), () => undefined),
      list,
    ),
  })
  const restrictions = createRestrictionStore(db, list, vault)
  const disposal = createDisposal({
    db,
    vault,
    keys,
    log,
    records: createRecordReader(db, vault, keys),
    restrictions,
    writeBack: () => Promise.resolve(),
  })
  for (const id of ['a', 'b']) {
    const wish = {
      reason: '架空の理由',
      from: '2025-01-06',
      until: '2025-01-10',
      notice: '',
      name: '架空 一郎',
    } as const
    value(
      log.append([
        {
          type: 'review.restricted',
          scope: restrictionScope(id),
          actorId: 'sup',
          payload: {
            ...wish,
            restrictionId: id,
            fromRecordId: 'r1',
            jobSeekerNumber: `17010-0001234${id === 'a' ? 1 : 2}`,
          },
        },
      ]),
    )
  }
  const allThere = (): void => {
    const { rows } = restrictions.first('2026-11-24', 10)
    expect(rows.map(({ id, reason }) => [id, reason]).sort()).toEqual([
      ['a', '架空の理由'],
      ['b', '架空の理由'],
    ])
    expect(restrictions.restricted('17010-00012341', '2025-01-08')).toBe(true)
    for (const id of ['a', 'b'])
      expect(log.eventsOf(restrictionScope(id)).map(({ payload }) => payload)).not.toContain(null)
    expect(log.head().sequence).toBe(2)
  }
  const end = (events: number): void => {
    db.close()
    expect(verifyFolder(folder)).toEqual({ ok: true, events, firstBad: null })
  }
  return { db, disposal, restrictions, allThere, end }
}

describe('a disposal that fails', () => {
  it('leaves everything and no proof when the disk is full, and succeeds when there is room again', () => {
    const { db, disposal, restrictions, allThere, end } = stage()
    const pages = int(db.prepare('PRAGMA page_count').get() ?? {}, 'page_count')
    db.exec(`PRAGMA max_page_count = ${pages}`)
    expect(disposal.disposeRestrictions(['a', 'b'], proof('満'.repeat(4000)))).toEqual({
      ok: false,
      reason: 'saveFailed',
      details: { cause: 'diskFull' },
    })
    allThere()
    db.exec('PRAGMA max_page_count = 1000000')
    value(disposal.disposeRestrictions(['a', 'b'], proof('満了')))
    expect(restrictions.first('2026-11-24', 10)).toEqual({ total: 0, rows: [] })
    end(5)
  })

  it('leaves everything and no proof when the second of two cannot be destroyed', () => {
    const { db, disposal, allThere, end } = stage()
    db.exec(
      `CREATE TEMP TRIGGER stop BEFORE DELETE ON restrictions WHEN OLD.id = 'b' BEGIN SELECT RAISE(ABORT, 'not this one'); END`,
    )
    expect(disposal.disposeRestrictions(['a', 'b'], proof('満了'))).toMatchObject({
      reason: 'saveFailed',
    })
    allThere()
    end(2)
  })
})
