/** Records grouped by the person they are about, by the keyed entry of the job-seeker number: names are opened of what is shown. */
import type { DatabaseSync } from 'node:sqlite'
import { numberKey } from '../../../shared/records/search.ts'
import { placeOf } from '../../../shared/records/place.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { blob, int, text } from '../file/rows.ts'
import type { RecordReader, StoredRecord } from './record-reader.ts'

export interface PeopleReader {
  /** Deemed cancellations from that day on, by number (in the form of numberKey), the most first, then the latest. */
  noShows(
    from: LocalDate,
    limit: number,
  ): { readonly newest: StoredRecord; readonly number: string; readonly count: number }[]
  /** The last use of each number that was used before that day and not since, the latest first. */
  unused(
    before: LocalDate,
    limit: number,
  ): { readonly rows: StoredRecord[]; readonly more: boolean }
}

const NEWEST_FIRST = 'ORDER BY date DESC, slot DESC, id DESC'

export function createPeopleReader(
  db: DatabaseSync,
  records: Pick<RecordReader, 'find'>,
): PeopleReader {
  const cancelled = db.prepare(
    `SELECT record_id, number FROM records INDEXED BY records_by_outcome WHERE outcome = 'deemedCancellation' AND date >= ? AND number IS NOT NULL ${NEWEST_FIRST}`,
  )
  const used = db.prepare(
    `SELECT id, record_id, date, slot, number FROM records INDEXED BY records_by_day WHERE date < ? AND used_ms > 0 AND number IS NOT NULL ${NEWEST_FIRST}`,
  )
  const usedLater = db.prepare(
    'SELECT 1 FROM record_terms t JOIN records r ON r.id = t.record WHERE t.term = ? AND (t.place, t.record) > (?, ?) AND r.used_ms > 0 LIMIT 1',
  )

  return {
    noShows(from, limit) {
      const people = new Map<string, { readonly recordId: string; count: number }>()
      for (const row of cancelled.iterate(from)) {
        const term = Buffer.from(blob(row, 'number')).toString('hex')
        const known = people.get(term)
        if (known === undefined) people.set(term, { recordId: text(row, 'record_id'), count: 1 })
        else known.count += 1
      }
      // Filled in the order of the list, newest first, and the sort keeps that order among equal counts.
      return [...people.values()]
        .sort((left, right) => right.count - left.count)
        .slice(0, limit)
        .flatMap(({ recordId, count }) => {
          const newest = records.find(recordId)
          const number = numberKey(newest?.person?.jobSeekerNumber ?? '')
          return newest === null || number === null ? [] : [{ newest, number, count }]
        })
    },
    unused(before, limit) {
      const rows: StoredRecord[] = []
      for (const row of used.iterate(before)) {
        const place = placeOf(text(row, 'date'), text(row, 'slot'))
        if (usedLater.get(blob(row, 'number'), place, int(row, 'id')) !== undefined) continue
        const record = records.find(text(row, 'record_id'))
        if (record?.person === null || record === null) continue
        if (rows.length === limit) return { rows, more: true }
        rows.push(record)
      }
      return { rows, more: false }
    },
  }
}
