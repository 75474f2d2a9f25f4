/**
 * The database of an office as a backup holds it. Of the tables that only grow, what earlier copies have is left where it is and
 * only what came since is written; the few others are written whole. Lists that can be made again from the log are left out.
 * Runs in a thread of its own: it reads and writes synchronously.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { openForReading, userVersion } from '../file/database.ts'
import { isMissing, storageCause } from '../file/errors.ts'
import { whileHeld } from '../file/held.ts'
import { blob, int, type Row, text } from '../file/rows.ts'
import { chainedRow } from '../log/chained-row.ts'
import { GENESIS, hashOf, sameBytes } from '../log/event-hash.ts'
import { baseFolder, type BackupPart, partName, TABLES_FILE } from './backup-manifest.ts'
import {
  isAsWritten,
  type RowFile,
  type RowWriter,
  sumOfRows,
  type Values,
  writeRows,
} from './row-file.ts'

/** What an earlier copy says of itself. */
export type Earlier = {
  readonly order: number
  readonly base: number
  readonly events: number
  readonly parts: readonly BackupPart[]
  readonly chain: string
}

export type WriteJob = {
  /** The office's database. */
  readonly database: string
  /** Where the bases and the copies of this office lie. */
  readonly root: string
  /** The copy's own folder, as yet under another name. */
  readonly copy: string
  readonly order: number
  readonly earlier: Earlier | null
}

export type Written = {
  readonly events: number
  readonly schema: number
  readonly base: number
  readonly parts: readonly BackupPart[]
  readonly chain: string
  readonly tables: RowFile
}

/** So many copies go on from one base. A damaged part takes no more of them than these. */
export const COPIES_OF_A_BASE = 60
/** Each part is read again, and compared, with one copy in so many. */
const TURNS = 7
const EVENTS_IN_A_PART = 50_000
const KEYS_IN_A_PART = 20_000
/** Made again when a copy is restored, from the log or from what the office's server says. */
const LEFT_OUT: ReadonlySet<string> = new Set(['records', 'record_terms', 'event_positions'])

type Place = { readonly sequence: number; readonly hash: Uint8Array }
type Chain = Map<string, Place>

/** @returns null: the log does not say what its own sums say, so that a copy of it would be worth nothing */
export function writeParts(job: WriteJob, onProgress: (share: number) => void): Written | null {
  const db = openForReading(job.database)
  try {
    db.exec('BEGIN')
    const events = int(
      db.prepare('SELECT coalesce(max(rowid), 0) AS n FROM events').get() ?? {},
      'n',
    )
    const earlier = goesOn(db, job) ? job.earlier : null
    const base = earlier?.base ?? job.order
    const folder = path.join(job.root, baseFolder(base))
    mkdirSync(folder, { recursive: true })
    const chain = chainAt(db, earlier?.events ?? 0)
    const partial = partialChains(db)
    const known = (earlier?.parts ?? []).filter(({ table }) => table === 'events')
    const came = writeEvents(db, folder, { after: earlier?.events ?? 0, upTo: events }, (row) => {
      onProgress(int(row, 'place') / Math.max(1, events))
      return continues(chain, row, partial)
    })
    if (came === null || !endsAsSaid(db, chain)) return null
    const keys = writeKeys(db, folder, earlier?.parts ?? [])
    if (keys === null) return null
    const tables = writeTables(db, job.copy)
    if (!isAsWritten(path.join(job.copy, TABLES_FILE), tables)) return null
    return {
      events,
      schema: userVersion(db),
      base,
      parts: [...known, ...came, ...keys],
      chain: sumOf(chain),
      tables,
    }
  } finally {
    db.close()
  }
}

/** Whether this copy may leave what an earlier one has where it is; else all is written once more. */
function goesOn(db: DatabaseSync, job: WriteJob): boolean {
  const { earlier } = job
  if (earlier === null) return false
  if (job.order - earlier.base >= COPIES_OF_A_BASE) return false
  if (sumOf(chainAt(db, earlier.events)) !== earlier.chain) return false
  const folder = path.join(job.root, baseFolder(earlier.base))
  return earlier.parts.every((part, at) => {
    const file = path.join(folder, partName(part))
    try {
      if (whileHeld(() => statSync(file)).size !== part.bytes) return false
      return (at + job.order) % TURNS !== 0 || isAsWritten(file, part)
    } catch (error) {
      if (!isMissing(error)) throw error
      return false
    }
  })
}

/** The newest event of each device among those up to that place. */
function chainAt(db: DatabaseSync, place: number): Chain {
  const rows = db
    .prepare(
      'SELECT device, sequence, hash FROM events WHERE rowid IN (SELECT max(rowid) FROM events WHERE rowid <= ? GROUP BY device) ORDER BY device',
    )
    .all(place)
  return new Map(
    rows.map((row) => [
      text(row, 'device'),
      { sequence: int(row, 'sequence'), hash: blob(row, 'hash') },
    ]),
  )
}

const sumOf = (chain: Chain): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        [...chain]
          .map(([device, { sequence, hash }]) => [
            device,
            sequence,
            Buffer.from(hash).toString('hex'),
          ])
          .sort(),
      ),
    )
    .digest('hex')

