/** A stored record as a list shows it. */
import type { RecordSummary } from '../../shared/records/record.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
import { text } from './text.ts'

export function summaryOf(
  record: StoredRecord,
  nameOf: (accountId: string) => string,
): RecordSummary {
  const { person, ...rest } = record
  return {
    ...rest,
    name: person?.name ?? text.unreadableName,
    counselorName: nameOf(record.counselorId),
  }
}
