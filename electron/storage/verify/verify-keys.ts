/** Keys that are gone without a word: whoever destroys a key to hide what it sealed cannot write under its scope that it went on purpose. */
import type { DatabaseSync } from 'node:sqlite'
import type { VerifyReport } from '../../../shared/log/verify-report.ts'
import {
  disposedBy,
  type DisposedKind,
  disposedKinds,
  type LastingScope,
  lastingScopes,
  type ScopeKind,
} from '../../../shared/log/scope.ts'
import { int, text } from '../file/rows.ts'
import { DESTROYED } from '../keys/record-keys.ts'

type Bad = NonNullable<VerifyReport['firstBad']>
type Lasting = Exclude<ScopeKind, 'office' | DisposedKind> | LastingScope

const words: Readonly<Record<DisposedKind | Lasting, string>> = {
  record: '相談記録',
  booking: '予約',
  row: '読み取れなかった行',
  batch: '取り込み',
  restriction: '利用制限',
  account: '職員の登録',
  profile: '事務所の設定',
  settings: 'バックアップなどの設定',
  keys: '事務所の鍵の記録',
}

/** The first scope (in their order) that has events and no key, though nothing says that it went on purpose; null: there is none. */
export function firstLostKey(db: DatabaseSync): Bad | null {
  for (const kind of disposedKinds) {
    const bad = lostWithin(db, kind, disposedBy[kind])
    if (bad !== null) return bad
  }
  for (const kind of ['account', ...lastingScopes] as const) {
    // Of these no key ever goes.
    const bad = lostWithin(db, kind, '')
    if (bad !== null) return bad
  }
  return null
}

function lostWithin(db: DatabaseSync, kind: DisposedKind | Lasting, farewell: string): Bad | null {
  const within = `scope >= '${kind}/' AND scope < '${kind}0' OR scope = '${kind}'`
  // Another PC may have written under it without knowing that it had gone: its last word need not be the farewell.
  const row = db
    .prepare(
      `SELECT sequence, type FROM events JOIN (SELECT max(rowid) AS last, scope AS of FROM events INDEXED BY events_by_scope WHERE ${within} GROUP BY scope) ON events.rowid = last WHERE NOT EXISTS (SELECT 1 FROM record_keys WHERE record_keys.scope = of AND NOT ${DESTROYED}) AND NOT EXISTS (SELECT 1 FROM events AS said WHERE said.scope = of AND said.type = ?) ORDER BY last LIMIT 1`,
    )
    .get(farewell)
  return row === undefined
    ? null
    : {
        sequence: int(row, 'sequence'),
        why: `${words[kind]}の鍵が、廃棄の記録がないまま失われています（最後の記録: ${text(row, 'type')}）`,
      }
}
