/** Opens the office's SQLite file and brings it up to date. */
import { existsSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { storageCause } from './errors.ts'
import { APPLICATION_ID } from './migrations/0001-log.ts'
import { migrations } from './migrations/index.ts'
import { DamagedRow, int } from './rows.ts'
import { strangeThing } from './schema.ts'
import { MILLISECOND, SECOND } from '../../../shared/clock.ts'

/** How long a lock that another program holds is waited for where nobody else waits: at the opening, and in a thread of its own. */
const BUSY_MS = 5 * SECOND
/** The same for an open office, whose writes are made by the thread of the cap: what is held longer is said, and tried again. */
export const BUSY_OPEN_MS = 50 * MILLISECOND

export type DatabaseTrouble =
  | 'databaseOlder'
  | 'databaseNewer'
  | 'databaseAltered'
  | 'databaseDamaged'
  | 'folderReadOnly'
  | 'diskFull'

/** What a person is told when opening failed; a bug is thrown on. */
export function troubleOf(error: unknown): DatabaseTrouble {
  if (error instanceof DamagedRow) return 'databaseDamaged'
  switch (storageCause(error)) {
    case 'diskFull':
      return 'diskFull'
    case 'readOnly':
      return 'folderReadOnly'
    case 'damaged':
    case 'other':
      return 'databaseDamaged'
    case 'busy':
    case 'unreadable':
    case null:
      throw error
  }
}

export function userVersion(db: DatabaseSync): number {
  return int(db.prepare('PRAGMA user_version').get() ?? {}, 'user_version')
}

/**
 * Opens for reading and changes nothing in the folder: a file that was closed properly is read as
 * immutable, so that not even a -wal or -shm file appears beside it.
 */
export function openForReading(file: string): DatabaseSync {
  const hasWal =
    existsSync(`${file}-shm`) || (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0)
  const url = pathToFileURL(file)
  if (!hasWal) url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true, timeout: BUSY_MS })
}

/** @param steps all migrations; a test passes fewer to make a file of an earlier version */
export function openDatabase(
  file: string,
  steps: readonly string[] = migrations,
): Result<DatabaseSync, DatabaseTrouble> {
  let db: DatabaseSync | null = null
  try {
    const other = existsSync(file) ? otherShape(file, steps) : null
    if (other !== null) return fail(other)
    db = new DatabaseSync(file, {
      timeout: BUSY_MS,
      enableForeignKeyConstraints: true,
      enableDoubleQuotedStringLiterals: false,
    })
    // secure_delete: a destroyed key must be gone from the file too, and no page may keep an old copy of a row.
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -32768; PRAGMA secure_delete = ON',
    )
    migrate(db, steps)
    db.exec(`PRAGMA busy_timeout = ${BUSY_OPEN_MS}`)
    return ok(db)
  } catch (error) {
    db?.close()
    return fail(troubleOf(error))
  }
}

/** A file made before the first release: no migration leads on from it. A file that nothing was ever written into has no shape yet. */
export function isOlder(db: DatabaseSync): boolean {
  const id = int(db.prepare('PRAGMA application_id').get() ?? {}, 'application_id')
  return userVersion(db) > 0 && id !== APPLICATION_ID
}

/** Asked of a connection that cannot write, so that another program's file stays as it is. */
function otherShape(
  file: string,
  steps: readonly string[],
): 'databaseOlder' | 'databaseNewer' | 'databaseAltered' | null {
  const db = openForReading(file)
  try {
    if (isOlder(db)) return 'databaseOlder'
    const version = userVersion(db)
    if (version > steps.length) return 'databaseNewer'
    return strangeThing(db, steps.slice(0, version)) === null ? null : 'databaseAltered'
  } finally {
    db.close()
  }
}

function migrate(db: DatabaseSync, steps: readonly string[]): void {
  for (let version = userVersion(db); version < steps.length; version += 1) {
    transaction(db, () => {
      db.exec(steps[version] ?? '')
      db.exec(`PRAGMA user_version = ${version + 1}`)
    })
  }
}

type Brackets = Readonly<Record<'begin' | 'commit' | 'rollback', StatementSync>>
const brackets = new WeakMap<DatabaseSync, Brackets>()

/** Prepared once per connection: parsing these words again would be a good part of a small transaction's time. */
function bracketsOf(db: DatabaseSync): Brackets {
  const known = brackets.get(db)
  if (known !== undefined) return known
  const made = {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    rollback: db.prepare('ROLLBACK'),
  }
  brackets.set(db, made)
  return made
}

/** All of `run` or nothing of it; whatever went wrong is thrown on after the rollback. */
export function transaction<T>(db: DatabaseSync, run: () => T): T {
  const { begin, commit, rollback } = bracketsOf(db)
  begin.run()
  try {
    const value = run()
    commit.run()
    return value
  } catch (error) {
    // SQLite has already rolled back by itself after some errors (a full disk, for one).
    if (db.isTransaction) rollback.run()
    throw error
  }
}
