/** The list of records and its search entries against the log, record by record, by the very fold that makes them. For the reading thread. */
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { MendReasonSchema } from '../../../shared/log/mended.ts'
import { disposedBy, idIn, recordScope } from '../../../shared/log/scope.ts'
import { migrations } from '../file/migrations/index.ts'
import { blob, int, type Row, text } from '../file/rows.ts'
import { openOfScope, type RecordKeys } from '../keys/record-keys.ts'
import type { Vault } from '../keys/vault.ts'
import { sameBytes } from '../log/event-hash.ts'
import { asLogged, createEventReader } from '../log/event-row.ts'
import { createProjections, personBound } from './projections.ts'

export const RecordDifferenceSchema = z.object({ recordId: z.string(), why: MendReasonSchema })
export type RecordDifference = z.infer<typeof RecordDifferenceSchema>

export interface RecordCheck {
  differences(
    after: string,
    limit: number,
  ): {
    readonly differing: RecordDifference[]
    readonly terms: number
    readonly next: string | null
  }
  strays(
    after: number,
    limit: number,
  ): { readonly recordIds: string[]; readonly next: number | null }
  termCount(): number
}

type Term = { readonly term: Uint8Array; readonly place: number }

export function createRecordCheck(db: DatabaseSync, vault: Vault, keys: RecordKeys): RecordCheck {
  const eventsOf = createEventReader(db, keys)
  // One record at a time is made here as the log has it.
  const bench = new DatabaseSync(':memory:')
  for (const step of migrations) bench.exec(step)
  let terms: Term[] = []
  const projections = createProjections(bench, vault, keys, (term, place) => {
    terms.push({ term, place })
  })
  const made = bench.prepare('SELECT * FROM records')
  const scopes = db.prepare(
    `SELECT DISTINCT scope FROM events INDEXED BY events_by_scope WHERE scope > ? AND scope < 'record0' ORDER BY scope LIMIT ?`,
  )
  const one = db.prepare('SELECT * FROM records WHERE record_id = ?')
  const hasTerm = db.prepare(
    'SELECT 1 FROM record_terms WHERE term = ? AND place = ? AND record = ?',
  )
  const rows = db.prepare(
    `SELECT id, record_id, EXISTS (SELECT 1 FROM events INDEXED BY events_by_scope WHERE scope = 'record/' || record_id) AS known FROM records WHERE id > ? ORDER BY id LIMIT ?`,
  )
  const count = db.prepare('SELECT count(*) AS n FROM record_terms')

  /** As the log has it; undefined: it has none, or none any more. */
  function asLogHas(recordId: string): Row | undefined {
    terms = []
    bench.exec('DELETE FROM records')
    const events = eventsOf(recordScope(recordId))
    if (events.some(({ type }) => type === disposedBy.record)) return undefined
    for (const event of events) {
      const logged = asLogged(event)
      if (logged !== null) projections.apply(logged)
    }
    return made.get()
  }

  function personIn(row: Row, recordId: string): string {
    const scope = recordScope(recordId)
    if (keys.find(scope) === null) return ''
    const person = openOfScope(keys, scope, blob(row, 'sealed'), personBound(recordId))
    return JSON.stringify(person ?? null)
  }

  function difference(recordId: string): RecordDifference['why'] | null {
    const right = asLogHas(recordId)
    const there = one.get(recordId)
    if (right === undefined) return there === undefined ? null : 'stray'
    if (there === undefined) return 'missing'
    const same = Object.keys(right).every(
      (column) => column === 'id' || column === 'sealed' || sameValue(right[column], there[column]),
    )
    if (!same || personIn(right, recordId) !== personIn(there, recordId)) return 'altered'
    const id = int(there, 'id')
    return terms.every(({ term, place }) => hasTerm.get(term, place, id) !== undefined)
      ? null
      : 'altered'
  }

  return {
    differences(after, limit) {
      const ids = scopes
        .all(`record/${after}`, limit)
        .map((row) => idIn(text(row, 'scope'), 'record') ?? '')
      const differing: RecordDifference[] = []
      let expected = 0
      for (const recordId of ids) {
        const why = difference(recordId)
        expected += terms.length
        if (why !== null) differing.push({ recordId, why })
      }
      const next = ids.length < limit ? null : (ids.at(-1) ?? null)
      return { differing, terms: expected, next }
    },
    strays(after, limit) {
      const some = rows.all(after, limit)
      const last = some.at(-1)
      return {
        recordIds: some.flatMap((row) => (int(row, 'known') === 1 ? [] : [text(row, 'record_id')])),
        next: last === undefined || some.length < limit ? null : int(last, 'id'),
      }
    },
    termCount: () => int(count.get() ?? {}, 'n'),
  }
}

function sameValue(one: unknown, other: unknown): boolean {
  return one instanceof Uint8Array && other instanceof Uint8Array
    ? sameBytes(one, other)
    : one === other
}
