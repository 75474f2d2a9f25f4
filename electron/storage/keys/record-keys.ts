/**
 * One AES key per scope (shared/log/scope.ts), wrapped by the vault. Destroying the key is the disposal of everything in
 * the scope: the chain still verifies, and nobody can read the payloads any more.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { blob, DamagedRow } from '../file/rows.ts'
import { KEY_BYTES } from './sealing.ts'
import type { Vault } from './vault.ts'

const KEPT_IN_MEMORY = 5_000

/** SQL: the row's key is gone. */
export const DESTROYED = 'record_keys.wrapped = zeroblob(length(record_keys.wrapped))'

export interface RecordKeys {
  /** Null: disposed of, never made, or its wrapping is broken. */
  find(scope: string): KeyObject | null
  /** Inside a transaction: the key, made now if there is none. Only where the scope begins. */
  ensure(scope: string): KeyObject
  /** Inside a transaction: what it sealed can never be read again. */
  readonly destroy: (scope: string) => void
  /** Nothing is kept in memory any more: a reader elsewhere does not hear of what is destroyed. */
  readonly forget: () => void
  /** After the transaction: keys made in it are kept in memory, or forgotten with the rollback. */
  settle(committed: boolean): void
}

export function createRecordKeys(db: DatabaseSync, vault: Vault): RecordKeys {
  const read = db.prepare('SELECT wrapped FROM record_keys WHERE scope = ?')
  // A scope whose key was destroyed may begin again (a month of the office); a wrapping that is broken is kept, never replaced.
  const insert = db.prepare(
    `INSERT INTO record_keys (scope, wrapped) VALUES (?, ?) ON CONFLICT (scope) DO UPDATE SET wrapped = excluded.wrapped WHERE ${DESTROYED}`,
  )
  // Of the same length, so that SQLite writes the zeros over the key where it lies (0001-log.ts).
  const drop = db.prepare(
    'UPDATE record_keys SET wrapped = zeroblob(length(wrapped)) WHERE scope = ?',
  )
  const known = new Map<string, KeyObject>()
  const fresh = new Map<string, KeyObject>()

  function remember(scope: string, key: KeyObject): void {
    if (known.size >= KEPT_IN_MEMORY) known.clear()
    known.set(scope, key)
  }

  function find(scope: string): KeyObject | null {
    const cached = fresh.get(scope) ?? known.get(scope)
    if (cached !== undefined) return cached
    const row = read.get(scope)
    const opened = row === undefined ? null : vault.open('recordKey', blob(row, 'wrapped'), scope)
    if (opened === null || !opened.ok) return null
    const key = createSecretKey(opened.value)
    remember(scope, key)
    return key
  }

  return {
    find,
    ensure(scope) {
      const existing = find(scope)
      if (existing !== null) return existing
      const bytes = randomBytes(KEY_BYTES)
      if (insert.run(scope, vault.seal('recordKey', bytes, scope)).changes === 0)
        throw new DamagedRow('a key cannot be unwrapped')
      const key = createSecretKey(bytes)
      fresh.set(scope, key)
      return key
    },
    destroy(scope) {
      drop.run(scope)
      known.delete(scope)
      fresh.delete(scope)
    },
    forget: () => known.clear(),
    settle(committed) {
      if (committed) for (const [scope, key] of fresh) remember(scope, key)
      fresh.clear()
    },
  }
}
