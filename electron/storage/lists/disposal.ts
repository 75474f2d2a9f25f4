/**
 * The end of the retention period: a record's key, its search entries and its line in the list are destroyed, and its booking's
 * key; a restriction's key and its row with the keyed number; with a month of the office the keys of its bookings, rows and
 * imports. The events stay in the chain, which still verifies, and can never be read again.
 */
import type { DatabaseSync } from 'node:sqlite'
import {
  bookingScope,
  disposedBy,
  disposedKinds,
  type DisposedKind,
  idIn,
  monthIn,
  recordScope,
  restrictionScope,
  type Scope,
} from '../../../shared/log/scope.ts'
import { placeOf } from '../../../shared/records/place.ts'
import type { NewEvent } from '../../../shared/log/events.ts'
import type { SaveReason } from '../../../shared/log/port.ts'
import type { StoredRestriction } from '../../../shared/review/fold.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { breathe } from '../../slices.ts'
import { BUSY_OPEN_MS } from '../file/database.ts'
import { storageCause } from '../file/errors.ts'
import type { Log } from '../log/log.ts'
import { termsOf } from './projections.ts'
import { DESTROYED, type RecordKeys } from '../keys/record-keys.ts'
import type { RecordReader } from './record-reader.ts'
import type { RestrictionStore } from './restriction-store.ts'
import { int, text } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'
import { writeAnew } from '../file/write-anew.ts'
import { instantOf } from '../../../shared/time/instant.ts'
import type { LocalDate } from '../../../shared/time/day.ts'

export interface Disposal {
  /** Restrictions that were lifted, or whose last day was, before `before` (a past day, Asia/Tokyo), the oldest first. */
  dueRestrictions(
    before: LocalDate,
    limit: number,
  ): { readonly total: number; readonly rows: readonly StoredRestriction[] }
  /** Months ('yyyy-MM') in which the office wrote events, and whether they can still be read. */
  months(): ReadonlyMap<string, boolean>
  /** Up to `limit` ids of scopes of that kind that still have their key, in their order after `after`. */
  withKey(kind: DisposedKind, after: string, limit: number): readonly string[]
  /** The stamp (ms since 1970 UTC) of the newest event under the scope; null: there is none. */
  newestStamp(scope: Scope): number | null
  hasRecord(recordId: string): boolean
  /**
   * Destroys a few at a time, so that nothing else is held up, each few and their proof in one transaction: after a failure
   * those that are gone are proved and the others as they were. An id that is not there is passed over.
   */
  disposeRecords(
    records: readonly RecordToGo[],
    proofOf: (recordIds: readonly string[]) => NewEvent,
    watch?: DisposalWatch,
  ): Promise<Result<null, SaveReason>>
  /** Destroys and proves it with `event`, all in one transaction. */
  disposeRestrictions(ids: readonly string[], event: NewEvent): Result<null, SaveReason>
  /** The office's events of these months, and what goes with them (`withMonth`), likewise in small writes; the proof comes last. */
  disposeMonths(
    months: readonly string[],
    withMonth: readonly Scope[],
    event: NewEvent,
  ): Promise<Result<null, SaveReason>>
  /** The key of the event's own scope goes in the transaction that writes it. */
  readonly dismissRow: (event: NewEvent) => Result<unknown, SaveReason>
}

/** Told after each small write how many are gone; asked before each whether to go on. */
export type DisposalWatch = {
  readonly onDone: (count: number) => void
  readonly stopped: () => boolean
}
const nobodyWatches: DisposalWatch = { onDone: () => undefined, stopped: () => false }

/** `bookingId`: of the booking it was made of, where that is still known. */
export type RecordToGo = { readonly recordId: string; readonly bookingId: string | null }

export type DisposalParts = {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly keys: RecordKeys
  readonly log: Log
  readonly records: RecordReader
  readonly restrictions: RestrictionStore
  /** Brings what lies in the write-ahead log into the file, elsewhere than in this thread; a failure is no matter. */
  readonly writeBack: () => Promise<unknown>
}

