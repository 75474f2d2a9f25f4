/** The append-only log: events, its head, the keys of its payloads. Imports nothing of the app; never changed once released. */

/**
 * With a rowid on purpose: rows that are only ever appended to such a table are never moved, so the file holds
 * each of them exactly once, and rowids count from 1 without gaps in the order of arrival.
 */
export const eventsTable = `CREATE TABLE events (
  device TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  type TEXT NOT NULL,
  scope TEXT NOT NULL,
  payload BLOB NOT NULL,
  previous BLOB NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (device, sequence)
) STRICT`

export const noUpdate = `CREATE TRIGGER events_no_update BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END`

export const noDelete = `CREATE TRIGGER events_no_delete BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never removed'); END`

/**
 * Without gaps, but for another PC's events, of which this one may be given a part only. Also stops INSERT OR REPLACE, which would
 * remove a row without firing the trigger above.
 */
export const inOrder = `CREATE TRIGGER events_in_order BEFORE INSERT ON events
WHEN NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM events WHERE device = NEW.device), 0)
  AND (NEW.sequence <= coalesce((SELECT max(sequence) FROM events WHERE device = NEW.device), 0)
    OR NOT EXISTS (SELECT 1 FROM log_head WHERE device = NEW.device AND own = 0))
BEGIN SELECT RAISE(ABORT, 'events are appended in order'); END`

/**
 * `own`: written in this folder (1), or come from the office's server (0). `code`: keyed, of the other columns; whoever cuts the log
 * off or adds to it without the key cannot make it.
 */
export const headTable = `CREATE TABLE log_head (
  device TEXT NOT NULL PRIMARY KEY,
  own INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL,
  code BLOB NOT NULL
) STRICT, WITHOUT ROWID`

/** The place of an event (by its rowid) in the order that all PCs of the office share. Asked of the server again where it is missing. */
export const positionsTable = `CREATE TABLE event_positions (
  position INTEGER PRIMARY KEY,
  event INTEGER NOT NULL UNIQUE
) STRICT`

/*
 * record_keys likewise: a key is only ever appended, and destroyed by zeros of its own length, which SQLite writes over it where
 * it lies. So no other page ever held it, and nothing needs to be written anew (keys/record-keys.ts). `maker`: the PC that began the
 * scope, by its name in the log; '' for this folder.
 */

/** 'SDsk': the file is of this program, and of a shape that its migrations lead on from. */
export const APPLICATION_ID = 0x5344736b

export const sql = `
PRAGMA application_id = ${APPLICATION_ID};
${eventsTable};
${noUpdate};
${noDelete};
${inOrder};
${headTable};
${positionsTable};
CREATE INDEX events_by_scope ON events (scope);
CREATE TABLE record_keys (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  maker TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  UNIQUE (scope, maker)
) STRICT;
CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`
