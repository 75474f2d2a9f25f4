/** What is past its retention period, and its destruction on a supervisor's word. */
import type { AnswerTo } from '../../shared/contract.ts'
import type { Clock } from '../../shared/clock.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { RecordSummary } from '../../shared/records/record.ts'
import { DISPOSED_AT_ONCE, type Due, type OverRestriction } from '../../shared/records/retention.ts'
import {
  keepEverything,
  type RetentionKind,
  RetentionKindSchema,
} from '../../shared/office/retention.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { SaveReason } from '../../shared/log/port.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
import type { StoredRestriction } from '../../shared/review/fold.ts'
import { addMonths } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import type { Storage } from '../storage/storage.ts'

/** So many are shown by name; the rest is counted. */
const SHOWN = 100

export type RetentionDeskParts = {
  readonly storage: Pick<Storage, 'disposal' | 'reading'>
  readonly office: Pick<OfficePort, 'profile'>
  readonly clock: Clock
  readonly sessionRunning: () => boolean
  readonly shown: (record: StoredRecord) => RecordSummary
}

export interface RetentionDesk {
  due(): Promise<Due[]>
  /** Only what is due now; anything else in `ids` refuses the whole wish. */
  dispose(
    kind: RetentionKind,
    ids: readonly string[],
    reason: string,
    actorId: string,
  ): Promise<AnswerTo<'records.dispose'>>
}

/** What a supervisor sees of it; its reason and its number stay where they are. */
const overOf = ({ id, name, from, until, lifted }: StoredRestriction): OverRestriction => ({
  id,
  name,
  from,
  until,
  lifted: lifted === null ? null : dateOf(lifted.atMs),
})

export function createRetentionDesk(parts: RetentionDeskParts): RetentionDesk {
  const { disposal, reading } = parts.storage

  async function dueOf(kind: RetentionKind): Promise<Due[]> {
    const months = (parts.office.profile().retention ?? keepEverything)[kind]
    if (months === null) return []
    const before = addMonths(dateOf(parts.clock.wallMs()), -months)
    if (kind === 'office') {
      const ids = disposal.dueMonths(before)
      return [
        {
          kind,
          before,
          total: ids.length,
          ids: ids.slice(0, DISPOSED_AT_ONCE),
          rows: [],
          restrictions: [],
        },
      ]
    }
    if (kind === 'restriction') {
      const { total, rows } = disposal.dueRestrictions(before, DISPOSED_AT_ONCE)
      return [
        {
          kind,
          before,
          total,
          ids: rows.map(({ id }) => id),
          rows: [],
          restrictions: rows.slice(0, SHOWN).map(overOf),
        },
      ]
    }
    const { total, rows } = await reading.ask('due', {
      incident: kind === 'incident',
      before,
      limit: DISPOSED_AT_ONCE,
    })
    return [
      {
        kind,
        before,
        total,
        ids: rows.map(({ recordId }) => recordId),
        rows: rows.slice(0, SHOWN).map(parts.shown),
        restrictions: [],
      },
    ]
  }

  /** Of records in small writes, each with its own proof; of the others, which are few, in one. */
  async function disposed(
    kind: RetentionKind,
    ids: readonly string[],
    proofOf: (ids: readonly string[]) => NewEvent,
  ): Promise<Result<null, SaveReason>> {
    switch (kind) {
      case 'record':
      case 'incident':
        return disposal.disposeRecords(ids, proofOf)
      case 'restriction':
        return disposal.disposeRestrictions(ids, proofOf(ids))
      case 'office':
        return disposal.disposeMonths(ids, proofOf(ids))
    }
  }

  return {
    async due() {
      const due: Due[] = []
      for (const kind of RetentionKindSchema.options) due.push(...(await dueOf(kind)))
      return due
    },
    async dispose(kind, ids, reason, actorId) {
      if (parts.sessionRunning()) return fail('sessionRunning')
      const [due] = await dueOf(kind)
      if (due === undefined || !ids.every((id) => due.ids.includes(id))) return fail('notDue')
      if (parts.sessionRunning()) return fail('sessionRunning')
      // The proof belongs to the office: an event under the record's own id would need the key that is being destroyed.
      const proofOf = (recordIds: readonly string[]): NewEvent => ({
        type: 'records.disposed',
        scope: 'office',
        actorId,
        payload: { kind, recordIds: [...recordIds], before: due.before, reason },
      })
      const wanted = [...new Set(ids)]
      const done = await disposed(kind, wanted, proofOf)
      return done.ok ? ok({ disposed: wanted.length }) : done
    },
  }
}
