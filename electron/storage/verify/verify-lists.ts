/** Accounts and restrictions against the log, as far as that can be seen without a key. Who knows how a row is hashed is found by its seal, at opening. */
import type { DatabaseSync } from 'node:sqlite'
import type { VerifyReport } from '../../../shared/log/verify-report.ts'
import { rowHash } from '../file/row-hash.ts'
import { sameBytes } from '../log/event-hash.ts'

type Bad = NonNullable<VerifyReport['firstBad']>

const LISTS = [
  { table: 'accounts', kind: 'account', word: '職員の登録', endsWith: null },
  {
    table: 'restrictions',
    kind: 'restriction',
    word: '利用制限',
    endsWith: 'review.restrictionDisposed',
  },
] as const
type Kept = (typeof LISTS)[number]

/** The event of a scope that came last. */
type Newest = { readonly place: number; readonly sequence: number }

/** The first row that the log does not bear out, or that is missing; null: there is none. */
export function firstUnbornOut(db: DatabaseSync): Bad | null {
  for (const list of LISTS) {
    const bad = checkList(db, list)
    if (bad !== null) return bad
  }
  return null
}

function checkList(db: DatabaseSync, list: Kept): Bad | null {
  const newest = newestOf(db, list.kind)
  const rows = new Map(
    db
      .prepare(`SELECT * FROM ${list.table}`)
      .all()
      .map((row) => [String(row['id']), row]),
  )
  const bad = (sequence: number, why: string): Bad => ({
    sequence,
    why: `${list.word}の一覧（${list.table}）が記録と一致しません。${why}`,
  })
  const farewell = db.prepare('SELECT 1 FROM events WHERE scope = ? AND type = ? LIMIT 1')
  const hasEnded = (scope: string, type: string): boolean => farewell.get(scope, type) !== undefined
  for (const id of rows.keys()) if (!newest.has(id)) return bad(0, '記録にないものが1件あります')
  for (const [id, { place, sequence }] of newest) {
    const row = rows.get(id)
    const ended = list.endsWith !== null && hasEnded(`${list.kind}/${id}`, list.endsWith)
    if (row === undefined && !ended) return bad(sequence, 'この記録のものが一覧にありません')
    if (row === undefined) continue
    const { hash, ...others } = row
    const whole =
      hash instanceof Uint8Array && sameBytes(hash, rowHash(list.table, Object.values(others)))
    if (ended) return bad(sequence, '保存期間が終わったものが残っています')
    if (!whole) return bad(sequence, '一覧の内容が書き換えられています')
    if (row['place'] !== place) return bad(sequence, '一覧の内容が、この記録より古いものです')
  }
  return null
}

function newestOf(db: DatabaseSync, kind: Kept['kind']): ReadonlyMap<string, Newest> {
  const rows = db
    .prepare(
      `SELECT substr(events.scope, ${kind.length + 2}) AS id, events.rowid AS place, sequence FROM events JOIN (SELECT max(rowid) AS last FROM events INDEXED BY events_by_scope WHERE scope >= '${kind}/' AND scope < '${kind}0' GROUP BY scope) ON events.rowid = last ORDER BY place`,
    )
    .all()
  return new Map(
    rows.map(({ id, place, sequence }) => [
      String(id),
      { place: Number(place), sequence: Number(sequence) },
    ]),
  )
}
