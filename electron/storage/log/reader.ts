/** Reads the log for lists that are folds over it: in the order of arrival (the row's place in the file), or in the one all PCs share; never by stamp. */
import type { DatabaseSync } from 'node:sqlite'
import type { EventType } from '../../../shared/log/events.ts'
import { idIn, type Scope, type ScopeKind } from '../../../shared/log/scope.ts'
import { blob, int, type Row, text } from '../file/rows.ts'
import type { RecordKeys } from '../keys/record-keys.ts'
import { sameBytes } from './event-hash.ts'
import { readEvent, type StoredEvent } from './event-row.ts'
import { TURN } from './turn.ts'

/** One event, named so that nothing else can be meant: a list that says it has seen it is believed only if it is there. */
export type Position = {
  readonly device: string
  readonly sequence: number
  readonly hash: Uint8Array
  /** What stands before it: another word as soon as something was taken out of the log's order (branch.ts). */
  readonly order: string
}

/** Where an event arrived in the file, its type and its hash. */
export type Arrival = { readonly place: number; readonly type: string; readonly hash: Uint8Array }

/** `place`: from 1, in order of arrival here. `turn`: in the order that lists are folded in (turn.ts). */
export type Arrived = {
  readonly place: number
  readonly turn: number
  readonly event: StoredEvent
}

/** Asks for the event under a scope that arrived last; null: there is none. */
export function arrivalReader(db: DatabaseSync): (scope: string) => Arrival | null {
  const newest = db.prepare(
    'SELECT rowid AS place, type, hash FROM events WHERE scope = ? ORDER BY rowid DESC LIMIT 1',
  )
  return (scope) => {
    const row = newest.get(scope)
    return row === undefined
      ? null
      : { place: int(row, 'place'), type: text(row, 'type'), hash: blob(row, 'hash') }
  }
}

export interface LogReader {
  /** The event that arrived last; null: nothing was ever written. */
  newest(): Position | null
  /** Null: the log does not hold that event. */
  placeOf(position: Position): number | null
  /** What arrived after that place under scopes of these kinds, in order of arrival. */
  after(place: number, kinds: readonly ScopeKind[]): Iterable<Arrived>
  /** All events under scopes of one kind, scope by scope, within each in the office's order. */
  byScope(kind: ScopeKind): Iterable<Arrived>
  /** The event of each scope of that kind that arrived last, by the scope's id. Opens none of them. */
  newestOfEach(kind: Exclude<ScopeKind, 'office'>): ReadonlyMap<string, Arrival>
  /** The last event under one scope in the office's order; null: there is none. */
  newestOf(scope: Scope): Arrived | null
  /** Those under one scope, in the office's order. @param only opens no others; their type stands unsealed, and is chained. */
  ofScope(scope: Scope, only?: EventType): readonly Arrived[]
  /** Whether more than one PC wrote under it. Opens none of them. */
  hasSeveralWriters(scope: Scope): boolean
  /** Who wrote that last under 'office' on a PC, and when by its clock; null: nobody, or it is disposed of. */
  lastOfOffice(
    device: string,
    type: EventType,
  ): { readonly actorId: string; readonly atMs: number } | null
  /** The last that arrived before that place (null: of all) under scopes of these kinds, the newest first; at most `limit`. */
  before(place: number | null, kinds: readonly ScopeKind[], limit: number): readonly Arrived[]
}

const COLUMNS = `rowid AS place, ${TURN}, device, sequence, at_ms, actor, type, scope, payload`
/** '0' is the character after '/'. */
const within = (kind: ScopeKind): string => `(scope >= '${kind}/' AND scope < '${kind}0')`

