/**
 * From the parts of a backup to a database: made by this program's own migrations, so that nothing gets in but rows. The lists that
 * were left out are marked to be made when it is opened, and so is that it was restored. Runs in a thread of its own.
 */
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { isMissing, isRefusedBySqlite } from '../file/errors.ts'
import { migrations } from '../file/migrations/index.ts'
import { databasePath } from '../file/names.ts'
import { DamagedRow, text } from '../file/rows.ts'
import {
  type BackupFile,
  type BackupManifest,
  type BackupPart,
  GROWING,
  partName,
  TABLES_FILE,
} from './backup-manifest.ts'
import { readRows } from './row-file.ts'

export type AssembleJob = {
  /** The copy's own folder, and the one its base lies in. */
  readonly copy: string
  readonly base: string
  readonly manifest: Pick<BackupManifest, 'parts' | 'files' | 'schema' | 'events'>
  /** The folder in which the database comes to be. */
  readonly to: string
}

/** Rows between two words of how far it is. */
const TOLD_EVERY = 5_000

/** @returns the first file that is not there or not as it was written; null: the database is there */
export function assemble(job: AssembleJob, onProgress: (share: number) => void): string | null {
  const { manifest } = job
  mkdirSync(job.to, { recursive: true })
  const db = new DatabaseSync(databasePath(job.to))
  let reading = TABLES_FILE
  try {
    // A crash in between leaves nothing that anybody would open.
    db.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072')
    for (const step of migrations.slice(0, manifest.schema)) db.exec(step)
    const indexAgain = withoutIndexes(db)
    db.exec('BEGIN')
    const told = counted(Math.max(1, manifest.events), onProgress)
    for (const part of manifest.parts) {
      reading = partName(part)
      putPart(db, path.join(job.base, reading), part, told)
    }
    reading = TABLES_FILE
    putTables(db, path.join(job.copy, TABLES_FILE), manifest.files)
    db.exec(
      `DELETE FROM meta WHERE name = 'projections'; INSERT INTO meta (name, value) VALUES ('restored', x'01') ON CONFLICT (name) DO NOTHING; COMMIT`,
    )
    indexAgain()
    db.exec(`PRAGMA user_version = ${manifest.schema}; PRAGMA synchronous = FULL`)
    // The rename in 0008 opens the connection's temporary database, which has nothing to write back.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA main.wal_checkpoint(TRUNCATE)')
    return null
  } catch (error) {
    // A row that no table takes, or that is none: the file is not one that was written for this.
    if (error instanceof DamagedRow || isMissing(error) || isRefusedBySqlite(error)) return reading
    throw error
  } finally {
    db.close()
    flushNow(databasePath(job.to))
  }
}

/** It was written without waiting for the disk. */
function flushNow(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function counted(total: number, onProgress: (share: number) => void): () => void {
  let rows = 0
  return () => {
    if ((rows += 1) % TOLD_EVERY === 0) onProgress(Math.min(1, rows / total))
  }
}

function putPart(db: DatabaseSync, file: string, part: BackupPart, told: () => void): void {
  const isEvents = part.table === 'events'
  const insert = inserting(db, part.table, isEvents)
  let place = part.from
  for (const values of readRows(file, part)) {
    insert(isEvents ? [place, ...values] : values)
    place += 1
    told()
  }
  if (isEvents && place !== part.to + 1)
    throw new DamagedRow('a part of a backup has not as many rows as it says')
}

function putTables(db: DatabaseSync, file: string, files: readonly BackupFile[]): void {
  const wanted = files.find(({ path: name }) => name === TABLES_FILE)
  if (wanted === undefined) throw new DamagedRow('a backup names no file of its tables')
  const inserts = new Map<string, (values: readonly SQLInputValue[]) => void>()
  for (const [table, ...values] of readRows(file, wanted)) {
    if (typeof table !== 'string') throw new DamagedRow('a row of a backup names no table')
    const insert = inserts.get(table) ?? inserting(db, otherTable(db, table), false)
    inserts.set(table, insert)
    insert(values)
  }
}

/** The name of a table that this program makes, and that no part holds. */
function otherTable(db: DatabaseSync, name: string): string {
  const there = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?`)
    .get(name)
  if (there === undefined || GROWING.some((table) => table === name))
    throw new DamagedRow('a backup holds rows of a table that is none of this program')
  return text(there, 'name')
}

function inserting(
  db: DatabaseSync,
  table: string,
  withPlace: boolean,
): (values: readonly SQLInputValue[]) => void {
  const columns = db
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map((row) => text(row, 'name'))
  const all = withPlace ? ['rowid', ...columns] : columns
  const insert: StatementSync = db.prepare(
    `INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
  )
  return (values) => {
    if (values.length !== all.length) throw new DamagedRow('a row of a backup has other columns')
    insert.run(...values)
  }
}

/** Made at the end, in the order of the rows they are of, they are made much faster. */
function withoutIndexes(db: DatabaseSync): () => void {
  const indexes = db
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`)
    .all()
    .map((row) => ({ name: text(row, 'name'), sql: text(row, 'sql') }))
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  return () => {
    for (const { sql } of indexes) db.exec(sql)
  }
}
