/** Supervisors' decisions to refuse further use (M12-2-6, M14, M20-1). Imports nothing of the app; never changed once released. */

/** `number`: the keyed entry of the job-seeker number; everything a person could be known by is in `sealed`. `place`, `hash`: as of accounts. */
export const sql = `
CREATE TABLE restrictions (
  id TEXT NOT NULL PRIMARY KEY,
  number BLOB NOT NULL,
  from_date TEXT NOT NULL,
  until_date TEXT,
  lifted_ms INTEGER,
  place INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX restrictions_by_number ON restrictions (number);
`
