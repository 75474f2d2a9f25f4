/**
 * Finding among a million records: search entries lie in the order of the list, so that a page of a search is one
 * stretch of them; filters are answered from indexes alone. Both are made anew from the log when the file is opened.
 * Imports nothing of the app; never changed once released.
 */

export const sql = `
DROP TABLE record_terms;
CREATE TABLE record_terms (
  term BLOB NOT NULL,
  place INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (term, place, record)
) STRICT, WITHOUT ROWID;
DROP INDEX records_by_day;
CREATE INDEX records_by_day ON records (date DESC, slot DESC, id DESC, counselor_id, outcome, incident, review, site_id);
CREATE INDEX records_by_slot ON records (slot, date DESC, id DESC);
CREATE INDEX records_by_site ON records (site_id, date DESC, slot DESC, id DESC);
DELETE FROM meta WHERE name = 'projections';
`
