/** The bare counterpart of the log: the events' table with plain inserts and our pragmas, without sealing, chain, guards and head. */
import { DatabaseSync } from 'node:sqlite'

export const INSERT_EVENT = 'INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'
/** A record's events can be found. */
export const BY_SCOPE = 'CREATE INDEX events_by_scope ON events (scope)'

export function bareTable(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -32768; PRAGMA secure_delete = ON',
  )
  db.exec(
    'CREATE TABLE events (device TEXT NOT NULL, sequence INTEGER NOT NULL, at_ms INTEGER NOT NULL, actor TEXT NOT NULL, type TEXT NOT NULL, scope TEXT NOT NULL, payload BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (device, sequence)) STRICT',
  )
  return db
}
