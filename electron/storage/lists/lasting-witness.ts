/** Remembers, sealed, the newest event of the office's profile and of its settings: were it hidden, an older cap or checklist would come into force. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { blob, DamagedRow, int } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'
import type { LastingScope } from '../../../shared/log/scope.ts'
import type { Lists } from '../log/log.ts'
import type { Arrival } from '../log/reader.ts'

const PlaceSchema = z.object({ place: z.int() })

export interface LastingWitness extends Lists {
  /** A DamagedRow: the log has not the event that was seen last. */
  check(): void
}

export function createLastingWitness(
  db: DatabaseSync,
  vault: Vault,
  scope: LastingScope,
): LastingWitness {
  const put = db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )

  /** 0: none was ever seen. */
  function seen(): number {
    const row = db.prepare('SELECT value FROM meta WHERE name = ?').get(scope)
    if (row === undefined) return 0
    const opened = vault.open('office', blob(row, 'value'), scope)
    if (!opened.ok) throw new DamagedRow(`what was seen of the ${scope} cannot be opened`)
    return PlaceSchema.parse(JSON.parse(Buffer.from(opened.value).toString('utf8'))).place
  }

  function saw(one: string, { place }: Arrival): void {
    if (one !== scope) return
    put.run(scope, vault.seal('office', Buffer.from(JSON.stringify({ place }), 'utf8'), scope))
  }

  return {
    apply: (event, at) => saw(event.scope, at),
    refold: saw,
    check() {
      const newest = db
        .prepare('SELECT coalesce(max(rowid), 0) AS place FROM events WHERE scope = ?')
        .get(scope)
      if (newest === undefined || int(newest, 'place') !== seen())
        throw new DamagedRow(`the newest event of the ${scope} is not the one that was seen last`)
    },
  }
}
