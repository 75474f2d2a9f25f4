/** Remembers, sealed, the newest event of the office's profile: were that event hidden, an older cap or checklist would come into force. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { blob, DamagedRow, int } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'
import type { Lists } from '../log/log.ts'

const NAME = 'profile'
const PlaceSchema = z.object({ place: z.int() })

export interface ProfileWitness extends Lists {
  /** A DamagedRow: the log has not the profile that was seen last. */
  check(): void
}

export function createProfileWitness(db: DatabaseSync, vault: Vault): ProfileWitness {
  const put = db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )

  /** 0: none was ever seen. */
  function seen(): number {
    const row = db.prepare('SELECT value FROM meta WHERE name = ?').get(NAME)
    if (row === undefined) return 0
    const opened = vault.open('office', blob(row, 'value'), NAME)
    if (!opened.ok) throw new DamagedRow('what was seen of the profile cannot be opened')
    return PlaceSchema.parse(JSON.parse(Buffer.from(opened.value).toString('utf8'))).place
  }

  return {
    apply(event, { place }) {
      if (event.scope !== 'profile') return
      put.run(NAME, vault.seal('office', Buffer.from(JSON.stringify({ place }), 'utf8'), NAME))
    },
    check() {
      const newest = db
        .prepare(`SELECT coalesce(max(rowid), 0) AS place FROM events WHERE scope = 'profile'`)
        .get()
      if (newest === undefined || int(newest, 'place') !== seen())
        throw new DamagedRow('the newest profile is not the one that was seen last')
    },
  }
}
