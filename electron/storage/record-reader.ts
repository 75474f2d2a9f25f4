/** Lists and finds records by the projections; opens the sealed names of what is shown. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { OutcomeSchema } from '../../shared/session/outcome.ts'
import { type RecordFilter, type RecordSummary, ReviewStateSchema } from '../../shared/records/record.ts'
import { foldName, LONGEST_GRAM, numberKey, queryGrams } from '../../shared/records/search.ts'
import { openJson } from './json-seal.ts'
import { nameTerm, numberTerm, type Person, personBound, PersonSchema } from './projections.ts'
import type { RecordKeys } from './record-keys.ts'
import { blob, int, intOrNull, type Row, text, textOrNull } from './rows.ts'
import type { Vault } from './vault.ts'

/** `person` null: the record was disposed of, or its sealed part cannot be opened. */
export type StoredRecord = Omit<RecordSummary, 'name' | 'counselorName'> & { readonly person: Person | null }

export interface RecordReader {
  /** Newest day and slot first. */
  list(filter: RecordFilter, offset: number, limit: number): { readonly total: number; readonly rows: readonly StoredRecord[] }
  find(recordId: string): StoredRecord | null
  /** Waiting for a supervisor: incidents first, then the oldest. */
  waiting(): readonly StoredRecord[]
}

type Condition = { readonly sql: string; readonly values: readonly SQLInputValue[] }

const COLUMNS = 'record_id, date, slot, site_id, counselor_id, outcome, incident, review, used_ms, sealed'
const NEWEST_FIRST = 'ORDER BY date DESC, slot DESC, id DESC'

function equals(column: string, value: SQLInputValue | undefined): Condition[] {
  return value === null || value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }]
}

function filterConditions(filter: RecordFilter): Condition[] {
  return [
    ...(filter.from === null ? [] : [{ sql: 'date >= ?', values: [filter.from] }]),
    ...(filter.to === null ? [] : [{ sql: 'date <= ?', values: [filter.to] }]),
    ...equals('slot', filter.slot),
    ...equals('counselor_id', filter.counselorId),
    ...equals('outcome', filter.outcome),
    ...equals('incident', filter.incident === null ? null : Number(filter.incident)),
    ...equals('review', filter.review),
    ...equals('site_id', filter.siteId),
  ]
}

function termCondition(terms: readonly Uint8Array[]): Condition[] {
  if (terms.length === 0) return []
  return [{ sql: `id IN (${terms.map(() => 'SELECT record FROM record_terms WHERE term = ?').join(' INTERSECT ')})`, values: terms }]
}

export function createRecordReader(db: DatabaseSync, vault: Vault, keys: RecordKeys): RecordReader {
  const one = db.prepare(`SELECT ${COLUMNS} FROM records WHERE record_id = ?`)
  const queue = db.prepare(`SELECT ${COLUMNS} FROM records WHERE review IN ('waiting', 'answered') ORDER BY incident DESC, date, slot, id`)

  function read(row: Row): StoredRecord {
    const recordId = text(row, 'record_id')
    const key = keys.find(recordId)
    const person = PersonSchema.safeParse(key === null ? undefined : openJson(key, blob(row, 'sealed'), personBound(recordId)))
    return {
      recordId, date: text(row, 'date'), slot: text(row, 'slot'), siteId: text(row, 'site_id'), counselorId: text(row, 'counselor_id'),
      outcome: OutcomeSchema.nullable().parse(textOrNull(row, 'outcome')), usedMs: intOrNull(row, 'used_ms'),
      incident: int(row, 'incident') === 1, review: ReviewStateSchema.parse(text(row, 'review')),
      person: person.success ? person.data : null,
    }
  }

  function list(filter: RecordFilter, offset: number, limit: number): { total: number; rows: StoredRecord[] } {
    const number = numberKey(filter.text)
    const folded = foldName(filter.text)
    const terms = number !== null ? [numberTerm(vault, number)] : queryGrams(folded).map((gram) => nameTerm(vault, gram))
    const conditions = [...filterConditions(filter), ...termCondition(terms)]
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}`
    const values = conditions.flatMap((condition) => condition.values)
    // A longer part matches in pieces only, perhaps not in this order: looked at after opening.
    if (number === null && [...folded].length > LONGEST_GRAM) {
      const rows = db.prepare(`SELECT ${COLUMNS} FROM records ${where} ${NEWEST_FIRST}`).all(...values).map(read).filter((row) => contains(row, folded))
      return { total: rows.length, rows: rows.slice(offset, offset + limit) }
    }
    const total = int(db.prepare(`SELECT count(*) AS total FROM records ${where}`).get(...values) ?? {}, 'total')
    return { total, rows: db.prepare(`SELECT ${COLUMNS} FROM records ${where} ${NEWEST_FIRST} LIMIT ? OFFSET ?`).all(...values, limit, offset).map(read) }
  }

  return {
    list,
    find(recordId) {
      const row = one.get(recordId)
      return row === undefined ? null : read(row)
    },
    waiting: () => queue.all().map(read),
  }
}

function contains(row: StoredRecord, folded: string): boolean {
  return row.person !== null && (foldName(row.person.name).includes(folded) || foldName(row.person.kana ?? '').includes(folded))
}
