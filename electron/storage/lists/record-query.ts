/** From a filter to SQL: which records, in the order of the list, and how many. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { endOfDay, placeOf } from '../../../shared/records/place.ts'
import type { ListKey, PageAt, RecordFilter } from '../../../shared/records/record.ts'
import { int } from '../file/rows.ts'

/** Nobody scrolls further than this, and counting further would take longer than it tells. */
export const MOST_LISTED = 100_000

/** A piece with this many records or more is called frequent; counting it further decides nothing. */
const FREQUENT = 2_000

type Condition = { readonly sql: string; readonly values: readonly SQLInputValue[] }
/** The record from which on the list is read, down or up; null: from its top, down. */
export type Edge = PageAt['edge']
export type RecordQuery = { readonly ids: string; readonly values: readonly SQLInputValue[] }

function equals(column: string, value: string | null): Condition[] {
  return value === null ? [] : [{ sql: `${column} = ?`, values: [value] }]
}

/** The columns of `records` other than the day; words and not parameters where a partial index has to be recognised. */
function recordConditions(filter: RecordFilter): Condition[] {
  return [
    ...equals('slot', filter.slot),
    ...equals('counselor_id', filter.counselorId),
    ...equals('outcome', filter.outcome),
    ...(filter.incident === null
      ? []
      : [{ sql: `incident = ${Number(filter.incident)}`, values: [] }]),
    ...equals('review', filter.review),
    ...equals('site_id', filter.siteId),
  ]
}

const joined = (conditions: readonly Condition[]): string =>
  conditions.map(({ sql }) => sql).join(' AND ')
const valuesOf = (conditions: readonly Condition[]): SQLInputValue[] =>
  conditions.flatMap(({ values }) => values)

/**
 * Which index the list is read along. Said outright: SQLite's guess without statistics may walk a million rows for a dozen.
 * The narrowest first; two wide conditions together are answered by the one index that holds all columns.
 */
function indexFor(filter: RecordFilter): string {
  if (filter.incident === true) return 'records_by_incident'
  if (filter.review !== null && filter.review !== 'signedOff') return 'records_by_review'
  // Its other conditions would be looked up row by row, and the rows may not be in memory.
  if (filter.counselorId !== null)
    return isAlone(filter) ? 'records_by_counselor' : 'records_by_day'
  if (filter.outcome !== null && filter.outcome !== 'completed') return 'records_by_outcome'
  const wide = {
    records_by_review: filter.review,
    records_by_outcome: filter.outcome,
    records_by_site: filter.siteId,
    records_by_slot: filter.slot,
  }
  const [only, ...others] = Object.entries(wide).filter(([, value]) => value !== null)
  return only === undefined || others.length > 0 || filter.incident !== null
    ? 'records_by_day'
    : only[0]
}

/** The counselor is the only condition beside the day. */
function isAlone({ slot, outcome, incident, review, siteId }: RecordFilter): boolean {
  return [slot, outcome, incident, review, siteId].every((condition) => condition === null)
}

/** The list stands newest first: what comes after a record is smaller. */
const directionOf = (edge: Edge): { readonly compared: string; readonly order: string } =>
  edge?.side === 'before' ? { compared: '>', order: 'ASC' } : { compared: '<', order: 'DESC' }

const behind = (sql: string, { date, slot, id }: ListKey): Condition => ({
  sql,
  values: [date, slot, id],
})

/** Without a text: straight from an index of `records`. */
function byRecords(filter: RecordFilter, edge: Edge): RecordQuery {
  const { compared, order } = directionOf(edge)
  const conditions: Condition[] = [
    ...(edge === null ? [] : [behind(`(date, slot, id) ${compared} (?, ?, ?)`, edge.key)]),
    ...(filter.from === null ? [] : [{ sql: 'date >= ?', values: [filter.from] }]),
    ...(filter.to === null ? [] : [{ sql: 'date <= ?', values: [filter.to] }]),
    ...recordConditions(filter),
  ]
  const where = conditions.length === 0 ? '' : ` WHERE ${joined(conditions)}`
  return {
    ids: `SELECT id FROM records INDEXED BY ${indexFor(filter)}${where} ORDER BY date ${order}, slot ${order}, id ${order}`,
    values: valuesOf(conditions),
  }
}

/** With a text: along the rarest piece, asking each of its records for the other pieces and the filters. */
function byTerms(
  filter: RecordFilter,
  [rarest, ...others]: readonly Uint8Array[],
  edge: Edge,
): RecordQuery {
  const { compared, order } = directionOf(edge)
  const rest = recordConditions(filter)
  const conditions: Condition[] = [
    { sql: 'f.term = ?', values: [rarest ?? new Uint8Array(0)] },
    ...(edge === null
      ? []
      : [
          {
            sql: `(f.place, f.record) ${compared} (?, ?)`,
            values: [placeOf(edge.key.date, edge.key.slot), edge.key.id],
          },
        ]),
    ...(filter.from === null
      ? []
      : [{ sql: 'f.place >= ?', values: [placeOf(filter.from, '00:00')] }]),
    ...(filter.to === null ? [] : [{ sql: 'f.place <= ?', values: [endOfDay(filter.to)] }]),
    ...others.map((term) => ({
      sql: 'EXISTS (SELECT 1 FROM record_terms o WHERE o.term = ? AND o.place = f.place AND o.record = f.record)',
      values: [term],
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            sql: `EXISTS (SELECT 1 FROM records r WHERE r.id = f.record AND ${joined(rest)})`,
            values: valuesOf(rest),
          },
        ]),
  ]
  return {
    ids: `SELECT f.record AS id FROM record_terms f WHERE ${joined(conditions)} ORDER BY f.place ${order}, f.record ${order}`,
    values: valuesOf(conditions),
  }
}

/**
 * @param terms keyed entries which must all be there; without terms every text fits
 * @param edge only what stands on that side of it, from it on; null: from the top
 */
export function queryOf(
  db: DatabaseSync,
  filter: RecordFilter,
  terms: readonly Uint8Array[],
  edge: Edge = null,
): RecordQuery {
  return terms.length === 0
    ? byRecords(filter, edge)
    : byTerms(filter, rarestFirst(db, terms), edge)
}

function rarestFirst(db: DatabaseSync, terms: readonly Uint8Array[]): readonly Uint8Array[] {
  if (terms.length < 2) return terms
  const count = db.prepare(
    `SELECT count(*) AS total FROM (SELECT 1 FROM record_terms WHERE term = ? LIMIT ${FREQUENT})`,
  )
  return terms
    .map((term) => ({ term, total: int(count.get(term) ?? {}, 'total') }))
    .sort((a, b) => a.total - b.total)
    .map(({ term }) => term)
}

/** Up to `most` and one more. */
export function countOf(db: DatabaseSync, query: RecordQuery, most = MOST_LISTED): number {
  return int(
    db
      .prepare(`SELECT count(*) AS total FROM (${query.ids} LIMIT ?)`)
      .get(...query.values, most + 1) ?? {},
    'total',
  )
}

export function idsOf(db: DatabaseSync, query: RecordQuery, skip: number, limit: number): number[] {
  return db
    .prepare(`${query.ids} LIMIT ? OFFSET ?`)
    .all(...query.values, limit, skip)
    .map((row) => int(row, 'id'))
}
