/** Makes single records of the list again from the log, each in a small write of its own: others write meanwhile. */
import type { DatabaseSync } from 'node:sqlite'
import type { Mended } from '../../../shared/log/mended.ts'
import { disposedBy, recordScope } from '../../../shared/log/scope.ts'
import { placeOf } from '../../../shared/records/place.ts'
import { breathe } from '../../slices.ts'
import { transaction } from '../file/database.ts'
import { int, text } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'
import { asLogged } from '../log/event-row.ts'
import type { Log, Projections } from '../log/log.ts'
import { mendedEvent } from '../log/mended-event.ts'
import { type Person, termsOf } from './projections.ts'
import { markOutOfDate } from './rebuild.ts'
import type { RecordCheck, RecordDifference } from './record-check.ts'

/** So many are compared at once: some 40 ms, in which the reading thread answers nothing else. */
const AT_ONCE = 50
const ROWS_AT_ONCE = 5_000

export type RecordMendParts = {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly log: Log
  readonly projections: Projections
  /** As RecordCheck, elsewhere than in this thread. */
  readonly check: {
    readonly [K in keyof RecordCheck]: (
      ...args: Parameters<RecordCheck[K]>
    ) => Promise<ReturnType<RecordCheck[K]>>
  }
}

/**
 * Compares all records with the log and makes again what differs; what was mended is written down.
 * @param stopped asked between two parts: whether nobody needs it any more
 */
export type CheckLists = (stopped: () => boolean) => Promise<readonly Mended[]>

export function createRecordMend(parts: RecordMendParts): CheckLists {
  const { db, vault, log, projections, check } = parts
  const one = db.prepare('SELECT id, date, slot FROM records WHERE record_id = ?')
  const dropRow = db.prepare('DELETE FROM records WHERE id = ?')
  const dropTerm = db.prepare(
    'DELETE FROM record_terms WHERE term = ? AND place = ? AND record = ?',
  )

  /** The entries of the row as it stands; those of somebody else's name are found by no record then. */
  function drop(recordId: string, person: Person | null): void {
    const row = one.get(recordId)
    if (row === undefined) return
    const id = int(row, 'id')
    if (person !== null)
      for (const term of termsOf(vault, person))
        dropTerm.run(term, placeOf(text(row, 'date'), text(row, 'slot')), id)
    dropRow.run(id)
  }

  function mend(recordId: string): void {
    const events = log.eventsOf(recordScope(recordId))
    const logged = events.flatMap((event) => asLogged(event) ?? [])
    const opened = logged.find((event) => event.type === 'session.opened')
    transaction(db, () => {
      drop(recordId, opened?.type === 'session.opened' ? opened.payload : null)
      if (events.at(-1)?.type === disposedBy.record) return
      for (const event of logged) projections.apply(event)
    })
  }

  /** What still differs now: a record that was written meanwhile is compared as it stands. */
  async function mendSome(
    differing: readonly RecordDifference[],
    stopped: () => boolean,
  ): Promise<RecordDifference[]> {
    const done: RecordDifference[] = []
    for (const difference of differing) {
      if (stopped()) return done
      mend(difference.recordId)
      done.push(difference)
      await breathe()
    }
    return done
  }

  function* told(all: readonly RecordDifference[]): Iterable<Mended> {
    for (const why of ['missing', 'altered', 'stray'] as const) {
      const alike = all.filter((one) => one.why === why)
      const [first] = alike
      if (first === undefined) continue
      const count = alike.length
      yield { list: 'records', id: first.recordId, why, ...(count > 1 ? { count } : {}) }
    }
  }

  return async (stopped) => {
    const done: RecordDifference[] = []
    const before = log.head().sequence
    let terms = 0
    for (let after: string | null = ''; after !== null && !stopped();) {
      const part: ReturnType<RecordCheck['differences']> = await check.differences(after, AT_ONCE)
      terms += part.terms
      after = part.next
      done.push(...(await mendSome(part.differing, stopped)))
    }
    for (let after: number | null = 0; after !== null && !stopped();) {
      const part: ReturnType<RecordCheck['strays']> = await check.strays(after, ROWS_AT_ONCE)
      after = part.next
      const strays = part.recordIds.map((recordId) => ({ recordId, why: 'stray' as const }))
      done.push(...(await mendSome(strays, stopped)))
    }
    if (stopped()) return []
    const mended = [...told(done)]
    // More entries than records have: whose they are is told by no index. While others write, the sums cannot be compared.
    const isQuiet = log.head().sequence === before
    if (isQuiet && done.length === 0 && (await check.termCount()) !== terms)
      mended.push({ list: 'records', id: '', why: 'stray' })
    if (mended.length === 0) return []
    // What was made again stands last in its slot, and entries may be left over: with the next opening all of it is made in its order.
    log.write(mended.map(mendedEvent), () => markOutOfDate(db))
    return mended
  }
}
