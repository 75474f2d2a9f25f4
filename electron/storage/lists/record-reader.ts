/** Lists and finds records by the projections; opens the sealed names of what is shown. */
import type { DatabaseSync } from 'node:sqlite'
import { countsAsUse, OutcomeSchema } from '../../../shared/log/outcome.ts'
import {
  type RecordFilter,
  type RecordSummary,
  ReviewStateSchema,
} from '../../../shared/records/record.ts'
import { endOfDay, placeOf } from '../../../shared/records/place.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { foldName, LONGEST_GRAM, numberKey, queryGrams } from '../../../shared/records/search.ts'
import { recordScope } from '../../../shared/log/scope.ts'
import { openJson } from '../keys/json-seal.ts'
import { nameTerm, numberTerm, type Person, personBound, PersonSchema } from './projections.ts'
import type { RecordKeys } from '../keys/record-keys.ts'
import { countOf, idsOf, MOST_LISTED, queryOf, type RecordQuery } from './record-query.ts'
import { blob, int, intOrNull, type Row, text, textOrNull } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'

/** `person` null: the record was disposed of, or its sealed part cannot be opened. */
export type StoredRecord = Omit<RecordSummary, 'name' | 'counselorName'> & {
  readonly person: Person | null
}

/** `more`: there are more than `total` of them, which is as many as a list goes on for. */
export type RecordPage = {
  readonly total: number
  readonly more: boolean
  readonly rows: readonly StoredRecord[]
}

export interface RecordReader {
  /** Newest day and slot first. */
  list(filter: RecordFilter, offset: number, limit: number): RecordPage
  find(recordId: string): StoredRecord | null
  /** Whether a record of that number on that day ended so that it counts as its use (M12-2-1). */
  usedOn(jobSeekerNumber: string, date: LocalDate): boolean
  /** Waiting for a supervisor: incidents first, then the oldest. */
  waiting(): readonly StoredRecord[]
}

const COLUMNS =
  'record_id, date, slot, site_id, counselor_id, outcome, incident, review, used_ms, sealed'

/** A part of a name longer than the longest piece is found by its pieces, which might stand in another order; up to this many records are all opened to be sure. */
const OPENED_TO_BE_SURE = 200

export function createRecordReader(db: DatabaseSync, vault: Vault, keys: RecordKeys): RecordReader {
  const one = db.prepare(`SELECT ${COLUMNS} FROM records WHERE record_id = ?`)
  const byId = db.prepare(`SELECT ${COLUMNS} FROM records WHERE id = ?`)
  const changes = db.prepare('SELECT total_changes() AS n')
  let counted: { readonly for: string; readonly total: number } | null = null
  const queue = db.prepare(
    `SELECT ${COLUMNS} FROM records WHERE review IN ('waiting', 'answered') ORDER BY incident DESC, date, slot, id`,
  )

  const ends = db.prepare(
    'SELECT r.outcome, r.used_ms FROM record_terms t JOIN records r ON r.id = t.record WHERE t.term = ? AND t.place >= ? AND t.place <= ? AND r.outcome IS NOT NULL',
  )

  function read(row: Row): StoredRecord {
    const recordId = text(row, 'record_id')
    const key = keys.find(recordScope(recordId))
    const person = PersonSchema.safeParse(
      key === null ? undefined : openJson(key, blob(row, 'sealed'), personBound(recordId)),
    )
    return {
      recordId,
      date: text(row, 'date'),
      slot: text(row, 'slot'),
      siteId: text(row, 'site_id'),
      counselorId: text(row, 'counselor_id'),
      outcome: OutcomeSchema.nullable().parse(textOrNull(row, 'outcome')),
      usedMs: intOrNull(row, 'used_ms'),
      incident: int(row, 'incident') === 1,
      review: ReviewStateSchema.parse(text(row, 'review')),
      person: person.success ? person.data : null,
    }
  }

  const readAll = (ids: readonly number[]): StoredRecord[] =>
    ids.flatMap((id) => {
      const row = byId.get(id)
      return row === undefined ? [] : [read(row)]
    })

  /** The same filter is asked again for every page of it; any write in between makes the count worthless. */
  function total(filter: RecordFilter, query: RecordQuery): number {
    const now = `${int(changes.get() ?? {}, 'n')} ${JSON.stringify(filter)}`
    if (counted?.for !== now) counted = { for: now, total: countOf(db, query) }
    return counted.total
  }

  function list(filter: RecordFilter, offset: number, limit: number): RecordPage {
    const number = numberKey(filter.text)
    const folded = foldName(filter.text)
    const terms =
      number !== null
        ? [numberTerm(vault, number)]
        : queryGrams(folded).map((gram) => nameTerm(vault, gram))
    const query = queryOf(db, filter, terms)
    const found = total(filter, query)
    const unsure = number === null && [...folded].length > LONGEST_GRAM
    if (unsure && found <= OPENED_TO_BE_SURE) {
      const rows = readAll(idsOf(db, query, 0, found)).filter((row) => contains(row, folded))
      return { total: rows.length, more: false, rows: rows.slice(offset, offset + limit) }
    }
    const last = Math.min(found, MOST_LISTED)
    const rows = readAll(idsOf(db, query, offset, Math.max(0, Math.min(limit, last - offset))))
    return {
      total: last,
      more: found > last,
      rows: unsure ? rows.filter((row) => contains(row, folded)) : rows,
    }
  }

  return {
    list,
    find(recordId) {
      const row = one.get(recordId)
      return row === undefined ? null : read(row)
    },
    usedOn(jobSeekerNumber, date) {
      const key = numberKey(jobSeekerNumber)
      if (key === null) return false
      return ends
        .all(numberTerm(vault, key), placeOf(date, '00:00'), endOfDay(date))
        .some((row) => countsAsUse(textOrNull(row, 'outcome'), intOrNull(row, 'used_ms')))
    },
    waiting: () => queue.all().map(read),
  }
}

function contains(row: StoredRecord, folded: string): boolean {
  return (
    row.person !== null &&
    (foldName(row.person.name).includes(folded) || foldName(row.person.kana ?? '').includes(folded))
  )
}
