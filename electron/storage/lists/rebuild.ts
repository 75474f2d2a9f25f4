/** Makes the projections anew from the log when this program makes them in another way than the file's last one. */
import type { DatabaseSync } from 'node:sqlite'
import { transaction } from '../file/database.ts'
import { restoreLists } from '../file/schema.ts'
import { blob, int, text } from '../file/rows.ts'
import { createRecordKeys, DESTROYED } from '../keys/record-keys.ts'
import type { Vault } from '../keys/vault.ts'
import { asLogged, readEvent } from '../log/event-row.ts'
import { createProjections, PROJECTED } from './projections.ts'
import { createTermHeap } from './term-heap.ts'

/** Goes up by one whenever projections.ts makes something else of the same events. */
export const PROJECTION_VERSION = 5

/** Events between two words of how far it is. */
const TOLD_EVERY = 2_000

const OF_LISTS = `scope >= 'record/' AND scope < 'record0' AND type IN (${PROJECTED.map((type) => `'${type}'`).join(', ')})`
const COLUMNS = 'events.rowid AS place, device, sequence, at_ms, actor, type, scope, payload'
/** In the office's order: first what has a position, then what the server does not have yet. Alone a PC has the second only, and reads the file from its beginning to its end. */
const IN_TURN = [
  `SELECT ${COLUMNS} FROM event_positions CROSS JOIN events ON events.rowid = event WHERE ${OF_LISTS} ORDER BY position`,
  `SELECT ${COLUMNS} FROM events NOT INDEXED WHERE ${OF_LISTS} AND NOT EXISTS (SELECT 1 FROM event_positions WHERE event = events.rowid) ORDER BY events.rowid`,
]

export function listsAreCurrent(db: DatabaseSync): boolean {
  const made = db.prepare(`SELECT value FROM meta WHERE name = 'projections'`).get()
  return made !== undefined && blob(made, 'value')[0] === PROJECTION_VERSION
}

/** With the next opening all of them are made anew. */
export function markOutOfDate(db: DatabaseSync): void {
  db.exec(`DELETE FROM meta WHERE name = 'projections'`)
}

/** Records or their search entries are all gone, though the log has some: then they count as out of date. @returns whether it was so */
export function noticeEmptied(db: DatabaseSync): boolean {
  const has = (sql: string): boolean => db.prepare(sql).get() !== undefined
  const emptied =
    listsAreCurrent(db) &&
    has(
      `SELECT 1 FROM record_keys WHERE scope >= 'record/' AND scope < 'record0' AND NOT ${DESTROYED} LIMIT 1`,
    ) &&
    !(has('SELECT 1 FROM records LIMIT 1') && has('SELECT 1 FROM record_terms LIMIT 1'))
  if (emptied) markOutOfDate(db)
  return emptied
}

/** Makes dropped lists again, empty and out of date; in one transaction, for empty ones that count as current would stay empty. */
export function restoreDropped(db: DatabaseSync): void {
  transaction(db, () => {
    if (restoreLists(db)) markOutOfDate(db)
  })
}

/** Takes the indexes of the list away and gives back the way to make them again: one by one at its end is several times faster. */
function withoutIndexes(db: DatabaseSync): () => void {
  const indexes = db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = 'records'`,
    )
    .all()
    .map((row) => ({ name: text(row, 'name'), sql: text(row, 'sql') }))
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  return () => {
    for (const { sql } of indexes) db.exec(sql)
  }
}

/** All in one transaction: whatever happens, the lists are the old ones or the new ones. @param onProgress of 1 */
export function rebuildProjections(
  db: DatabaseSync,
  vault: Vault,
  onProgress: (share: number) => void = () => undefined,
): void {
  const keys = createRecordKeys(db, vault)
  const heap = createTermHeap()
  const projections = createProjections(db, vault, keys, heap.put)
  // Places in the file stand for how far it is: counting would read all of it once more.
  const total = int(db.prepare('SELECT coalesce(max(rowid), 1) AS n FROM events').get() ?? {}, 'n')
  const rows = IN_TURN.map((sql) => db.prepare(sql))
  transaction(db, () => {
    projections.clear()
    const indexAgain = withoutIndexes(db)
    let done = 0
    for (const part of rows)
      for (const row of part.iterate()) {
        const event = asLogged(readEvent(row, keys))
        if (event !== null) projections.apply(event)
        if ((done += 1) % TOLD_EVERY === 0) onProgress(int(row, 'place') / total)
      }
    heap.writeTo(db)
    indexAgain()
    db.prepare(
      `INSERT INTO meta (name, value) VALUES ('projections', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    ).run(Buffer.of(PROJECTION_VERSION))
  })
}
