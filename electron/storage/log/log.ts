/** The append-only log: seals, chains and writes events, and reads them back. */
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../../shared/clock.ts'
import { eventPayloads, type LoggedEvent, type NewEvent } from '../../../shared/log/events.ts'
import type { EventLog, SaveReason } from '../../../shared/log/port.ts'
import { beginsScope, type Scope, storedScope } from '../../../shared/log/scope.ts'
import { type Seal, sealOf } from '../../../shared/records/seal.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { transaction } from '../file/database.ts'
import { saveFailed } from '../file/errors.ts'
import { GENESIS, hashOf } from './event-hash.ts'
import { type Head, headWriter } from './head.ts'
import { boundOf, createEventReader, type StoredEvent } from './event-row.ts'
import { type Arrival, createLogReader, type LogReader } from './reader.ts'
import { sealJson } from '../keys/json-seal.ts'
import type { Vault } from '../keys/vault.ts'
import type { RecordKeys } from '../keys/record-keys.ts'
import { blob, DamagedRow, int } from '../file/rows.ts'
import { monthStampOf } from '../../../shared/time/instant.ts'

/** An event that is written anew under another name of this folder. `farewell`: its key is gone, and goes again. */
export type Moved = { readonly event: LoggedEvent; readonly farewell: boolean }

export interface Log extends EventLog {
  readonly device: string
  /** Events and `change` (more SQL on the same database) in one transaction; on failure neither happened. */
  write(
    events: readonly NewEvent[],
    change?: () => void,
  ): Result<readonly LoggedEvent[], SaveReason>
  /**
   * Events of this folder under an earlier name of it, written anew under this one with the stamps they have (branch.ts); `before` and
   * `after` in the same transaction. No list hears of them one by one. Throws where it cannot be written; then nothing was.
   */
  adopt(
    events: readonly Moved[],
    around: { readonly before: () => void; readonly after: () => void },
  ): void
  /** In the order in which they were written. */
  readonly eventsOf: (scope: Scope) => readonly StoredEvent[]
  /** The newest event of this device. */
  head(): Head
  /** The seal for a printed sheet, as of now. */
  seal(): Seal
  readonly reader: LogReader
  /** Called after each commit with what was written. Returns the way to stop. */
  onCommitted(listener: (events: readonly LoggedEvent[]) => void): () => void
}

/** What is read from lists instead of the log; kept up to date in the transaction that writes an event. */
export interface Lists {
  /** Inside the transaction that writes the event. */
  apply(event: LoggedEvent, at: Arrival): void
  /** Inside the transaction that took in other PCs' events: what the log says of that scope in its order. @param at the event that came last */
  refold(scope: string, at: Arrival): void
}

/** Lists that are made again from the log as a whole. */
export interface Projections extends Pick<Lists, 'apply'> {
  apply(event: LoggedEvent): void
  /** Inside a transaction: forgets everything that apply() makes. */
  clear(): void
}

export type LogParts = {
  readonly db: DatabaseSync
  readonly device: string
  readonly clock: Clock
  readonly vault: Pick<Vault, 'mac'>
  readonly keys: RecordKeys
  readonly projections: Pick<Lists, 'apply'>
}

/** Each in its turn. */
export function together(...lists: readonly Lists[]): Lists {
  return {
    apply: (event, at) => lists.forEach((list) => list.apply(event, at)),
    refold: (scope, at) => lists.forEach((list) => list.refold(scope, at)),
  }
}

export function createLog(parts: LogParts): Log {
  const { db, device, clock, vault, keys, projections } = parts
  const insert = db.prepare(
    'INSERT INTO events (device, sequence, at_ms, actor, type, scope, payload, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const moveHead = headWriter(db, vault)
  const listeners = new Set<(events: readonly LoggedEvent[]) => void>()
  let head = readHead(db, device)

  function add(
    event: NewEvent,
    after: Head,
    atMs: number,
  ): { readonly logged: LoggedEvent; readonly at: Arrival; readonly head: Head } {
    const sequence = after.sequence + 1
    const scope = storedScope(event.scope, device, monthStampOf(atMs))
    const key = beginsScope(event) ? keys.ensure(scope) : keys.current(scope)
    if (key === null) throw new DamagedRow(`the key of ${event.type} is not there`)
    const logged: LoggedEvent = { ...event, device, sequence, atMs }
    const payload = sealJson(key, event.payload, boundOf({ ...logged, scope }))
    const hash = hashOf({
      device,
      sequence,
      atMs,
      actor: event.actorId,
      type: event.type,
      scope,
      payload,
      previous: after.hash,
    })
    const { lastInsertRowid } = insert.run(
      device,
      sequence,
      atMs,
      event.actorId,
      event.type,
      scope,
      payload,
      after.hash,
      hash,
    )
    const at = { place: Number(lastInsertRowid), type: event.type, hash }
    return { logged, at, head: { sequence, hash } }
  }

  function write(
    events: readonly NewEvent[],
    change?: () => void,
  ): Result<readonly LoggedEvent[], SaveReason> {
    // A payload that does not fit its schema is a bug: it throws here, before anything is touched.
    for (const event of events) eventPayloads[event.type].parse(event.payload)
    const written = commit(events, change)
    if (!written.ok) return written
    head = written.value.newest
    for (const listener of listeners) listener(written.value.logged)
    return ok(written.value.logged)
  }

  function commit(
    events: readonly NewEvent[],
    change?: () => void,
  ): Result<{ readonly logged: readonly LoggedEvent[]; readonly newest: Head }, SaveReason> {
    const atMs = Math.round(clock.wallMs())
    try {
      const written = transaction(db, () => {
        const logged: LoggedEvent[] = []
        let newest = head
        for (const event of events) {
          const added = add(event, newest, atMs)
          projections.apply(added.logged, added.at)
          logged.push(added.logged)
          newest = added.head
        }
        if (events.length > 0) moveHead(device, true, newest)
        change?.()
        return { logged, newest }
      })
      keys.settle(true)
      return ok(written)
    } catch (error) {
      keys.settle(false)
      return saveFailed(error)
    }
  }

  function adopt(
    events: readonly Moved[],
    around: { readonly before: () => void; readonly after: () => void },
  ): void {
    try {
      head = transaction(db, () => {
        around.before()
        let newest = head
        for (const { event, farewell } of events) {
          const scope = storedScope(event.scope, device, monthStampOf(event.atMs))
          if (farewell) keys.ensure(scope)
          newest = add(event, newest, event.atMs).head
          if (farewell) keys.destroy(scope)
        }
        if (events.length > 0) moveHead(device, true, newest)
        around.after()
        return newest
      })
      keys.settle(true)
    } catch (error) {
      keys.settle(false)
      throw error
    }
  }

  return {
    device,
    adopt,
    reader: createLogReader(db, keys),
    write,
    append: (events) => write(events),
    eventsOf: createEventReader(db, keys),
    head: () => head,
    seal: () => sealOf(clock.wallMs(), head.sequence, Buffer.from(head.hash).toString('hex')),
    onCommitted(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function readHead(db: DatabaseSync, device: string): Head {
  const row = db.prepare('SELECT sequence, hash FROM log_head WHERE device = ?').get(device)
  return row === undefined
    ? { sequence: 0, hash: GENESIS }
    : { sequence: int(row, 'sequence'), hash: blob(row, 'hash') }
}
