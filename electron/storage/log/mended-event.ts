/** That a list did not say what the log says, as it is written down and read again. */
import type { DatabaseSync } from 'node:sqlite'
import type { NewEvent } from '../../../shared/log/events.ts'
import type { Mended } from '../../../shared/log/mended.ts'
import { SYSTEM_ACTOR } from '../../../shared/people/account.ts'
import type { RecordKeys } from '../keys/record-keys.ts'
import { asLogged, readEvent } from './event-row.ts'

export const mendedEvent = (payload: Mended): NewEvent => ({
  type: 'office.listMended',
  scope: 'office',
  actorId: SYSTEM_ACTOR,
  payload,
})

/** The newest first; those of months that were disposed of cannot be read any more. Walks all the office's own events: for the reading thread. */
export function newestMended(
  db: DatabaseSync,
  keys: RecordKeys,
  limit: number,
): readonly (Mended & { readonly atMs: number })[] {
  return db
    .prepare(
      `SELECT device, sequence, at_ms, actor, type, scope, payload FROM events INDEXED BY events_by_scope WHERE scope >= 'office/' AND scope < 'office0' AND type = 'office.listMended' ORDER BY rowid DESC LIMIT ?`,
    )
    .all(limit)
    .flatMap((row) => {
      const event = asLogged(readEvent(row, keys))
      return event?.type === 'office.listMended' ? [{ ...event.payload, atMs: event.atMs }] : []
    })
}
