/**
 * One AES key per session record, wrapped by the vault. Destroying a record's key is its disposal: the
 * chain still verifies, and nobody can read the payloads any more. Events of the office itself use one
 * key a month, so that they too can be disposed of.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { blob } from '../file/rows.ts'
import { KEY_BYTES } from './sealing.ts'
import type { Vault } from './vault.ts'
import { monthStampOf } from '../../../shared/time/instant.ts'

const KEPT_IN_MEMORY = 5_000

export interface RecordKeys {
  /** Null: disposed of, never made, or its wrapping is broken. */
  find(keyId: string): KeyObject | null
  /** Inside a transaction: the key, made now if there is none. */
  ensure(keyId: string): KeyObject
  /** Inside a transaction: what it sealed can never be read again. */
  destroy(keyId: string): void
  /** After the transaction: keys made in it are kept in memory, or forgotten with the rollback. */
  settle(committed: boolean): void
}

/** @param atMs instant of the event, for the month (Asia/Tokyo) of an event that belongs to no record */
export function keyIdOf(recordId: string | null, atMs: number): string {
  return recordId ?? `office/${monthStampOf(atMs)}`
}

export function createRecordKeys(db: DatabaseSync, vault: Vault): RecordKeys {
  const read = db.prepare('SELECT wrapped FROM record_keys WHERE key_id = ?')
  const insert = db.prepare('INSERT INTO record_keys (key_id, wrapped) VALUES (?, ?)')
  const drop = db.prepare('DELETE FROM record_keys WHERE key_id = ?')
  const known = new Map<string, KeyObject>()
  const fresh = new Map<string, KeyObject>()

  function remember(keyId: string, key: KeyObject): void {
    if (known.size >= KEPT_IN_MEMORY) known.clear()
    known.set(keyId, key)
  }

  function find(keyId: string): KeyObject | null {
    const cached = fresh.get(keyId) ?? known.get(keyId)
    if (cached !== undefined) return cached
    const row = read.get(keyId)
    const opened = row === undefined ? null : vault.open('recordKey', blob(row, 'wrapped'), keyId)
    if (opened === null || !opened.ok) return null
    const key = createSecretKey(opened.value)
    remember(keyId, key)
    return key
  }

  return {
    find,
    ensure(keyId) {
      const existing = find(keyId)
      if (existing !== null) return existing
      const bytes = randomBytes(KEY_BYTES)
      // Fails on a row whose wrapping is broken: that row is kept, never replaced.
      insert.run(keyId, vault.seal('recordKey', bytes, keyId))
      const key = createSecretKey(bytes)
      fresh.set(keyId, key)
      return key
    },
    destroy(keyId) {
      drop.run(keyId)
      known.delete(keyId)
      fresh.delete(keyId)
    },
    settle(committed) {
      if (committed) for (const [keyId, key] of fresh) remember(keyId, key)
      fresh.clear()
    },
  }
}
