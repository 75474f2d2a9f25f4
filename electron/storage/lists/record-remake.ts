/** One record of the list from all that the log says of it. */
import type { DatabaseSync } from 'node:sqlite'
import { disposedBy, idIn, type Scope, recordScope } from '../../../shared/log/scope.ts'
import { placeOf } from '../../../shared/records/place.ts'
import { int, text } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'
import { asLogged, type StoredEvent } from '../log/event-row.ts'
import type { Lists, Projections } from '../log/log.ts'
import { type Person, termsOf } from './projections.ts'

export type RemakeParts = {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly projections: Projections
  /** In the office's order. */
  readonly eventsOf: (scope: Scope) => readonly StoredEvent[]
}

/** Inside a transaction: the record's line and search entries go and are made again. */
export function createRecordRemake(parts: RemakeParts): (recordId: string) => void {
  const { db, vault, projections } = parts
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

  return (recordId) => {
    const events = parts.eventsOf(recordScope(recordId))
    const logged = events.flatMap((event) => asLogged(event) ?? [])
    const opened = logged.find((event) => event.type === 'session.opened')
    drop(recordId, opened?.type === 'session.opened' ? opened.payload : null)
    if (events.some(({ type }) => type === disposedBy.record)) return
    for (const event of logged) projections.apply(event)
  }
}

/** The list of records as it follows the log. */
export function recordLists(projections: Projections, remake: (recordId: string) => void): Lists {
  return {
    apply: (event) => projections.apply(event),
    refold(scope) {
      const recordId = idIn(scope, 'record')
      if (recordId !== null) remake(recordId)
    },
  }
}