/** Moves the chain on by one row; false: the row does not follow. @param partial PCs of whose events only a part may be here */
function continues(chain: Chain, row: Row, partial: ReadonlySet<string>): boolean {
  const event = chainedRow(row)
  const { device, sequence } = event
  const before = chain.get(device) ?? { sequence: 0, hash: GENESIS }
  const hash = blob(row, 'hash')
  const isNext = sequence === before.sequence + 1
  const follows = isNext
    ? sameBytes(event.previous, before.hash)
    : partial.has(device) && sequence > before.sequence
  if (!follows || !sameBytes(hash, hashOf(event))) return false
  chain.set(device, { sequence, hash })
  return true
}

function partialChains(db: DatabaseSync): ReadonlySet<string> {
  const rows = db.prepare('SELECT device FROM log_head WHERE own = 0').all()
  return new Set(rows.map((row) => text(row, 'device')))
}

function endsAsSaid(db: DatabaseSync, chain: Chain): boolean {
  const heads = db.prepare('SELECT device, sequence, hash FROM log_head').all()
  return (
    heads.length === chain.size &&
    heads.every((row) => {
      const at = chain.get(text(row, 'device'))
      return at?.sequence === int(row, 'sequence') && sameBytes(at.hash, blob(row, 'hash'))
    })
  )
}

/** Without the place, which is told by the row's own in its part. */
const valuesOf = ({ place: _, ...columns }: Row): Values => Object.values(columns)

/** Runs `fill` with a file of its own; what was written is read again before it counts. */
function writePart(
  folder: string,
  part: Pick<BackupPart, 'table' | 'from' | 'to'>,
  fill: (writer: RowWriter) => boolean,
): BackupPart | null {
  const temporary = path.join(folder, `${part.table}.unfinished`)
  const writer = writeRows(temporary)
  let done: BackupPart | null = null
  try {
    if (!fill(writer)) return null
    const file = writer.finish((sum) => path.join(folder, partName({ ...part, ...sum })))
    done = { ...part, ...file }
    return isAsWritten(path.join(folder, partName(done)), done) ? done : null
  } finally {
    writer.giveUp()
    if (done === null) removeQuietly(temporary)
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch (error) {
    if (storageCause(error) === null) throw error
  }
}

function writeEvents(
  db: DatabaseSync,
  folder: string,
  { after, upTo }: { readonly after: number; readonly upTo: number },
  follows: (row: Row) => boolean,
): BackupPart[] | null {
  const rows = db.prepare(
    'SELECT rowid AS place, * FROM events NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid',
  )
  const parts: BackupPart[] = []
  for (let from = after + 1; from <= upTo; from += EVENTS_IN_A_PART) {
    const to = Math.min(upTo, from + EVENTS_IN_A_PART - 1)
    const part = writePart(folder, { table: 'events', from, to }, (writer) => {
      let next = from
      for (const row of rows.iterate(from, to)) {
        // Nothing is ever removed, so that every place is taken.
        if (int(row, 'place') !== next || !follows(row)) return false
        writer.add(valuesOf(row))
        next += 1
      }
      return next === to + 1
    })
    if (part === null) return null
    parts.push(part)
  }
  return parts
}

/** A key that was destroyed since makes its part another one; the one with the key goes with the last copy that has it. */
function writeKeys(
  db: DatabaseSync,
  folder: string,
  known: readonly BackupPart[],
): readonly BackupPart[] | null {
  const last = int(db.prepare('SELECT coalesce(max(id), 0) AS n FROM record_keys').get() ?? {}, 'n')
  const rows = db.prepare('SELECT * FROM record_keys WHERE id BETWEEN ? AND ? ORDER BY id')
  const parts: BackupPart[] = []
  for (let from = 1; from <= last; from += KEYS_IN_A_PART) {
    const wish = { table: 'record_keys', from, to: from + KEYS_IN_A_PART - 1 } as const
    const all = rows.all(from, wish.to).map((row) => Object.values(row))
    const { sha256 } = sumOfRows(all)
    const same = known.find((part) => part.table === wish.table && part.sha256 === sha256)
    const part =
      same ??
      writePart(folder, wish, (writer) => {
        for (const values of all) writer.add(values)
        return true
      })
    if (part === null) return null
    parts.push(part)
  }
  return parts
}

/** Every other table, each row with the table's name before it. */
function writeTables(db: DatabaseSync, copy: string): RowFile {
  const writer = writeRows(path.join(copy, `${TABLES_FILE}.unfinished`))
  try {
    const tables = db
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
      )
      .all()
      .map((row) => text(row, 'name'))
    for (const table of tables) {
      if (LEFT_OUT.has(table) || table === 'events' || table === 'record_keys') continue
      for (const row of db.prepare(`SELECT * FROM ${table}`).iterate())
        writer.add([table, ...Object.values(row)])
    }
    return writer.finish(() => path.join(copy, TABLES_FILE))
  } finally {
    writer.giveUp()
  }
}
