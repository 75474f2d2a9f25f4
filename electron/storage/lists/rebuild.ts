/** Makes the projections anew from the log when this program makes them in another way than the file's last one. */
import type { DatabaseSync } from 'node:sqlite'
import { eventPayloads, EventTypeSchema, type LoggedEvent } from '../../../shared/log/events.ts'
import { transaction } from '../file/database.ts'
import { type Projections, readEvent, type StoredEvent } from '../log/log.ts'
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
      'SELECT device, sequence, at_ms, actor, type, record_id, payload FROM events WHERE record_id IS NOT NULL ORDER BY at_ms, device, sequence',
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

/** Null: an event whose payload cannot be opened (any more) tells the projections nothing. */
function asLogged(event: StoredEvent): LoggedEvent | null {
  const type = EventTypeSchema.safeParse(event.type)
  if (!type.success || event.payload === null) return null
  return typed(type.data, event)
}

function typed(type: LoggedEvent['type'], event: StoredEvent): LoggedEvent {
  const payload = eventPayloads[type].parse(event.payload)
  const { device, sequence, atMs, actorId, recordId } = event
  // The schema of this very type has just parsed the payload; TypeScript cannot follow that through a union.
  return { type, payload, device, sequence, atMs, actorId, recordId } as LoggedEvent
}
