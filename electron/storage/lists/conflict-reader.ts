/** Records of one booking, or of one person's second use on a day (M12-2-1), as long as one of them waits to be judged. For the reading thread. */
import type { DatabaseSync } from 'node:sqlite'
import { countsAsUse } from '../../../shared/log/outcome.ts'
import { recordScope } from '../../../shared/log/scope.ts'
import { endOfDay, placeOf } from '../../../shared/records/place.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { clashesOf, type Closed, type ConflictKind } from '../../../shared/review/conflict.ts'
import { blob, int, type Row, text, textOrNull } from '../file/rows.ts'
import type { createEventReader } from '../log/event-row.ts'
import { TURN } from '../log/turn.ts'
import type { RecordReader, StoredRecord } from './record-reader.ts'

export type StoredConflict = { readonly kind: ConflictKind; readonly records: StoredRecord[] }

export interface ConflictReader {
  /** The oldest day first, at most `limit`; the record that the office's order has first stands first. */
  all(limit: number): StoredConflict[]
  /** Whether another record of its booking, or another use of its person and day, could not know of it. */
  has(recordId: string): boolean
}

export function createConflictReader(
  db: DatabaseSync,
  records: Pick<RecordReader, 'find'>,
  eventsOf: ReturnType<typeof createEventReader>,
): ConflictReader {
  const columns = 'r.record_id, r.booking, r.date, r.number, r.outcome, r.consulted'
  const unjudged = db.prepare(
    `SELECT ${columns} FROM records r INDEXED BY records_by_review WHERE r.review IN ('waiting', 'returned', 'answered') AND r.outcome IS NOT NULL ORDER BY r.date, r.slot, r.id`,
  )
  const ofBooking = db.prepare(
    `SELECT ${columns} FROM records r WHERE r.booking = ? AND r.outcome IS NOT NULL`,
  )
  const ofDay = db.prepare(
    `SELECT ${columns} FROM record_terms t JOIN records r ON r.id = t.record AND r.number = t.term WHERE t.term = ? AND t.place >= ? AND t.place <= ? AND r.outcome IS NOT NULL`,
  )
  const one = db.prepare(
    `SELECT ${columns} FROM records r WHERE r.record_id = ? AND r.outcome IS NOT NULL`,
  )
  const opened = db.prepare(`SELECT ${TURN} FROM events WHERE scope = ? ORDER BY turn LIMIT 1`)

  const isUse = (row: Row): boolean =>
    countsAsUse(textOrNull(row, 'outcome'), int(row, 'consulted') === 1)

  /** Others of its booking, and of its person and day. */
  function beside(row: Row): readonly Row[] {
    const number = row['number'] === null ? null : blob(row, 'number')
    const day: LocalDate = text(row, 'date')
    const sameDay =
      number === null || !isUse(row)
        ? []
        : ofDay.all(number, placeOf(day, '00:00'), endOfDay(day)).filter(isUse)
    const own = text(row, 'record_id')
    return [...ofBooking.all(text(row, 'booking')), ...sameDay].filter(
      (other) => text(other, 'record_id') !== own,
    )
  }

  /** The row and whatever hangs together with it. */
  function chain(first: Row, known: Map<string, Row>): void {
    const open = [first]
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      const recordId = text(row, 'record_id')
      if (known.has(recordId)) continue
      const others = beside(row)
      if (others.length === 0) continue
      known.set(recordId, row)
      open.push(...others)
    }
  }

  function closedOf(row: Row): Closed {
    const recordId = text(row, 'record_id')
    const number = row['number'] === null ? null : Buffer.from(blob(row, 'number')).toString('hex')
    return {
      recordId,
      bookingId: text(row, 'booking'),
      personDay: number === null ? null : `${text(row, 'date')} ${number}`,
      isUse:
        isUse(row) &&
        !eventsOf(recordScope(recordId)).some(({ type }) => type === 'session.bookingAllowed'),
    }
  }

  const turnOf = (row: Row): number =>
    int(opened.get(recordScope(text(row, 'record_id'))) ?? {}, 'turn')

  const inOrder = (known: ReadonlyMap<string, Row>): Closed[] =>
    [...known.values()].toSorted((a, b) => turnOf(a) - turnOf(b)).map(closedOf)

  return {
    all(limit) {
      const known = new Map<string, Row>()
      for (const row of unjudged.iterate()) chain(row, known)
      return clashesOf(inOrder(known))
        .map(({ kind, recordIds }) => ({
          kind,
          records: recordIds.flatMap((recordId) => records.find(recordId) ?? []),
        }))
        .filter(({ records: some }) => some.some(({ review }) => review !== 'signedOff'))
        .toSorted((first, second) => dayOf(first).localeCompare(dayOf(second)))
        .slice(0, limit)
    },
    has(recordId) {
      const known = new Map<string, Row>()
      const row = one.get(recordId)
      if (row !== undefined) chain(row, known)
      return clashesOf(inOrder(known)).some(({ recordIds }) => recordIds.includes(recordId))
    },
  }
}

const dayOf = ({ records: [first] }: StoredConflict): string =>
  `${first?.date ?? ''} ${first?.slot ?? ''}`
