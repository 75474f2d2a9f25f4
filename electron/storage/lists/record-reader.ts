/** Lists and finds records by the projections; opens the sealed names of what is shown. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { countsAsUse, OutcomeSchema } from '../../../shared/log/outcome.ts'
import {
  type ListKey,
  type PageAt,
  PageEdgesSchema,
  type RecordFilter,
  RecordSummarySchema,
  ReviewStateSchema,
} from '../../../shared/records/record.ts'
import { endOfDay, placeOf } from '../../../shared/records/place.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { foldName, LONGEST_GRAM, numberKey, queryGrams } from '../../../shared/records/search.ts'
import { recordScope } from '../../../shared/log/scope.ts'
import { nameTerm, numberTerm, personBound, PersonSchema } from './projections.ts'
import { openOfScope, type RecordKeys } from '../keys/record-keys.ts'
import { countOf, idsOf, MOST_LISTED, queryOf, type RecordQuery } from './record-query.ts'
import { blob, int, intOrNull, type Row, text, textOrNull } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'

/** `person` null: the record was disposed of, or its sealed part cannot be opened. */
export const StoredRecordSchema = RecordSummarySchema.omit({
  name: true,
  counselorName: true,
}).extend({ person: PersonSchema.nullable() })
export type StoredRecord = Readonly<z.infer<typeof StoredRecordSchema>>

/** `more`: there are more than `total` of them, which is as many as a list goes on for. */
export const RecordPageSchema = z.object({
  total: z.int(),
  more: z.boolean(),
  rows: z.array(StoredRecordSchema),
  edges: PageEdgesSchema,
})
export type RecordPage = Readonly<z.infer<typeof RecordPageSchema>>

/** `next`: from where the next part goes on; null: it was the last. */
export type RecordPart = { readonly rows: StoredRecord[]; readonly next: ListKey | null }
/** As ListKey, in the list of what waits. */
export type WaitingKey = ListKey & { readonly incident: boolean }
export type WaitingPart = { readonly rows: StoredRecord[]; readonly next: WaitingKey | null }

export interface RecordReader {
  /** Newest day and slot first. */
  list(filter: RecordFilter, at: PageAt, limit: number): RecordPage
  find(recordId: string): StoredRecord | null
  /** Whether a record of that number on that day ended so that it counts as its use (M12-2-1). */
  usedOn(jobSeekerNumber: string, date: LocalDate): boolean
  /** All that fit, in the same order, part by part. */
  after(filter: RecordFilter, after: ListKey | null, limit: number): RecordPart
  /** Waiting for a supervisor, part by part: incidents first, then the oldest. */
  waiting(after: WaitingKey | null, limit: number): WaitingPart
  waitingCount(): number
}

const COLUMNS =
  'id, record_id, date, slot, site_id, counselor_id, outcome, corrected, incident, review, used_ms, sealed'

/** A part of a name longer than the longest piece is found by its pieces, which might stand in another order; up to this many records are all opened to be sure. */
const OPENED_TO_BE_SURE = 200

