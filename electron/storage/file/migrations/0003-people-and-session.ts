/**
 * Accounts and the one live session. `place`: of the newest event of the account; `sealed`: the whole account, bound to that event;
 * `hash`: of the row, for who has no key. Imports nothing of the app; never changed once released.
 */

export const sql = `
CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  login BLOB NOT NULL,
  place INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_by_login ON accounts (login);
CREATE TABLE live_session (
  only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  record_id TEXT NOT NULL,
  state BLOB NOT NULL
) STRICT;
CREATE TABLE live_parts (
  record_id TEXT NOT NULL,
  part TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (record_id, part)
) STRICT, WITHOUT ROWID;
`
