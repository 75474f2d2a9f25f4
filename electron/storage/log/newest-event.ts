/** A quick look at every start: is the newest event the one the head names? The whole chain is verify.ts. */
import type { DatabaseSync } from 'node:sqlite'
import type { Vault } from '../keys/vault.ts'
import { headCode } from './head.ts'
import { chainedRow } from './chained-row.ts'
import { GENESIS, hashOf, sameBytes } from './event-hash.ts'
import { blob, int, text } from '../file/rows.ts'

/** Of every device that wrote here. */
export function checkNewestEvents(db: DatabaseSync, vault: Vault, own: string): boolean {
  const devices = db.prepare('SELECT device FROM log_head').all()
  const names = new Set([own, ...devices.map((row) => text(row, 'device'))])
  return [...names].every((device) => checkNewestEvent(db, vault, device))
}

function checkNewestEvent(db: DatabaseSync, vault: Vault, device: string): boolean {
  const row = db
    .prepare('SELECT * FROM events WHERE device = ? ORDER BY sequence DESC LIMIT 1')
    .get(device)
  const head = db
    .prepare('SELECT own, sequence, hash, code FROM log_head WHERE device = ?')
    .get(device)
  if (row === undefined || head === undefined) return row === undefined && head === undefined
  const hash = hashOf(chainedRow(row))
  const first = int(row, 'sequence') !== 1 || sameBytes(blob(row, 'previous'), GENESIS)
  return (
    first &&
    int(head, 'sequence') === int(row, 'sequence') &&
    sameBytes(hash, blob(row, 'hash')) &&
    sameBytes(hash, blob(head, 'hash')) &&
    sameBytes(
      blob(head, 'code'),
      headCode(vault, device, int(head, 'own') === 1, { sequence: int(head, 'sequence'), hash }),
    )
  )
}
