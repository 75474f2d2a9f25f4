/** The random name under which this PC writes its events; sealed, so that it also tells whether the key is the folder's own. */
import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { transaction } from './database.ts'
import { PROJECTION_VERSION } from './rebuild.ts'
import { blob } from './rows.ts'
import type { Vault } from './vault.ts'

/** `restored`: the folder came out of a backup and is opened for the first time; from now on it writes under a new name. */
export type Device = { readonly name: string; readonly restored: boolean }

/** Null: this key is not the one the folder was made with. Nothing may be written then. */
export function deviceOf(db: DatabaseSync, vault: Vault): Device | null {
  const read = db.prepare('SELECT value FROM meta WHERE name = ?')
  const sealed = read.get('device')
  if (sealed === undefined) return { name: newDevice(db, vault, true), restored: false }
  const device = vault.open('check', blob(sealed, 'value'), 'device')
  if (!device.ok) return null
  if (read.get('restored') !== undefined)
    return { name: newDevice(db, vault, false), restored: true }
  return { name: Buffer.from(device.value).toString('utf8'), restored: false }
}

/** @param empty the file holds nothing yet, so its projections are up to date */
function newDevice(db: DatabaseSync, vault: Vault, empty: boolean): string {
  const name = randomUUID()
  const put = db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  transaction(db, () => {
    put.run('device', vault.seal('check', Buffer.from(name, 'utf8'), 'device'))
    if (empty) put.run('projections', Buffer.of(PROJECTION_VERSION))
    db.exec(`DELETE FROM meta WHERE name = 'restored'`)
  })
  return name
}
