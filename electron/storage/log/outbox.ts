/** What this folder wrote, as it is sent to the office's server: rows as they are in the file, and the wrapped keys of the scopes they begin. */
import type { DatabaseSync } from 'node:sqlite'
import { beginsScope, readScope, recordScope } from '../../../shared/log/scope.ts'
import { DESTROYED, MADE_HERE } from '../keys/record-keys.ts'
import { FIRST_GENERATION } from '../keys/ring.ts'
import { blob, int, type Row, text } from '../file/rows.ts'
import { type ChainedRow, chainedRow } from './chained-row.ts'
import { sameBytes } from './event-hash.ts'

/** One row of the log as it travels: sealed, chained, with nobody's name in it. */
export type TravellingEvent = ChainedRow & { readonly hash: Uint8Array }

/** The key of a scope, wrapped by the office's key; null: destroyed. */
export type TravellingKey = { readonly scope: string; readonly wrapped: Uint8Array | null }

export interface Outbox {
  /** Every name under which this folder wrote, in the order in which it did; the last one is today's. */
  devices(): readonly string[]
  /** How far the chain of that name goes; 0: nothing was written under it. */
  headOf(device: string): number
  /** Whether this very event is in the chain of that name. */
  has(device: string, sequence: number, hash: Uint8Array): boolean
  /**
   * What follows that event of the chain, at most `limit` events and little more than `mostBytes` of payload, but always one
   * where there is one; with the keys of the scopes that begin with them, and of those that go on under a later generation.
   */
  after(
    device: string,
    sequence: number,
    limit: number,
    mostBytes: number,
  ): { readonly events: readonly TravellingEvent[]; readonly keys: readonly TravellingKey[] }
  /** Whether the session of that record was begun here. */
  readonly opened: (recordId: string) => boolean
  /** The scopes whose keys were destroyed at the end of their period. */
  destroyed(): readonly string[]
}

/** @param own the name that this folder writes under today */
export function createOutbox(db: DatabaseSync, own: string): Outbox {
  const names = db.prepare(
    `SELECT device, (SELECT rowid FROM events WHERE events.device = log_head.device AND sequence = 1) AS place FROM log_head WHERE own = 1 ORDER BY place`,
  )
  const head = db.prepare('SELECT sequence FROM log_head WHERE device = ?')
  const hashAt = db.prepare('SELECT hash FROM events WHERE device = ? AND sequence = ?')
  const following = db.prepare(
    'SELECT device, sequence, at_ms, actor, type, scope, payload, previous, hash FROM events WHERE device = ? AND sequence > ? ORDER BY sequence LIMIT ?',
  )
  const keysOfScope = db.prepare(
    `SELECT generation, CASE WHEN ${DESTROYED} THEN NULL ELSE wrapped END AS wrapped FROM record_keys WHERE scope = ? AND maker = '${MADE_HERE}' ORDER BY id`,
  )

  const destroyed = db.prepare(
    `SELECT scope FROM record_keys WHERE ${DESTROYED} AND maker = '${MADE_HERE}' GROUP BY scope ORDER BY min(id)`,
  )

  const opened = db.prepare(
    `SELECT 1 FROM events JOIN log_head USING (device) WHERE scope = ? AND type = 'session.opened' AND own = 1`,
  )

  function keysOf(events: readonly TravellingEvent[]): TravellingKey[] {
    const begun = new Set(events.filter(begins).map(({ scope }) => scope))
    return [...new Set(events.map(({ scope }) => scope))].flatMap((scope) =>
      // None of its own: another PC began the scope before, and this one goes on under that key. One of a later generation belongs to no
      // event in particular; where the server has it, it stays as it is.
      keysOfScope
        .all(scope)
        .filter((row) => begun.has(scope) || int(row, 'generation') !== FIRST_GENERATION)
        .map((row) => ({ scope, wrapped: bytesOrNull(row, 'wrapped') })),
    )
  }

  return {
    devices() {
      const written = names.all().map((row) => text(row, 'device'))
      return [...written.filter((name) => name !== own), own]
    },
    headOf(device) {
      const row = head.get(device)
      return row === undefined ? 0 : int(row, 'sequence')
    },
    has(device, sequence, hash) {
      const row = hashAt.get(device, sequence)
      return row !== undefined && sameBytes(blob(row, 'hash'), hash)
    },
    after(device, sequence, limit, mostBytes) {
      const events: TravellingEvent[] = []
      let bytes = 0
      for (const row of following.iterate(device, sequence, limit)) {
        const event = outgoing(row)
        events.push(event)
        bytes += event.payload.length
        if (bytes >= mostBytes) break
      }
      return { events, keys: keysOf(events) }
    },
    opened: (recordId) => opened.get(recordScope(recordId)) !== undefined,
    destroyed: () => destroyed.all().map((row) => text(row, 'scope')),
  }
}

function begins({ type, scope }: TravellingEvent): boolean {
  const read = readScope(scope)
  return read !== null && beginsScope({ type, scope: read })
}

function bytesOrNull(row: Row, name: string): Uint8Array | null {
  return row[name] === null ? null : blob(row, name)
}

const outgoing = (row: Row): TravellingEvent => ({ ...chainedRow(row), hash: blob(row, 'hash') })
