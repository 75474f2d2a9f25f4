/** Makes the projections anew from the log when this program makes them in another way than the file's last one. */
import type { DatabaseSync } from 'node:sqlite'
import { transaction } from '../file/database.ts'
import { asLogged, readEvent } from '../log/event-row.ts'
import type { Projections } from '../log/log.ts'
import type { RecordKeys } from '../keys/record-keys.ts'
import { blob } from '../file/rows.ts'

/** Goes up by one whenever projections.ts makes something else of the same events. */
export const PROJECTION_VERSION = 2

export function rebuildProjections(
  db: DatabaseSync,
  projections: Projections,
  keys: RecordKeys,
  always = false,
): void {
  const made = db.prepare(`SELECT value FROM meta WHERE name = 'projections'`).get()
  if (!always && made !== undefined && blob(made, 'value')[0] === PROJECTION_VERSION) return
  transaction(db, () => {
    projections.clear()
    const rows = db.prepare(
      `SELECT device, sequence, at_ms, actor, type, scope, payload FROM events NOT INDEXED WHERE scope >= 'record/' AND scope < 'record0' ORDER BY rowid`,
    )
    for (const row of rows.iterate()) {
      const event = asLogged(readEvent(row, keys))
      if (event !== null) projections.apply(event)
    }
    db.prepare(
      `INSERT INTO meta (name, value) VALUES ('projections', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    ).run(Buffer.of(PROJECTION_VERSION))
  })
}
