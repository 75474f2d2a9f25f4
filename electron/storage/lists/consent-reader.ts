/** What a job seeker confirmed before, read from their earlier records. */
import type { Consent } from '../../../shared/precall/terms.ts'
import { eventPayloads } from '../../../shared/log/events.ts'
import { recordScope } from '../../../shared/log/scope.ts'
import { firstPage, noFilter } from '../../../shared/records/record.ts'
import type { Log } from '../log/log.ts'
import type { RecordReader } from './record-reader.ts'

/** Deemed cancellations hold no consents; nobody has more of them in a row than this. */
const RECORDS_READ = 50

/** What stands of one record's consents: one that was taken back does not. */
function consentsIn(events: ReturnType<Log['eventsOf']>): Consent[] {
  const given = new Map<string, Consent>()
  for (const { type, payload } of events) {
    const consent = type === 'precall.consented' ? eventPayloads[type].safeParse(payload) : null
    const back = type === 'precall.takenBack' ? eventPayloads[type].safeParse(payload) : null
    if (consent?.success === true) given.set(consent.data.kind, consent.data)
    if (back?.success === true && back.data.what === 'consent') given.delete(back.data.kind)
  }
  return [...given.values()]
}

/** The consents of the newest record that holds any; a record that was disposed of holds none. */
export function createConsentReader(
  records: RecordReader,
  log: Log,
): (jobSeekerNumber: string) => readonly Consent[] {
  return (jobSeekerNumber) => {
    for (const { recordId } of records.list(
      { ...noFilter, text: jobSeekerNumber },
      firstPage,
      RECORDS_READ,
    ).rows) {
      const consents = consentsIn(log.eventsOf(recordScope(recordId)))
      if (consents.length > 0) return consents
    }
    return []
  }
}
