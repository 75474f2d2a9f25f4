/**
 * The end of the retention period: a record's key, its search entries and its line in the list are destroyed; a restriction's
 * key and its row with the keyed number. The events stay in the chain, which still verifies, and can never be read again.
 */
import type { DatabaseSync } from 'node:sqlite'
import { monthIn, recordScope, restrictionScope } from '../../../shared/log/scope.ts'
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
import { monthOf } from '../../../shared/time/day.ts'

export interface Disposal {
  /** Restrictions that were lifted, or whose last day was, before `before` (a past day, Asia/Tokyo), the oldest first. */
  dueRestrictions(
    before: LocalDate,
    limit: number,
  ): { readonly total: number; readonly rows: readonly StoredRestriction[] }
  /** Months ('yyyy-MM') before the month of `before` whose office events can still be read. */
  dueMonths(before: LocalDate): readonly string[]
  /**
   * Destroys a few at a time, so that nothing else is held up, each few and their proof in one transaction: after a failure
   * those that are gone are proved and the others as they were. An id that is not there is passed over.
   */
  disposeRecords(
    recordIds: readonly string[],
    proofOf: (recordIds: readonly string[]) => NewEvent,
  ): Promise<Result<null, SaveReason>>
  /** Destroys and proves it with `event`, all in one transaction. */
  disposeRestrictions(ids: readonly string[], event: NewEvent): Result<null, SaveReason>
  disposeMonths(months: readonly string[], event: NewEvent): Result<null, SaveReason>
  /** The key of the event's own scope goes in the transaction that writes it. */
  readonly dismissRow: (event: NewEvent) => Result<unknown, SaveReason>
}

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
    `SELECT scope FROM record_keys WHERE scope >= 'office/' AND scope < 'office0' AND NOT ${DESTROYED}`,
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

  function destroyRestriction(id: string): void {
    dropRestriction.run(id)
    keys.destroy(restrictionScope(id))
  }

  const isThere = (id: string): boolean => keys.find(restrictionScope(id)) !== null

  /** Of every device that wrote in it. */
  const officeScopes = (): string[] => months.all().map((row) => text(row, 'scope'))

  function write(events: readonly NewEvent[], change: () => void): Result<null, SaveReason> {
    const written = log.write(events, change)
    if (!written.ok) return written
    emptyWriteAheadLog(db)
    return ok()
  }

  async function disposeRecords(
    recordIds: readonly string[],
    proofOf: (recordIds: readonly string[]) => NewEvent,
  ): Promise<Result<null, SaveReason>> {
    try {
      // Thousands of pages in as many places: written back by the other thread, once, and not between two of these writes.
      db.exec('PRAGMA wal_autocheckpoint = 0')
      for (let start = 0; start < recordIds.length; start += RECORDS_AT_ONCE) {
        const some = recordIds.slice(start, start + RECORDS_AT_ONCE)
        const written = log.write([proofOf(some)], () => some.forEach(destroy))
        if (!written.ok) return written
        await breathe()
      }
      return ok()
    } finally {
      await parts.writeBack()
      db.exec(`PRAGMA wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`)
      emptyWriteAheadLog(db)
    }
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
    dueMonths(before) {
      const written = new Set(officeScopes().map((scope) => monthIn(scope) ?? ''))
      return [...written].filter((month) => month < monthOf(before)).sort()
    },
    disposeRecords,
    disposeRestrictions: (ids, event) =>
      write([...ids.filter(isThere).map((id) => disposedEvent(id, event)), event], () => {
        ids.forEach(destroyRestriction)
        writeAnew(db, 'restrictions')
      }),
    disposeMonths: (list, event) =>
      write([event], () =>
        officeScopes()
          .filter((scope) => list.includes(monthIn(scope) ?? ''))
          .forEach(keys.destroy),
      ),
    dismissRow: (event) => log.write([event], () => keys.destroy(event.scope)),
  }
}

/** Says in the restriction's own scope, by its type alone, that the key is gone on purpose. */
const disposedEvent = (id: string, { actorId }: NewEvent): NewEvent => ({
  type: 'review.restrictionDisposed',
  scope: restrictionScope(id),
  actorId,
  payload: {},
})

/**
 * Destroyed keys must not go on in the write-ahead log. A reader elsewhere (a backup, the reading thread) may hold it for a while;
 * nobody waits for that here, and closing empties it at the latest.
 */
function emptyWriteAheadLog(db: DatabaseSync): void {
  try {
    db.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (storageCause(error) === null) throw error
  } finally {
    db.exec(`PRAGMA busy_timeout = ${BUSY_OPEN_MS}`)
  }
}
