/** Makes single records of the list again from the log, each in a small write of its own: others write meanwhile. */
import type { DatabaseSync } from 'node:sqlite'
import type { Mended } from '../../../shared/log/mended.ts'
import { breathe } from '../../slices.ts'
import { transaction } from '../file/database.ts'
import type { Vault } from '../keys/vault.ts'
import type { Log, Projections } from '../log/log.ts'
import { mendedEvent } from '../log/mended-event.ts'
import { markOutOfDate } from './rebuild.ts'
import type { RecordCheck, RecordDifference } from './record-check.ts'
import { createRecordRemake } from './record-remake.ts'

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
  const remake = createRecordRemake({ db, vault, projections, eventsOf: log.eventsOf })
  const mend = (recordId: string): void => transaction(db, () => remake(recordId))

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
