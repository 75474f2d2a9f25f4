/**
 * One AES key per scope (shared/log/scope.ts), wrapped by the vault; where several PCs of the office began the same scope (both took in
 * one file), each has made a key of its own. Destroying the keys is the disposal of everything in the scope: the chain still verifies,
 * and nobody can read the payloads any more.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { blob, DamagedRow, type Row } from '../file/rows.ts'
import { KEY_BYTES } from './sealing.ts'
import type { Vault } from './vault.ts'

const KEPT_IN_MEMORY = 5_000

/** The maker of a key that was made in this folder. */
export const MADE_HERE = ''

/** SQL: the row's key is gone. */
export const DESTROYED = 'record_keys.wrapped = zeroblob(length(record_keys.wrapped))'

export interface RecordKeys {
  /** The one to seal with, this folder's own before another's. Null: disposed of, never made, or its wrapping is broken. */
  find(scope: string): KeyObject | null
  /** Every one that something in the scope may be sealed with, the one to seal with first. */
  all(scope: string): readonly KeyObject[]
  /** Inside a transaction: the key, made now if there is none. Only where the scope begins. */
  ensure(scope: string): KeyObject
  /** Inside a transaction: another PC's, as the office's server brought it. What is there already stays. */
  take(scope: string, maker: string, wrapped: Uint8Array): void
  /** Inside a transaction: what they sealed can never be read again. */
  readonly destroy: (scope: string) => void
  /** Nothing is kept in memory any more: a reader elsewhere does not hear of what is destroyed. */
  readonly forget: () => void
  /** After the transaction: keys made in it are kept in memory, or forgotten with the rollback. */
  settle(committed: boolean): void
}

export function createRecordKeys(db: DatabaseSync, vault: Vault): RecordKeys {
  const read = db.prepare(
    `SELECT wrapped FROM record_keys WHERE scope = ? ORDER BY maker <> '${MADE_HERE}', id`,
  )
  // A scope whose key was destroyed may begin again (a month of the office); a wrapping that is broken is kept, never replaced.
  const insert = db.prepare(
    `INSERT INTO record_keys (scope, maker, wrapped) VALUES (?, '${MADE_HERE}', ?) ON CONFLICT (scope, maker) DO UPDATE SET wrapped = excluded.wrapped WHERE ${DESTROYED}`,
  )
  const insertOther = db.prepare(
    'INSERT INTO record_keys (scope, maker, wrapped) VALUES (?, ?, ?) ON CONFLICT (scope, maker) DO NOTHING',
  )
  // Of the same length, so that SQLite writes the zeros over the key where it lies (0001-log.ts).
  const drop = db.prepare(
    'UPDATE record_keys SET wrapped = zeroblob(length(wrapped)) WHERE scope = ?',
  )
  const known = new Map<string, readonly KeyObject[]>()
  const fresh = new Map<string, KeyObject>()

  function remember(scope: string, keys: readonly KeyObject[]): void {
    if (known.size >= KEPT_IN_MEMORY) known.clear()
    known.set(scope, keys)
  }

  function unwrap(row: Row, scope: string): readonly KeyObject[] {
    const opened = vault.open('recordKey', blob(row, 'wrapped'), scope)
    return opened.ok ? [createSecretKey(opened.value)] : []
  }

  function all(scope: string): readonly KeyObject[] {
    const made = fresh.get(scope)
    if (made !== undefined) return [made]
    const cached = known.get(scope)
    if (cached !== undefined) return cached
    const keys = read.all(scope).flatMap((row) => unwrap(row, scope))
    if (keys.length > 0) remember(scope, keys)
    return keys
  }
  const find = (scope: string): KeyObject | null => all(scope)[0] ?? null

  return {
    find,
    all,
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
    take(scope, maker, wrapped) {
      insertOther.run(scope, maker, wrapped)
      known.delete(scope)
    },
    destroy(scope) {
      drop.run(scope)
      known.delete(scope)
      fresh.delete(scope)
    },
    forget: () => known.clear(),
    settle(committed) {
      if (committed) for (const [scope, key] of fresh) remember(scope, [key])
      else known.clear()
      fresh.clear()
    },
  }
}