export function createRecordReader(db: DatabaseSync, vault: Vault, keys: RecordKeys): RecordReader {
  const one = db.prepare(`SELECT ${COLUMNS} FROM records WHERE record_id = ?`)
  const byId = db.prepare(`SELECT ${COLUMNS} FROM records WHERE id = ?`)
  // Of this connection, and of every other.
  const changes = db.prepare('SELECT total_changes() AS n')
  const others = db.prepare('PRAGMA data_version')
  let counted: { readonly for: string; readonly total: number } | null = null
  const queue = db.prepare(
    `SELECT ${COLUMNS} FROM records INDEXED BY records_waiting WHERE review IN ('waiting', 'answered') AND incident = ? AND (date, slot, id) > (?, ?, ?) ORDER BY date, slot, id LIMIT ?`,
  )
  const queueCount = db.prepare(
    `SELECT count(*) AS n FROM records INDEXED BY records_waiting WHERE review IN ('waiting', 'answered')`,
  )
  const ends = db.prepare(
    'SELECT r.outcome, r.consulted FROM record_terms t JOIN records r ON r.id = t.record AND r.number = t.term WHERE t.term = ? AND t.place >= ? AND t.place <= ? AND r.outcome IS NOT NULL',
  )

  function read(row: Row): StoredRecord {
    const recordId = text(row, 'record_id')
    const person = PersonSchema.safeParse(
      openOfScope(keys, recordScope(recordId), blob(row, 'sealed'), personBound(recordId)),
    )
    return {
      recordId,
      date: text(row, 'date'),
      slot: text(row, 'slot'),
      siteId: text(row, 'site_id'),
      counselorId: text(row, 'counselor_id'),
      outcome: OutcomeSchema.nullable().parse(textOrNull(row, 'outcome')),
      corrected: int(row, 'corrected') === 1,
      usedMs: intOrNull(row, 'used_ms'),
      incident: int(row, 'incident') === 1,
      review: ReviewStateSchema.parse(text(row, 'review')),
      person: person.success ? person.data : null,
    }
  }

  const rowsOf = (ids: readonly number[]): Row[] =>
    ids.flatMap((id) => {
      const row = byId.get(id)
      return row === undefined ? [] : [row]
    })

  /** The same filter is asked again for every page of it; any write in between makes the count worthless. */
  function total(filter: RecordFilter, query: RecordQuery): number {
    const now = `${int(changes.get() ?? {}, 'n')} ${int(others.get() ?? {}, 'data_version')} ${JSON.stringify(filter)}`
    if (counted?.for !== now) counted = { for: now, total: countOf(db, query) }
    return counted.total
  }

  function asked(filter: RecordFilter): {
    readonly terms: readonly Uint8Array[]
    readonly folded: string
    readonly unsure: boolean
  } {
    const number = numberKey(filter.text)
    const folded = foldName(filter.text)
    return {
      folded,
      unsure: number === null && [...folded].length > LONGEST_GRAM,
      terms:
        number !== null
          ? [numberTerm(vault, number)]
          : queryGrams(folded).map((gram) => nameTerm(vault, gram)),
    }
  }

  function after(filter: RecordFilter, from: ListKey | null, limit: number): RecordPart {
    const { terms, folded, unsure } = asked(filter)
    const found = rowsOf(
      idsOf(
        db,
        queryOf(db, filter, terms, from === null ? null : { key: from, side: 'after' }),
        0,
        limit,
      ),
    )
    const rows = found.map(read)
    const last = found.at(-1)
    return {
      rows: unsure ? rows.filter((row) => contains(row, folded)) : rows,
      next: last === undefined || found.length < limit ? null : keyOf(last),
    }
  }

  function waiting(from: WaitingKey | null, limit: number): WaitingPart {
    const incident = from?.incident ?? true
    const found = queue.all(
      Number(incident),
      from?.date ?? '',
      from?.slot ?? '',
      from?.id ?? 0,
      limit,
    )
    const last = found.at(-1)
    const rest: WaitingKey | null = incident ? { incident: false, date: '', slot: '', id: 0 } : null
    return {
      rows: found.map(read),
      next: last === undefined || found.length < limit ? rest : { ...keyOf(last), incident },
    }
  }

  function list(filter: RecordFilter, at: PageAt, limit: number): RecordPage {
    const { terms, folded, unsure } = asked(filter)
    const whole = queryOf(db, filter, terms)
    const found = total(filter, whole)
    if (unsure && found <= OPENED_TO_BE_SURE) {
      const sure = rowsOf(idsOf(db, whole, 0, found)).filter((row) => contains(read(row), folded))
      return { total: sure.length, more: false, ...pageOf(pageIn(sure, at, limit)) }
    }
    const page = rowsOf(idsOf(db, queryOf(db, filter, terms, at.edge), at.skip, limit))
    if (at.edge?.side === 'before') page.reverse()
    const { rows, edges } = pageOf(page)
    return {
      total: Math.min(found, MOST_LISTED),
      more: found > MOST_LISTED,
      rows: unsure ? rows.filter((row) => contains(row, folded)) : rows,
      edges,
    }
  }

  function pageOf(page: readonly Row[]): Pick<RecordPage, 'rows' | 'edges'> {
    const [first, last] = [page[0], page.at(-1)]
    return {
      rows: page.map(read),
      edges:
        first === undefined || last === undefined
          ? null
          : { first: keyOf(first), last: keyOf(last) },
    }
  }

  function usedOn(jobSeekerNumber: string, date: LocalDate): boolean {
    const key = numberKey(jobSeekerNumber)
    if (key === null) return false
    return ends
      .all(numberTerm(vault, key), placeOf(date, '00:00'), endOfDay(date))
      .some((row) => countsAsUse(textOrNull(row, 'outcome'), int(row, 'consulted') === 1))
  }

  return {
    list,
    find(recordId) {
      const row = one.get(recordId)
      return row === undefined ? null : read(row)
    },
    usedOn,
    after,
    waiting,
    waitingCount: () => int(queueCount.get() ?? {}, 'n'),
  }
}

const keyOf = (row: Row): ListKey => ({
  date: text(row, 'date'),
  slot: text(row, 'slot'),
  id: int(row, 'id'),
})

/** A page of a list that is here as a whole, in its order. */
function pageIn(all: readonly Row[], { edge, skip }: PageAt, limit: number): readonly Row[] {
  if (edge === null) return all.slice(skip, skip + limit)
  const at = all.findIndex((row) => comesAfter(keyOf(row), edge.key))
  const next = at < 0 ? all.length : at
  if (edge.side === 'after') return all.slice(next + skip, next + skip + limit)
  const own = all[next - 1]
  // The record itself, where it is still there, stands before what comes after it.
  const end = next - (own !== undefined && sameKey(keyOf(own), edge.key) ? 1 : 0) - skip
  return all.slice(Math.max(0, end - limit), Math.max(0, end))
}

const sameKey = (one: ListKey, other: ListKey): boolean =>
  one.date === other.date && one.slot === other.slot && one.id === other.id

/** The newest day and slot stands first. */
function comesAfter(one: ListKey, other: ListKey): boolean {
  if (one.date !== other.date) return one.date < other.date
  return one.slot === other.slot ? one.id < other.id : one.slot < other.slot
}

function contains(row: StoredRecord, folded: string): boolean {
  return (
    row.person !== null &&
    (foldName(row.person.name).includes(folded) || foldName(row.person.kana ?? '').includes(folded))
  )
}
