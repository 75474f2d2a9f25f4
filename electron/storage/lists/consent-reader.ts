/** What a job seeker confirmed before, read from their earlier records. */
import type { Consent } from '../../../shared/precall/terms.ts'
import { eventPayloads } from '../../../shared/log/events.ts'
import { recordScope } from '../../../shared/log/scope.ts'
import { noFilter } from '../../../shared/records/record.ts'
import type { Log } from '../log/log.ts'
import type { RecordReader } from './record-reader.ts'

/** Deemed cancellations hold no consents; nobody has more of them in a row than this. */
const RECORDS_READ = 50

/** The consents of the newest record that holds any; a record that was disposed of holds none. */
export function createConsentReader(
  records: RecordReader,
  log: Log,
): (jobSeekerNumber: string) => readonly Consent[] {
  return (jobSeekerNumber) => {
    for (const { recordId } of records.list({ ...noFilter, text: jobSeekerNumber }, 0, RECORDS_READ)
      .rows) {
      const consents = log.eventsOf(recordScope(recordId)).flatMap(({ type, payload }) => {
        const consent = type === 'precall.consented' ? eventPayloads[type].safeParse(payload) : null
        return consent?.success === true ? [consent.data] : []
      })
      if (consents.length > 0) return consents
    }
    return []
  }
}
