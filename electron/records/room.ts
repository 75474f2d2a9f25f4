/** The records room: the list, reading one record (which is itself recorded, M15 M18), and a returned note's correction. */
import type { Cancel, Clock } from '../../shared/clock.ts'
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import { idIn, recordScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { RecordSummary } from '../../shared/records/record.ts'
import type { BookingRetention } from '../../shared/schedule/port.ts'
import { formatSeal } from '../../shared/records/seal.ts'
import { recordView } from '../../shared/records/view.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Ring } from '../bell.ts'
import type { LoggedEvent } from '../../shared/log/events.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
import type { Storage } from '../storage/storage.ts'
import { type BackupDeskParts, createBackupDesk } from './backup-desk.ts'
import { type CheckDeskParts, createCheckDesk } from './check-desk.ts'
import { createPast, type PastParts } from './past.ts'
import { createRetentionDesk } from './retention-desk.ts'
import { summaryOf } from './summary.ts'

export type RecordsRoomParts = {
  readonly storage: Pick<
    Storage,
    | 'folder'
    | 'log'
    | 'records'
    | 'reading'
    | 'checkLists'
    | 'filters'
    | 'disposal'
    | 'backups'
    | 'backUp'
  >
  readonly people: Pick<PeoplePort, 'nameOf'>
  /** Without these two nobody is told what was before with the person of a booking. */
  readonly findBooking?: PastParts['findBooking']
  readonly identified?: PastParts['identified']
  readonly bookings: BookingRetention
  readonly office: Pick<OfficePort, 'profile'>
  readonly clock: Clock
  readonly sessionRunning: () => boolean
  readonly notify: BackupDeskParts['notify']
  readonly verify: CheckDeskParts['verify']
  readonly ring: Ring
}

export interface RecordsRoom {
  readonly handlers: Handlers<'records'>
  /** For the review room: the same lines as in the list. */
  readonly summaryOf: (record: StoredRecord) => RecordSummary
  /** From here on changes are told, and backups and checks that are due are made. */
  start(): void
  close(): Promise<void>
}

/** These change no line of the list, so nobody needs to read it again for them. */
const SILENT = new Set([
  'records.read',
  'records.exported',
  'review.restricted',
  'review.restrictionLifted',
])

export function createRecordsRoom(parts: RecordsRoomParts): RecordsRoom {
  const { log, records, reading, filters } = parts.storage
  const { nameOf } = parts.people
  const shown = (record: StoredRecord): RecordSummary => summaryOf(record, nameOf)

  const backups = createBackupDesk(parts)
  const past = createPast({
    findBooking: () => null,
    identified: () => null,
    ...parts,
    nameOf,
  })
  const checks = createCheckDesk(parts)
  const retention = createRetentionDesk({
    ...parts,
    tell: (progress) => parts.ring('records.disposing', progress),
    shown,
  })

  const tellChanges = (events: readonly LoggedEvent[]): void => {
    const changed = new Set(
      events.filter(({ type }) => !SILENT.has(type)).map(({ scope }) => idIn(scope, 'record')),
    )
    changed.delete(null)
    for (const recordId of changed) parts.ring('records.changed', { recordId })
  }
  let stop: Cancel = () => {}

  function read(recordId: string, by: Account): AnswerTo<'records.read'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    if (by.role !== 'supervisor' && record.counselorId !== by.id) return fail('notYours')
    // Recorded first: what cannot be recorded is not shown.
    const logged = log.append([
      { type: 'records.read', scope: recordScope(recordId), actorId: by.id, payload: {} },
    ])
    if (!logged.ok) return logged
    return ok(recordView(shown(record), log.eventsOf(recordScope(recordId)), nameOf))
  }

  function amendNote(
    recordId: string,
    note: string,
    comment: string,
    by: Account,
  ): AnswerTo<'records.amendNote'> {
    const record = records.find(recordId)
    if (record === null) return fail('notFound')
    if (record.counselorId !== by.id) return fail('notYours')
    if (record.review !== 'returned') return fail('notReturned')
    const logged = log.append([
      {
        type: 'records.noteAmended',
        scope: recordScope(recordId),
        actorId: by.id,
        payload: { note },
      },
      {
        type: 'review.answered',
        scope: recordScope(recordId),
        actorId: by.id,
        payload: { comment },
      },
    ])
    return logged.ok ? ok() : logged
  }

  return {
    summaryOf: shown,
    start() {
      stop = log.onCommitted(tellChanges)
      backups.start()
      checks.start()
    },
    async close() {
      stop()
      await checks.close()
      await backups.close()
    },
    handlers: {
      'records.list': async ({ filter, at, limit }, caller) => {
        const by = signedIn(caller)
        const counselorId = by.role === 'supervisor' ? filter.counselorId : by.id
        const wish = { filter: { ...filter, counselorId }, at, limit }
        const { rows, ...found } = await reading.ask('list', wish)
        return ok({ ...found, rows: rows.map(shown) })
      },
      'records.read': ({ recordId }, caller) => read(recordId, signedIn(caller)),
      'records.amendNote': ({ recordId, note, comment }, caller) =>
        amendNote(recordId, note, comment, signedIn(caller)),
      'records.past': ({ bookingId }, caller) => past.past(bookingId, signedIn(caller)),
      'records.pastNote': ({ bookingId, recordId }, caller) =>
        past.note(bookingId, recordId, signedIn(caller)),
      'records.seal': () => {
        const seal = log.seal()
        return ok({ seal, line: formatSeal(seal) })
      },
      'records.savedFilters': (_, caller) => ok([...filters.of(signedIn(caller).id)]),
      'records.saveFilter': (wish, caller) => {
        const saved = filters.save(signedIn(caller).id, wish)
        return saved.ok ? ok([...filters.of(signedIn(caller).id)]) : saved
      },
      'records.forgetFilter': ({ name }, caller) => {
        const forgotten = filters.forget(signedIn(caller).id, name)
        return forgotten.ok ? ok([...filters.of(signedIn(caller).id)]) : forgotten
      },
      'records.due': async () => ok(await retention.due()),
      'records.dispose': async ({ kind, ids, reason }, caller) => {
        const done = await retention.dispose(kind, ids, reason, signedIn(caller).id)
        // Also after a failure: a part of it may have been destroyed.
        if (done.ok || done.reason === 'saveFailed')
          parts.ring('records.changed', { recordId: null })
        return done
      },
      'records.stopDisposal': () => {
        retention.stop()
        return ok()
      },
      'records.checkStatus': async () => ok(await checks.status()),
      'records.check': ({ seals }, caller) => checks.now(seals, signedIn(caller).id),
      'records.backupStatus': () => ok(backups.status()),
      'records.backupNow': (_, caller) => backups.now(signedIn(caller).id),
      'records.setBackup': ({ settings }, caller) => backups.set(settings, signedIn(caller).id),
    },
  }
}
