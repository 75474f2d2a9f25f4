/** The answers of the reading thread, from a connection that only reads. */
import { DatabaseSync } from 'node:sqlite'
import { recordScope } from '../../../shared/log/scope.ts'
import { noteOf } from '../../../shared/records/view.ts'
import { firstLineOf, judgeReasons } from '../../../shared/review/bulk.ts'
import { trueFigures } from '../../../shared/review/publish.ts'
import { publishPeriod } from '../../../shared/review/published.ts'
import { foldRunning } from '../../../shared/review/running.ts'
import { createRecordKeys } from '../keys/record-keys.ts'
import type { Vault } from '../keys/vault.ts'
import { createConflictReader } from '../lists/conflict-reader.ts'
import { createCountReader } from '../lists/count-reader.ts'
import { createDueReader } from '../lists/due-reader.ts'
import { createPeopleReader } from '../lists/people-reader.ts'
import { createRecordCheck, type RecordCheck } from '../lists/record-check.ts'
import { createRecordReader, type StoredRecord } from '../lists/record-reader.ts'
import { createRestrictionList, createRestrictionReader } from '../lists/restriction-store.ts'
import { createEventReader } from '../log/event-row.ts'
import { newestMended } from '../log/mended-event.ts'
import { createLogReader } from '../log/reader.ts'
import type { AnswerOf, Answering } from './questions.ts'

type Judged = AnswerOf<'judgedOf'>[number]

/** With a connection for this alone: the reading one cannot write. Not the kind of checkpoint that waits, nor one that anybody waits for. */
function writeBack(file: string): null {
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(PASSIVE)')
  } finally {
    db.close()
  }
  return null
}

/** `forget`: after each answer, for what is destroyed meanwhile must not go on in this thread's memory. */
export function createAnswering(
  db: DatabaseSync,
  vault: Vault,
  file: string,
): { readonly answering: Answering; readonly forget: () => void } {
  const keys = createRecordKeys(db, vault)
  const records = createRecordReader(db, vault, keys)
  const counts = createCountReader(db)
  const people = createPeopleReader(db, records)
  const due = createDueReader(db, records)
  const restrictions = createRestrictionReader(
    db,
    createRestrictionList({ db, vault, keys, reader: createLogReader(db, keys) }),
  )
  let recordCheck: RecordCheck | null = null
  const check = (): RecordCheck => (recordCheck ??= createRecordCheck(db, vault, keys))
  const eventsOf = createEventReader(db, keys)
  const conflicts = createConflictReader(db, records, eventsOf)

  function judged(record: StoredRecord, by: string): Judged {
    const { recordId, review } = record
    const events = eventsOf(recordScope(recordId))
    return {
      ...{ recordId, review },
      against: judgeReasons(record, events, by, conflicts.has(recordId)),
      noteLine: firstLineOf(noteOf(events)),
    }
  }

  return {
    forget: keys.forget,
    answering: {
      list: ({ filter, at, limit }) => records.list(filter, at, limit),
      part: ({ filter, after, limit }) => records.after(filter, after, limit),
      waiting: ({ after, limit }) => records.waiting(after, limit),
      waitingCount: () => records.waitingCount(),
      judgedOf: ({ by, recordIds }) =>
        recordIds.flatMap((recordId) => {
          const record = records.find(recordId)
          return record === null ? [] : [judged(record, by)]
        }),
      conflicts: ({ limit }) => conflicts.all(limit),
      running: ({ recordIds, startsAtConsulting }) =>
        recordIds.flatMap((recordId) => {
          const events = eventsOf(recordScope(recordId))
          return events.length === 0 ? [] : [foldRunning(recordId, events, startsAtConsulting)]
        }),
      statistics: (period) => trueFigures(counts.counts(period.from, period.to), period),
      published: (period) => publishPeriod(period, ({ from, to }) => counts.counts(from, to)),
      noShows: ({ from, limit }) => people.noShows(from, limit),
      unused: ({ before, limit }) => people.unused(before, limit),
      writeBack: () => writeBack(file),
      restrictions({ today, limit }) {
        const { total, rows } = restrictions.first(today, limit)
        return { total, rows: [...rows] }
      },
      recordDifferences: ({ after, limit }) => check().differences(after, limit),
      strayRecords: ({ after, limit }) => check().strays(after, limit),
      termCount: () => check().termCount(),
      mended: ({ limit }) => [...newestMended(db, keys, limit)],
      due: ({ incident, before, limit }) => due.due(incident, before, limit),
    },
  }
}
