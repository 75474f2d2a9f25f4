/** One event as it is in the file: how its payload is bound to its envelope, and how both are read back. */
import type { DatabaseSync } from 'node:sqlite'
import { eventPayloads, EventTypeSchema, type LoggedEvent } from '../../../shared/log/events.ts'
import { readScope, type Scope } from '../../../shared/log/scope.ts'
import { blob, int, type Row, text } from '../file/rows.ts'
import { openOfScope, type RecordKeys } from '../keys/record-keys.ts'
import { TURN } from './turn.ts'

/** An event as it is in the file; `payload` null when its key is gone or it cannot be read. */
export type StoredEvent = {
  readonly device: string
  readonly sequence: number
  readonly atMs: number
  readonly actorId: string
  readonly type: string
  /** As it is in the file: of the office with its device and month. */
  readonly scope: string
  readonly payload: unknown
}

/** What the payload is bound to: in another row it cannot be opened. */
export const boundOf = (event: Omit<StoredEvent, 'payload'>): string =>
  JSON.stringify([event.device, event.sequence, event.atMs, event.actorId, event.type, event.scope])

/** Opens one row; the payload is checked against its schema again, for it comes from outside this run. */
export function readEvent(row: Row, keys: Pick<RecordKeys, 'all'>): StoredEvent {
  const envelope = {
    device: text(row, 'device'),
    sequence: int(row, 'sequence'),
    atMs: int(row, 'at_ms'),
    actorId: text(row, 'actor'),
    type: text(row, 'type'),
    scope: text(row, 'scope'),
  }
  const type = EventTypeSchema.safeParse(envelope.type)
  if (!type.success) return { ...envelope, payload: null }
  const payload = eventPayloads[type.data].safeParse(
    openOfScope(keys, envelope.scope, blob(row, 'payload'), boundOf(envelope)),
  )
  return { ...envelope, payload: payload.success ? payload.data : null }
}

/** All events under one scope, in the office's order. */
export function createEventReader(
  db: DatabaseSync,
  keys: RecordKeys,
): (scope: Scope) => readonly StoredEvent[] {
  const ofScope = db.prepare(
    `SELECT device, sequence, at_ms, actor, type, scope, payload, ${TURN} FROM events WHERE scope = ? ORDER BY turn`,
  )
  return (scope) => ofScope.all(scope).map((row) => readEvent(row, keys))
}

/** As it was written; null: its payload cannot be opened (any more), so that it tells a list nothing. */
export function asLogged(event: StoredEvent): LoggedEvent | null {
  const type = EventTypeSchema.safeParse(event.type)
  const scope = readScope(event.scope)
  if (!type.success || scope === null || event.payload === null) return null
  return typed(type.data, scope, event)
}

function typed(type: LoggedEvent['type'], scope: Scope, event: StoredEvent): LoggedEvent {
  const { device, sequence, atMs, actorId, payload } = event
  // The schema of this very type has parsed the payload (readEvent); TypeScript cannot follow that through a union.
  return { type, scope, payload, device, sequence, atMs, actorId } as LoggedEvent
}
