/** Saved filters of the list of records, and the way to what is past its retention period. Imports nothing of the app; never changed once released. */

export const sql = `
CREATE TABLE saved_filters (
  account_id TEXT NOT NULL,
  name BLOB NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (account_id, name)
) STRICT, WITHOUT ROWID;
`
