/** What a job seeker confirmed before, read from their earlier records. */
import type { GivenConsent } from '../../../shared/precall/terms.ts'
import { eventPayloads } from '../../../shared/log/events.ts'
import { recordScope } from '../../../shared/log/scope.ts'
import { firstPage, noFilter } from '../../../shared/records/record.ts'
import type { Log } from '../log/log.ts'
import type { RecordReader } from './record-reader.ts'

/** Deemed cancellations hold no consents; nobody has more of them in a row than this. */
const RECORDS_READ = 50

type Events = ReturnType<Log['eventsOf']>

/** What stands of one record's consents: one that was taken back does not. One that rests on an earlier one says so. */
function consentsIn(recordId: string, events: Events): GivenConsent[] {
  const given = new Map<string, GivenConsent>()
  for (const { type, payload, atMs, actorId } of events) {
    const consent = type === 'precall.consented' ? eventPayloads[type].safeParse(payload) : null
    const back = type === 'precall.takenBack' ? eventPayloads[type].safeParse(payload) : null
    if (consent?.success === true) {
      const { kind, effectiveFrom, earlier } = consent.data
      given.set(kind, { kind, effectiveFrom, ...(earlier ?? { atMs, actorId, recordId }) })
    }
    if (back?.success === true && back.data.what === 'consent') given.delete(back.data.kind)
  }
  return [...given.values()]
}

/** A record whose gate was open: it was that person (M12-2-3). */
const wasConsulted = (events: Events): boolean =>
  events.some(({ type }) => type === 'session.consultingBegan')

/**
 * The consents of the newest record that holds any; a record that was disposed of holds none.
 * @param which 'consulted': only a record in which the job seeker was known to be that person
 */
export function createConsentReader(
  records: RecordReader,
  log: Log,
  which: 'any' | 'consulted',
): (jobSeekerNumber: string) => readonly GivenConsent[] {
  return (jobSeekerNumber) => {
    for (const { recordId } of records.list(
      { ...noFilter, text: jobSeekerNumber },
      firstPage,
      RECORDS_READ,
    ).rows) {
      const events = log.eventsOf(recordScope(recordId))
      if (which === 'consulted' && !wasConsulted(events)) continue
      const consents = consentsIn(recordId, events)
      if (consents.length > 0) return consents
    }
    return []
  }
}