export function createLogReader(db: DatabaseSync, keys: RecordKeys): LogReader {
  const last = db.prepare('SELECT device, sequence, hash FROM events ORDER BY rowid DESC LIMIT 1')
  const orderNow = db.prepare(`SELECT value FROM meta WHERE name = 'order'`)
  const order = (): string => {
    const row = orderNow.get()
    return row === undefined ? '' : Buffer.from(blob(row, 'value')).toString('hex')
  }
  const one = db.prepare(
    'SELECT rowid AS place, hash FROM events WHERE device = ? AND sequence = ?',
  )

  const newest = db.prepare(
    `SELECT ${COLUMNS} FROM events WHERE scope = ? ORDER BY turn DESC LIMIT 1`,
  )
  const lastOfType = db.prepare(
    `SELECT actor, at_ms FROM events INDEXED BY events_by_scope WHERE scope >= ? AND scope < ? AND type = ? ORDER BY scope DESC, rowid DESC LIMIT 1`,
  )
  const writers = db.prepare('SELECT count(DISTINCT device) AS n FROM events WHERE scope = ?')
  const under = db.prepare(`SELECT ${COLUMNS} FROM events WHERE scope = ? ORDER BY turn`)
  const ofTypeUnder = db.prepare(
    `SELECT ${COLUMNS} FROM events WHERE scope = ? AND type = ? ORDER BY turn`,
  )

  function* read(rows: Iterable<Row>): Iterable<Arrived> {
    for (const row of rows)
      yield { place: int(row, 'place'), turn: int(row, 'turn'), event: readEvent(row, keys) }
  }

  return {
    newest() {
      const row = last.get()
      return row === undefined
        ? null
        : {
            device: text(row, 'device'),
            sequence: int(row, 'sequence'),
            hash: blob(row, 'hash'),
            order: order(),
          }
    },
    placeOf({ device, sequence, hash, order: then }) {
      if (then !== order()) return null
      const row = one.get(device, sequence)
      return row !== undefined && sameBytes(blob(row, 'hash'), hash) ? int(row, 'place') : null
    },
    after: (place, kinds) =>
      read(
        db
          .prepare(
            `SELECT ${COLUMNS} FROM events NOT INDEXED WHERE rowid > ? AND (${kinds.map(within).join(' OR ')}) ORDER BY rowid`,
          )
          .iterate(place),
      ),
    newestOfEach(kind) {
      const rows = db
        .prepare(
          `SELECT events.scope, events.rowid AS place, type, hash FROM events JOIN (SELECT max(rowid) AS last FROM events INDEXED BY events_by_scope WHERE ${within(kind)} GROUP BY scope) ON events.rowid = last`,
        )
        .all()
      return new Map(
        rows.map((row) => [
          idIn(text(row, 'scope'), kind) ?? '',
          { place: int(row, 'place'), type: text(row, 'type'), hash: blob(row, 'hash') },
        ]),
      )
    },
    newestOf: (scope) => [...read(newest.all(scope))][0] ?? null,
    lastOfOffice(device, type) {
      const row = lastOfType.get(`office/${device}/`, `office/${device}0`, type)
      return row === undefined ? null : { actorId: text(row, 'actor'), atMs: int(row, 'at_ms') }
    },
    ofScope: (scope, only) => [
      ...read(only === undefined ? under.all(scope) : ofTypeUnder.all(scope, only)),
    ],
    hasSeveralWriters: (scope) => int(writers.get(scope) ?? {}, 'n') > 1,
    before: (place, kinds, limit) => [
      ...read(
        db
          .prepare(
            `SELECT ${COLUMNS} FROM events NOT INDEXED WHERE rowid < ? AND (${kinds.map(within).join(' OR ')}) ORDER BY rowid DESC LIMIT ?`,
          )
          .all(place ?? Number.MAX_SAFE_INTEGER, limit),
      ),
    ],
    byScope: (kind) =>
      read(
        db
          .prepare(
            `SELECT ${COLUMNS} FROM events INDEXED BY events_by_scope WHERE ${within(kind)} ORDER BY scope, turn`,
          )
          .iterate(),
      ),
  }
}
