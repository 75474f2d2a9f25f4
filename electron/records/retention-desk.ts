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
import type { Scope } from '../../shared/log/scope.ts'
import type { BookingRetention } from '../../shared/schedule/port.ts'
import { addMonths, type LocalDate, monthOf } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import type { DisposalWatch } from '../storage/lists/disposal.ts'
import type { Storage } from '../storage/storage.ts'
import { officeMonths } from './office-months.ts'

/** So many are shown by name; the rest is counted. */
const SHOWN = 100

export type RetentionDeskParts = {
  readonly storage: Pick<Storage, 'disposal' | 'reading'>
  readonly bookings: BookingRetention
  readonly office: Pick<OfficePort, 'profile'>
  readonly clock: Clock
  readonly sessionRunning: () => boolean
  readonly shown: (record: StoredRecord) => RecordSummary
  /** How far a disposal is; null: none is under way any more. */
  readonly tell: (progress: { readonly done: number; readonly total: number } | null) => void
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
  /** What is not gone yet stays; nothing where none is under way. */
  stop(): void
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
  const { bookings } = parts
  const months = { disposal, bookings }
  const wish = { stopped: false }
  const isStopped = (): boolean => wish.stopped

  const today = (): LocalDate => dateOf(parts.clock.wallMs())

  /** Of days before it; null: the office laid no period down. */
  function endOf(kind: RetentionKind): LocalDate | null {
    const months = (parts.office.profile().retention ?? keepEverything)[kind]
    return months === null ? null : addMonths(today(), -months)
  }

  /**
   * Whether the clock shows a time that this office cannot have reached: it has older months, and nothing was written in the month
   * before. A wrong clock must not destroy; a right one is believed again once the office was used for a month.
   */
  function clockAhead(): boolean {
    const months = disposal.months()
    const lastMonth = monthOf(addMonths(today(), -1))
    return !months.has(lastMonth) && [...months.keys()].some((month) => month < lastMonth)
  }

  async function dueOf(kind: RetentionKind): Promise<Due[]> {
    const before = endOf(kind)
    if (before === null) return []
    if (kind === 'office') {
      const ids = [...(await officeMonths(months, before)).keys()]
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

  /** These months, what goes with them, and forms that were begun before their end and never sent. */
  async function disposeMonths(
    ids: readonly string[],
    proof: NewEvent,
  ): Promise<Result<null, SaveReason>> {
    const before = endOf('office')
    if (before === null) return ok()
    const forgotten = bookings.forgetDrafts(before)
    if (!forgotten.ok) return forgotten
    const all = await officeMonths(months, before)
    const scopes: Scope[] = ids.flatMap((id) => all.get(id) ?? [])
    return disposal.disposeMonths(ids, scopes, proof)
  }

  /** In small writes, of records each with its own proof. */
  async function disposed(
    kind: RetentionKind,
    ids: readonly string[],
    proofOf: (ids: readonly string[]) => NewEvent,
    watch: DisposalWatch,
  ): Promise<Result<null, SaveReason>> {
    switch (kind) {
      case 'record':
      case 'incident': {
        const made = bookings.ofRecords(new Set(ids))
        const toGo = ids.map((recordId) => ({ recordId, bookingId: made.get(recordId) ?? null }))
        return disposal.disposeRecords(toGo, proofOf, watch)
      }
      case 'restriction':
        return disposal.disposeRestrictions(ids, proofOf(ids))
      case 'office':
        return disposeMonths(ids, proofOf(ids))
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
      if (clockAhead()) return fail('clockAhead')
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
      wish.stopped = false
      let gone = 0
      const onDone = (count: number): void => {
        gone = count
        parts.tell({ done: count, total: wanted.length })
      }
      try {
        const done = await disposed(kind, wanted, proofOf, { onDone, stopped: isStopped })
        return done.ok ? ok({ disposed: isStopped() ? gone : wanted.length }) : done
      } finally {
        parts.tell(null)
      }
    },
    stop() {
      wish.stopped = true
    },
  }
}
