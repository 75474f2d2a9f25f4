/** Counts closed records by the projections alone: no payload and no name is opened (M23-2). */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type Counts, CountsSchema } from '../../../shared/review/counts.ts'
import { int, type Row, text } from '../file/rows.ts'
import type { LocalDate } from '../../../shared/time/day.ts'

export interface CountReader {
  /** Closed records of the days from `from` to `to` (Asia/Tokyo, both inside). */
  counts(from: LocalDate, to: LocalDate): Counts
}

const CELL = 'date, slot, counselor_id, outcome, site_id, category, consulted'
const CLOSED = 'outcome IS NOT NULL AND date >= ? AND date <= ?'

export function createCountReader(db: DatabaseSync): CountReader {
  const cells = db.prepare(
    `SELECT ${CELL}, count(*) AS n FROM records WHERE ${CLOSED} GROUP BY ${CELL}`,
  )
  const used = db.prepare(
    `SELECT count(*) AS n, coalesce(sum(used_ms), 0) AS ms FROM records WHERE ${CLOSED} AND used_ms > 0`,
  )
  // From the counselor's entering to the first sight of the job seeker.
  const waits = db.prepare(
    `SELECT count(*) AS n, coalesce(sum(seen_ms - entered_ms), 0) AS ms FROM records WHERE ${CLOSED} AND seen_ms >= entered_ms`,
  )
  const postings = (column: 'introduced' | 'shown') =>
    db.prepare(
      `SELECT count(*) AS n, coalesce(sum(${column}), 0) AS many FROM records WHERE ${CLOSED} AND ${column} > 0`,
    )
  const introduced = postings('introduced')
  const shown = postings('shown')
  const one = (row: Row | undefined): Row => row ?? {}

  return {
    counts(from, to) {
      const span: SQLInputValue[] = [from, to]
      const length = one(used.get(...span))
      const wait = one(waits.get(...span))
      const told = (asked: typeof shown): Counts['postings']['shown'] => {
        const row = one(asked.get(...span))
        return { records: int(row, 'n'), count: int(row, 'many') }
      }
      return CountsSchema.parse({
        cells: cells.all(...span).map((row) => ({
          date: text(row, 'date'),
          slot: text(row, 'slot'),
          counselorId: text(row, 'counselor_id'),
          outcome: text(row, 'outcome'),
          siteId: text(row, 'site_id'),
          category: int(row, 'category'),
          consulted: int(row, 'consulted') === 1,
          count: int(row, 'n'),
        })),
        used: { count: int(length, 'n'), totalMs: int(length, 'ms') },
        waited: { count: int(wait, 'n'), totalMs: int(wait, 'ms') },
        postings: { introduced: told(introduced), shown: told(shown) },
      })
    },
  }
}
