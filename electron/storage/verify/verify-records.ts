/** The list of records against the log, as far as that can be seen without a key: who is in it, and what the review says. The rest is compared beside the work of the day (lists/record-check.ts). */
import type { DatabaseSync } from 'node:sqlite'
import type { VerifyReport } from '../../../shared/log/verify-report.ts'
import { disposedBy } from '../../../shared/log/scope.ts'
import { int, text } from '../file/rows.ts'
import { TURN } from '../log/turn.ts'

type Bad = NonNullable<VerifyReport['firstBad']>

/** What each of these makes of the review, when it is the last of them. A sign-off that was taken back leaves it as it was before. */
const REVIEW: Readonly<Record<string, string>> = {
  'session.opened': 'open',
  'session.closed': 'waiting',
  'review.signedOff': 'signedOff',
  'review.returned': 'returned',
  'review.answered': 'answered',
}

const bad = (sequence: number, why: string): Bad => ({
  sequence,
  why: `相談記録の一覧（records）が記録と一致しません。${why}`,
})

/** The first record that the list has not as the log has it; null: there is none. @param listsVersion how this program makes the lists; others are made anew at the next opening */
export function firstUnlistedRecord(db: DatabaseSync, listsVersion: number): Bad | null {
  const made = db.prepare(`SELECT value FROM meta WHERE name = 'projections'`).get()?.['value']
  if (!(made instanceof Uint8Array) || made[0] !== listsVersion) return null
  const rows = db.prepare(
    `SELECT scope, type, sequence, review, ${TURN} FROM events INDEXED BY events_by_scope LEFT JOIN records ON records.record_id = substr(scope, 8) WHERE scope >= 'record/' AND scope < 'record0' ORDER BY scope, turn`,
  )
  let known = 0
  let now = { scope: '', sequence: 0, review: '', before: '', listed: '', gone: false }
  const wrong = (): Bad | null => {
    if (now.review === '') return null
    if (now.gone)
      return now.listed === '' ? null : bad(now.sequence, '廃棄されたはずのものが残っています')
    if (now.listed === '') return bad(now.sequence, 'この記録のものが一覧にありません')
    known += 1
    return now.listed === now.review ? null : bad(now.sequence, '確認の状態が書き換えられています')
  }
  for (const row of rows.iterate()) {
    const scope = text(row, 'scope')
    if (scope !== now.scope) {
      const found = wrong()
      if (found !== null) return found
      const listed = row['review']
      now = {
        ...{ scope, sequence: 0, review: '', before: '', gone: false },
        listed: typeof listed === 'string' ? listed : '',
      }
    }
    const type = text(row, 'type')
    now = {
      ...now,
      sequence: int(row, 'sequence'),
      review: type === 'review.takenBack' ? now.before : (REVIEW[type] ?? now.review),
      before: type === 'review.signedOff' ? now.review : now.before,
      gone: now.gone || type === disposedBy.record,
    }
  }
  return wrong() ?? unknownOrUnfound(db, known)
}

function unknownOrUnfound(db: DatabaseSync, known: number): Bad | null {
  const one = (sql: string): number => int(db.prepare(sql).get() ?? {}, 'n')
  if (one('SELECT count(*) AS n FROM records') > known)
    return bad(0, '記録にないものが入っています')
  return known > 0 && one('SELECT EXISTS (SELECT 1 FROM record_terms) AS n') === 0
    ? bad(0, '検索のための項目が、すべてなくなっています')
    : null
}
