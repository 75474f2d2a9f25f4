/**
 * A scope may have a key for each generation of the office's key. `generation`: the one it is wrapped by. Imports nothing of the app;
 * never changed once released.
 */

export const sql = `
CREATE TABLE record_keys_now (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  maker TEXT NOT NULL,
  generation INTEGER NOT NULL,
  wrapped BLOB NOT NULL,
  UNIQUE (scope, maker, generation)
) STRICT;
INSERT INTO record_keys_now SELECT id, scope, maker, 1, wrapped FROM record_keys ORDER BY id;
DROP TABLE record_keys;
ALTER TABLE record_keys_now RENAME TO record_keys;
CREATE INDEX record_keys_later ON record_keys (generation) WHERE generation > 1;
`
