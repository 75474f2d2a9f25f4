/**
 * A list that says who may do what. Each row is sealed whole and bound to the newest event of its scope, so it is believed only
 * as far as the log supports it: whoever changes, swaps or deletes a row, or puts an older one back, is found at opening, and the
 * row is made again from the log. A sealed row that has seen more than the log holds means that the log has lost something.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
import type { LoggedEvent } from '../../../shared/log/events.ts'
import type { Mended } from '../../../shared/log/mended.ts'
import { accountScope, idIn, restrictionScope, type Scope } from '../../../shared/log/scope.ts'
import { rowHash } from '../file/row-hash.ts'
import { DamagedRow, type Row, text } from '../file/rows.ts'
import type { RecordKeys } from '../keys/record-keys.ts'
import type { SealPurpose, Vault } from '../keys/vault.ts'
import { sameBytes } from '../log/event-hash.ts'
import { asLogged } from '../log/event-row.ts'
import type { Lists } from '../log/log.ts'
import type { Arrival, LogReader } from '../log/reader.ts'

export type TrustedSpec<T> = {
  /** Also the table's name: `id`, the columns below, `place`, `sealed`, `hash`. */
  readonly list: 'accounts' | 'restrictions'
  readonly kind: 'account' | 'restriction'
  readonly purpose: SealPurpose
  readonly schema: z.ZodType<T>
  readonly fold: (before: T | null, event: LoggedEvent) => T | null
  /** What rows are found by. */
  readonly columns: readonly string[]
  readonly columnsOf: (value: T) => readonly (string | number | null | Uint8Array)[]
  /** The type of event with which the scope's key goes on purpose; null: it never does. */
  readonly endsWith: LoggedEvent['type'] | null
}

export interface TrustedList<T> extends Lists {
  /** @param where an SQL condition over the columns; all rows without one */
  rows(where?: string, ...values: readonly SQLInputValue[]): readonly T[]
  /** Inside a transaction: compares every row with the log and makes again what differs. A DamagedRow: the log cannot say it. */
  mend(): readonly Mended[]
}

export type TrustedParts = {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly keys: RecordKeys
  readonly reader: LogReader
}

