/** Which records are past their retention period. */
import type { DatabaseSync } from 'node:sqlite'
import type { LocalDate } from '../../../shared/time/day.ts'
import { int, text } from '../file/rows.ts'
import type { RecordReader, StoredRecord } from './record-reader.ts'

export interface DueReader {
  /** Signed-off records of days before `before`, the oldest first. */
  due(
    incident: boolean,
    before: LocalDate,
    limit: number,
  ): { readonly total: number; readonly rows: StoredRecord[] }
}

const WHERE = `review = 'signedOff' AND incident = ? AND date < ?`

export function createDueReader(db: DatabaseSync, records: Pick<RecordReader, 'find'>): DueReader {
  const count = db.prepare(
    `SELECT count(*) AS n FROM records INDEXED BY records_by_day WHERE ${WHERE}`,
  )
  const oldest = db.prepare(
    `SELECT record_id FROM records INDEXED BY records_by_day WHERE ${WHERE} ORDER BY date, slot, id LIMIT ?`,
  )
  return {
    due: (incident, before, limit) => ({
      total: int(count.get(Number(incident), before) ?? {}, 'n'),
      rows: oldest
        .all(Number(incident), before, limit)
        .flatMap((row) => records.find(text(row, 'record_id')) ?? []),
    }),
  }
}
