/**
 * A folder that is an older copy of itself (a disk put back from an image): the office's server has of its chain what this folder does
 * not know, and the two went on differently from some event on. What this folder wrote after that event is its branch. With the next
 * opening the folder writes under a new name (device.ts), the branch is written again under that name with its own stamps, and the rest
 * of the old chain comes back from the server. Nothing of either is lost.
 */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { disposedBy } from '../../../shared/log/scope.ts'
import { EventTypeSchema } from '../../../shared/log/events.ts'
import { transaction } from '../file/database.ts'
import { noDelete } from '../file/migrations/0001-log.ts'
import { blob, DamagedRow, int, text } from '../file/rows.ts'
import type { RecordKeys } from '../keys/record-keys.ts'
import type { Vault } from '../keys/vault.ts'
import { asLogged, readEvent, type StoredEvent } from './event-row.ts'
import { headWriter } from './head.ts'
import type { Lists, Log, Moved } from './log.ts'
import { arrivalReader } from './reader.ts'

/** Of each name under which this folder wrote and that went on differently, the last event (by number) that both have alike; 0: none. */
export type Branches = ReadonlyMap<string, number>

const BranchesSchema = z.array(z.tuple([z.string(), z.int().min(0)]))

/** From the next opening on. Throws where the file cannot be written. */
export function markBranches(db: DatabaseSync, vault: Vault, branches: Branches): void {
  const put = db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const json = Buffer.from(JSON.stringify([...branches]), 'utf8')
  transaction(db, () => {
    put.run('branches', vault.seal('check', json, 'branches'))
    put.run('restored', Buffer.of(1))
  })
}

function markedBranches(db: DatabaseSync, vault: Vault): Branches | null {
  const row = db.prepare(`SELECT value FROM meta WHERE name = 'branches'`).get()
  if (row === undefined) return null
  const opened = vault.open('check', blob(row, 'value'), 'branches')
  if (!opened.ok) throw new DamagedRow('what is to be written anew cannot be read')
  return new Map(BranchesSchema.parse(JSON.parse(Buffer.from(opened.value).toString('utf8'))))
}

/** What is written last under a scope. Of a scope that was disposed of nothing else can be read, and nothing else matters. */
const FAREWELLS: ReadonlySet<string> = new Set(Object.values(disposedBy))

function moved(stored: StoredEvent): readonly Moved[] {
  const event = asLogged(stored)
  if (event !== null) return [{ event, farewell: false }]
  const type = EventTypeSchema.safeParse(stored.type)
  if (!type.success || !FAREWELLS.has(stored.type)) return []
  const last = asLogged({ ...stored, payload: {} })
  return last === null ? [] : [{ event: last, farewell: true }]
}

/** Writes marked branches anew under today's name, at the opening, before anything is read. All of it, or nothing and it is tried again. */
export function moveBranches(parts: {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly keys: RecordKeys
  readonly log: Pick<Log, 'adopt'>
  readonly lists: Pick<Lists, 'refold'>
}): void {
  const { db, vault, keys, log, lists } = parts
  const branches = markedBranches(db, vault)
  if (branches === null) return
  const after = db.prepare(
    'SELECT device, sequence, at_ms, actor, type, scope, payload FROM events WHERE device = ? AND sequence > ? ORDER BY rowid',
  )
  const rows = [...branches].flatMap(([device, sequence]) => after.all(device, sequence))
  const scopes = new Set(rows.map((row) => text(row, 'scope')))
  log.adopt(
    rows.flatMap((row) => moved(readEvent(row, keys))),
    {
      before: () => takeOff(db, vault, branches),
      after() {
        const lastArrival = arrivalReader(db)
        for (const scope of scopes) {
          const last = lastArrival(scope)
          if (last !== null) lists.refold(scope, last)
        }
        // What was read up to an event that is gone must not be gone on from.
        db.exec(
          `DELETE FROM meta WHERE name = 'branches'; INSERT INTO meta (name, value) VALUES ('order', randomblob(8)) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        )
      },
    },
  )
}

/** Inside the transaction. The trigger that forbids it stands again before anybody else can write. */
function takeOff(db: DatabaseSync, vault: Vault, branches: Branches): void {
  const remove = db.prepare('DELETE FROM events WHERE device = ? AND sequence > ?')
  const last = db.prepare('SELECT sequence, hash FROM events WHERE device = ? AND sequence = ?')
  const forget = db.prepare('DELETE FROM log_head WHERE device = ?')
  const moveHead = headWriter(db, vault)
  db.exec('DROP TRIGGER events_no_delete')
  for (const [device, sequence] of branches) {
    remove.run(device, sequence)
    const row = last.get(device, sequence)
    if (row === undefined) forget.run(device)
    else moveHead(device, true, { sequence: int(row, 'sequence'), hash: blob(row, 'hash') })
  }
  db.exec(noDelete)
}
