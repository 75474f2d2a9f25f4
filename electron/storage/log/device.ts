/** The random name under which this PC writes its events; sealed, so that it also tells whether the key is the folder's own. */
import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { transaction } from '../file/database.ts'
import { blob, DamagedRow } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'

/** `restored`: the folder came out of a backup and is opened for the first time; from now on it writes under a new name. */
export type Device = { readonly name: string; readonly restored: boolean }

/**
 * Null: this key is not the one the folder was made with. Nothing may be written then.
 * @param listsVersion how this program makes the lists; an empty file has them made so already
 */
export function deviceOf(db: DatabaseSync, vault: Vault, listsVersion: number): Device | null {
  const read = db.prepare('SELECT value FROM meta WHERE name = ?')
  const sealed = read.get('device')
  if (sealed === undefined) {
    if (db.prepare('SELECT 1 FROM events LIMIT 1').get() !== undefined)
      throw new DamagedRow('the name of this PC in the log is not there')
    return { name: newDevice(db, vault, listsVersion), restored: false }
  }
  const device = vault.open('check', blob(sealed, 'value'), 'device')
  if (!device.ok) return null
  if (read.get('restored') !== undefined)
    return { name: newDevice(db, vault, null), restored: true }
  return { name: Buffer.from(device.value).toString('utf8'), restored: false }
}

/** @param listsVersion of lists that are up to date, as the file holds nothing yet; null: it holds something */
function newDevice(db: DatabaseSync, vault: Vault, listsVersion: number | null): string {
  const name = randomUUID()
  const put = db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  transaction(db, () => {
    put.run('device', vault.seal('check', Buffer.from(name, 'utf8'), 'device'))
    if (listsVersion !== null) put.run('projections', Buffer.of(listsVersion))
    db.exec(`DELETE FROM meta WHERE name = 'restored'`)
  })
  return name
}
