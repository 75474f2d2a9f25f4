/**
 * One AES key per scope (shared/log/scope.ts), wrapped by the vault; where several PCs of the office began the same scope (both took in
 * one file), each has made a key of its own, and where the office's key was changed meanwhile (ring.ts), what is written after that has
 * another one. Destroying the keys is the disposal of everything in the scope: the chain still verifies,
 * and nobody can read the payloads any more.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { KEYS_SCOPE } from '../../../shared/log/scope.ts'
import { blob, DamagedRow, type Row } from '../file/rows.ts'
import { openJson } from './json-seal.ts'
import { FIRST_GENERATION, generationOf } from './ring.ts'
import { KEY_BYTES } from './sealing.ts'
import type { Vault } from './vault.ts'

const KEPT_IN_MEMORY = 5_000

/** The maker of a key that was made in this folder. */
export const MADE_HERE = ''

/** SQL: the row's key is gone. */
export const DESTROYED = 'record_keys.wrapped = zeroblob(length(record_keys.wrapped))'

export interface RecordKeys {
  /** Any one that is there, the newest generation's first, this folder's own before another's. Null: disposed of, never made, or its wrapping is broken. */
  find(scope: string): KeyObject | null
  /** Every one that something in the scope may be sealed with. */
  all(scope: string): readonly KeyObject[]
  /** Inside a transaction: the one to seal with now, made where the scope has none or none of this generation. Only where the scope begins. */
  ensure(scope: string): KeyObject
  /** Inside a transaction: the same where the scope has begun. Null: its keys are gone, or cannot be opened. */
  current(scope: string): KeyObject | null
  /** Inside a transaction: another PC's, as the office's server brought it. What is there already stays. */
  take(scope: string, maker: string, wrapped: Uint8Array): void
  /** Inside a transaction: what they sealed can never be read again. */
  readonly destroy: (scope: string) => void
  /** Nothing is kept in memory any more: a reader elsewhere does not hear of what is destroyed. */
  readonly forget: () => void
  /** After the transaction: keys made in it are kept in memory, or forgotten with the rollback. */
  settle(committed: boolean): void
}

type Held = { readonly key: KeyObject; readonly generation: number }
/** `alone`: the scope had no other key before. */
type Fresh = Held & { readonly alone: boolean }

export function createRecordKeys(db: DatabaseSync, vault: Vault): RecordKeys {
  const read = db.prepare(
    `SELECT wrapped FROM record_keys WHERE scope = ? ORDER BY maker <> '${MADE_HERE}', id`,
  )
  // A scope whose key was destroyed may begin again (a month of the office); a wrapping that is broken is kept, never replaced.
  const insert = db.prepare(
    `INSERT INTO record_keys (scope, maker, generation, wrapped) VALUES (?, '${MADE_HERE}', ?, ?) ON CONFLICT (scope, maker, generation) DO UPDATE SET wrapped = excluded.wrapped WHERE ${DESTROYED}`,
  )
  const insertOther = db.prepare(
    'INSERT INTO record_keys (scope, maker, generation, wrapped) VALUES (?, ?, ?, ?) ON CONFLICT (scope, maker, generation) DO NOTHING',
  )
  // Of the same length, so that SQLite writes the zeros over the key where it lies (0001-log.ts).
  const drop = db.prepare(
    'UPDATE record_keys SET wrapped = zeroblob(length(wrapped)) WHERE scope = ?',
  )
  const known = new Map<string, readonly Held[]>()
  const fresh = new Map<string, Fresh>()

  function remember(scope: string, keys: readonly Held[]): void {
    if (known.size >= KEPT_IN_MEMORY) known.clear()
    known.set(scope, keys)
  }

  function unwrap(row: Row, scope: string): readonly Held[] {
    const wrapped = blob(row, 'wrapped')
    const opened = vault.open('recordKey', wrapped, scope)
    if (!opened.ok) return []
    return [{ key: createSecretKey(opened.value), generation: generationOf(wrapped) }]
  }

  /** Nearly every scope has one key. */
  function newestFirst(keys: readonly Held[]): readonly Held[] {
    if (keys.length < 2) return keys
    const now = vault.generation()
    return keys.toSorted((a, b) => Number(b.generation === now) - Number(a.generation === now))
  }

  function held(scope: string): readonly Held[] {
    const cached = known.get(scope)
    const made = fresh.get(scope)
    if (made?.alone === true) return [made]
    if (made === undefined && cached !== undefined) return cached
    const keys = newestFirst(cached ?? read.all(scope).flatMap((row) => unwrap(row, scope)))
    if (made !== undefined) return [made, ...keys]
    if (keys.length > 0) remember(scope, keys)
    return keys
  }

  const generationFor = (scope: string): number =>
    scope === KEYS_SCOPE ? FIRST_GENERATION : vault.generation()

  /** Under the data key what tells of the other generations: it is read before they are known. */
  function wrapped(scope: string, bytes: Uint8Array): Uint8Array {
    return scope === KEYS_SCOPE
      ? vault.sealFirst('recordKey', bytes, scope)
      : vault.seal('recordKey', bytes, scope)
  }

  function ensure(scope: string): KeyObject {
    const generation = generationFor(scope)
    const before = held(scope)
    const existing = before.find((one) => one.generation === generation)
    if (existing !== undefined) return existing.key
    const bytes = randomBytes(KEY_BYTES)
    if (insert.run(scope, generation, wrapped(scope, bytes)).changes === 0)
      throw new DamagedRow('a key cannot be unwrapped')
    const key = createSecretKey(bytes)
    fresh.set(scope, { key, generation, alone: before.length === 0 })
    return key
  }

  return {
    find: (scope) => held(scope)[0]?.key ?? null,
    all: (scope) => held(scope).map(({ key }) => key),
    ensure,
    current: (scope) => (held(scope).length === 0 ? null : ensure(scope)),
    take(scope, maker, wrapped) {
      insertOther.run(scope, maker, generationOf(wrapped), wrapped)
      known.delete(scope)
      const made = fresh.get(scope)
      if (made !== undefined) fresh.set(scope, { ...made, alone: false })
    },
    destroy(scope) {
      drop.run(scope)
      known.delete(scope)
      fresh.delete(scope)
    },
    forget: () => known.clear(),
    settle(committed) {
      if (committed)
        for (const [scope, made] of fresh)
          if (made.alone) remember(scope, [made])
          else known.delete(scope)
      else known.clear()
      fresh.clear()
    },
  }
}

/** What was sealed with one of the scope's keys, whichever; undefined: none of them opens it. */
export function openOfScope(
  keys: Pick<RecordKeys, 'all'>,
  scope: string,
  sealed: Uint8Array,
  bound: string,
): unknown {
  for (const key of keys.all(scope)) {
    const value = openJson(key, sealed, bound)
    if (value !== undefined) return value
  }
  return undefined
}