type Sealed<T> = { readonly value: T; readonly place: number; readonly event: string }
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export function createTrustedList<T>(parts: TrustedParts, spec: TrustedSpec<T>): TrustedList<T> {
  const { db, vault, keys, reader } = parts
  const { list, kind, fold } = spec
  const names = ['id', ...spec.columns, 'place', 'sealed', 'hash']
  const put = db.prepare(
    `INSERT INTO ${list} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (id) DO UPDATE SET ${names
      .slice(1)
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`,
  )
  const drop = db.prepare(`DELETE FROM ${list} WHERE id = ?`)
  const one = db.prepare(`SELECT * FROM ${list} WHERE id = ?`)
  const schema = z.object({ value: spec.schema, place: z.int(), event: z.string() })
  const scopeOf = (id: string): Scope =>
    kind === 'account' ? accountScope(id) : restrictionScope(id)

  function seal(id: string, value: T, { place, hash }: Arrival): readonly SQLInputValue[] {
    const content: Sealed<T> = { value, place, event: hex(hash) }
    const plain = Buffer.from(JSON.stringify(content), 'utf8')
    const sealed = vault.seal(spec.purpose, plain, scopeOf(id))
    const values = [id, ...spec.columnsOf(value), place, sealed]
    return [...values, rowHash(list, values)]
  }

  /** Null: this program did not write it. */
  function open(row: Row): Sealed<T> | null {
    const { sealed } = row
    if (!(sealed instanceof Uint8Array)) return null
    const opened = vault.open(spec.purpose, sealed, scopeOf(text(row, 'id')))
    if (!opened.ok) return null
    const read = schema.safeParse(JSON.parse(Buffer.from(opened.value).toString('utf8')))
    return read.success ? read.data : null
  }

  function read(row: Row): T {
    const opened = open(row)
    if (opened === null) throw new DamagedRow(`a row of ${list} cannot be opened`)
    return opened.value
  }

  function write(id: string, value: T | null, at: Arrival): void {
    if (value === null) drop.run(id)
    else put.run(...seal(id, value, at))
  }

  /** From the log alone; an event that cannot be read is no reason to believe less of the rest. */
  function folded(id: string): T | null {
    let value: T | null = null
    for (const { event } of reader.ofScope(scopeOf(id))) {
      const logged = asLogged(event)
      if (logged === null) throw new DamagedRow(`an event of ${kind} cannot be read`)
      value = fold(value, logged)
    }
    return value
  }

  /** Another PC may have written under it afterwards, without knowing of it. */
  const hasEnded = (id: string): boolean =>
    spec.endsWith !== null &&
    reader.ofScope(scopeOf(id)).some(({ event }) => event.type === spec.endsWith)

  function isRight(row: Row, opened: Sealed<T>, newest: Arrival): boolean {
    const { hash, ...others } = row
    const said = Object.values(others)
    const right = [text(row, 'id'), ...spec.columnsOf(opened.value), newest.place, row['sealed']]
    return (
      opened.place === newest.place &&
      opened.event === hex(newest.hash) &&
      said.length === right.length &&
      said.every((value, at) => same(value, right[at])) &&
      hash instanceof Uint8Array &&
      sameBytes(hash, rowHash(list, said))
    )
  }

  /** Null: the row says what the log says. */
  function difference(id: string, row: Row | undefined, newest: Arrival): Mended['why'] | null {
    const opened = row === undefined ? null : open(row)
    if (opened !== null && opened.place > newest.place)
      throw new DamagedRow(`the log has lost what ${list} had seen`)
    const ended = hasEnded(id)
    if (keys.find(scopeOf(id)) === null && !ended)
      throw new DamagedRow(`the key of a row of ${list} is not there`)
    if (ended) return row === undefined ? null : 'stray'
    if (row === undefined) return 'missing'
    return opened !== null && isRight(row, opened, newest) ? null : 'altered'
  }

  return {
    apply(event, at) {
      const id = idIn(event.scope, kind)
      if (id === null) return
      const row = one.get(id)
      // A row that was tampered with meanwhile is not built upon: the log says it all, this event included.
      const before = row === undefined ? null : open(row)
      const value =
        row === undefined || before !== null ? fold(before?.value ?? null, event) : folded(id)
      write(id, value, at)
    },
    refold(scope, at) {
      const id = idIn(scope, kind)
      if (id !== null) write(id, hasEnded(id) ? null : folded(id), at)
    },
    rows: (where, ...values) =>
      db
        .prepare(`SELECT * FROM ${list}${where === undefined ? '' : ` WHERE ${where}`}`)
        .all(...values)
        .map(read),
    mend() {
      const newest = reader.newestOfEach(kind)
      const rows = new Map(
        db
          .prepare(`SELECT * FROM ${list}`)
          .all()
          .map((row) => [text(row, 'id'), row]),
      )
      const mended: Mended[] = []
      for (const [id, row] of rows) {
        if (newest.has(id)) continue
        if (open(row) !== null) throw new DamagedRow(`the log has lost what ${list} had seen`)
        mended.push({ list, id, why: 'stray' })
      }
      for (const [id, at] of newest) {
        const why = difference(id, rows.get(id), at)
        if (why !== null) mended.push({ list, id, why })
      }
      // All go before any comes: two rows may have changed what is to be found once only.
      for (const { id } of mended) drop.run(id)
      for (const { id, why } of mended) {
        const at = newest.get(id)
        if (at !== undefined && why !== 'stray') write(id, folded(id), at)
      }
      return mended
    },
  }
}

function same(one: unknown, other: unknown): boolean {
  return one instanceof Uint8Array && other instanceof Uint8Array
    ? sameBytes(one, other)
    : one === other
}