/** A write of some milliseconds: each record has dozens of search entries in as many places. */
const RECORDS_AT_ONCE = 4
/** A key and an event each. */
const SCOPES_AT_ONCE = 25

/** SQLite's own. */
const AUTOCHECKPOINT_PAGES = 1000

/** Never one without an end, for null is before no day. */
const ENDED_BEFORE = '(lifted_ms < ? OR (lifted_ms IS NULL AND until_date < ?))'

export function createDisposal(parts: DisposalParts): Disposal {
  const { db, vault, keys, log, records, restrictions } = parts
  const rowOf = db.prepare('SELECT id, date, slot FROM records WHERE record_id = ?')
  const dropTerm = db.prepare(
    'DELETE FROM record_terms WHERE term = ? AND place = ? AND record = ?',
  )
  const dropAllTerms = db.prepare('DELETE FROM record_terms WHERE record = ?')
  const dropRow = db.prepare('DELETE FROM records WHERE id = ?')
  const dropParts = db.prepare('DELETE FROM live_parts WHERE record_id = ?')
  const countEnded = db.prepare(`SELECT count(*) AS n FROM restrictions WHERE ${ENDED_BEFORE}`)
  const ended = db.prepare(
    `SELECT id FROM restrictions WHERE ${ENDED_BEFORE} ORDER BY from_date, id LIMIT ?`,
  )
  const dropRestriction = db.prepare('DELETE FROM restrictions WHERE id = ?')
  const months = db.prepare(
    `SELECT scope, ${DESTROYED} AS gone FROM record_keys WHERE scope >= 'office/' AND scope < 'office0'`,
  )
  const withKey = db.prepare(
    `SELECT DISTINCT scope FROM record_keys WHERE scope > ? AND scope < ? AND NOT ${DESTROYED} ORDER BY scope LIMIT ?`,
  )
  const newestStamp = db.prepare(
    'SELECT at_ms FROM events WHERE scope = ? ORDER BY rowid DESC LIMIT 1',
  )

  function destroy(recordId: string): void {
    const row = rowOf.get(recordId)
    if (row !== undefined) {
      const id = int(row, 'id')
      const person = records.find(recordId)?.person ?? null
      // Whose name cannot be read any more has to be looked for among all entries.
      if (person === null) dropAllTerms.run(id)
      else
        for (const term of termsOf(vault, person))
          dropTerm.run(term, placeOf(text(row, 'date'), text(row, 'slot')), id)
      dropRow.run(id)
    }
    dropParts.run(recordId)
    keys.destroy(recordScope(recordId))
  }

  function destroyWithBooking({ recordId, bookingId }: RecordToGo): void {
    destroy(recordId)
    if (bookingId !== null) keys.destroy(bookingScope(bookingId))
  }

  function destroyRestriction(id: string): void {
    dropRestriction.run(id)
    keys.destroy(restrictionScope(id))
  }

  const isThere = (scope: Scope): boolean => keys.find(scope) !== null

  /** Each says under its own scope that its key is gone on purpose. */
  const farewells = (scopes: readonly Scope[], { actorId }: NewEvent): NewEvent[] =>
    scopes.filter(isThere).flatMap((scope) => disposedEvent(scope, actorId) ?? [])

  function write(events: readonly NewEvent[], change: () => void): Result<null, SaveReason> {
    const written = log.write(events, change)
    if (!written.ok) return written
    emptyWriteAheadLog(db)
    return ok()
  }

  /** A few at a time; what lies in the write-ahead log afterwards is brought into the file and emptied. */
  async function inSmallWrites<T>(
    items: readonly T[],
    atOnce: number,
    writeSome: (some: readonly T[]) => Result<unknown, SaveReason>,
    { onDone, stopped }: DisposalWatch = nobodyWatches,
  ): Promise<Result<null, SaveReason>> {
    try {
      // Thousands of pages in as many places: written back by the other thread, once, and not between two of these writes.
      db.exec('PRAGMA wal_autocheckpoint = 0')
      for (let start = 0; start < items.length && !stopped(); start += atOnce) {
        const written = writeSome(items.slice(start, start + atOnce))
        if (!written.ok) return written
        onDone(Math.min(items.length, start + atOnce))
        await breathe()
      }
      return ok()
    } finally {
      await parts.writeBack()
      db.exec(`PRAGMA wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`)
      emptyWriteAheadLog(db)
    }
  }

  const disposeRecords: Disposal['disposeRecords'] = (toGo, proofOf, watch) =>
    inSmallWrites(
      toGo,
      RECORDS_AT_ONCE,
      (some) => {
        const proof = proofOf(some.map(({ recordId }) => recordId))
        const scopes = some.flatMap(({ recordId, bookingId }) => [
          recordScope(recordId),
          ...(bookingId === null ? [] : [bookingScope(bookingId)]),
        ])
        return log.write([...farewells(scopes, proof), proof], () =>
          some.forEach(destroyWithBooking),
        )
      },
      watch,
    )

  async function disposeMonths(
    list: readonly string[],
    withMonth: readonly Scope[],
    proof: NewEvent,
  ): Promise<Result<null, SaveReason>> {
    const gone = await inSmallWrites(withMonth, SCOPES_AT_ONCE, (some) =>
      log.write(farewells(some, proof), () => some.forEach(keys.destroy)),
    )
    if (!gone.ok) return gone
    return write([proof], () => {
      for (const row of months.all()) {
        const scope = text(row, 'scope')
        if (list.includes(monthIn(scope) ?? '')) keys.destroy(scope)
      }
    })
  }

  return {
    dueRestrictions(before, limit) {
      const start = instantOf(before, '00:00')
      const ids = ended.all(start, before, limit).map((row) => text(row, 'id'))
      return {
        total: int(countEnded.get(start, before) ?? {}, 'n'),
        rows: ids.flatMap((id) => restrictions.find(id) ?? []),
      }
    },
    months() {
      const found = new Map<string, boolean>()
      for (const row of months.all()) {
        const month = monthIn(text(row, 'scope')) ?? ''
        found.set(month, found.get(month) === true || int(row, 'gone') === 0)
      }
      return found
    },
    withKey: (kind, after, limit) =>
      withKey
        .all(`${kind}/${after}`, `${kind}0`, limit)
        .flatMap((row) => idIn(text(row, 'scope'), kind) ?? []),
    newestStamp(scope) {
      const row = newestStamp.get(scope)
      return row === undefined ? null : int(row, 'at_ms')
    },
    hasRecord: (recordId) => rowOf.get(recordId) !== undefined,
    disposeRecords,
    disposeRestrictions: (ids, event) =>
      write([...farewells(ids.map(restrictionScope), event), event], () => {
        ids.forEach(destroyRestriction)
        writeAnew(db, 'restrictions')
      }),
    disposeMonths,
    dismissRow: (event) => log.write([event], () => keys.destroy(event.scope)),
  }
}

/** Says in the scope itself, by its type alone, that the key is gone on purpose. Null: scopes of that kind never go so. */
function disposedEvent(scope: Scope, actorId: string): NewEvent | null {
  for (const kind of disposedKinds)
    if (idIn(scope, kind) !== null) return { type: disposedBy[kind], scope, actorId, payload: {} }
  return null
}

/**
 * Destroyed keys must not go on in the write-ahead log. A reader elsewhere (a backup, the reading thread) may hold it for a while;
 * nobody waits for that here, and closing empties it at the latest.
 */
function emptyWriteAheadLog(db: DatabaseSync): void {
  try {
    db.exec('PRAGMA busy_timeout = 0; PRAGMA main.wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (storageCause(error) === null) throw error
  } finally {
    db.exec(`PRAGMA busy_timeout = ${BUSY_OPEN_MS}`)
  }
}
