/**
 * What the list of records is read from; all of it can be made again from the log. Search entries lie in the order of the
 * list, so that a page of a search is one stretch of them; filters are answered from indexes alone.
 * `consulted`: it reached consulting, which is the use that counts; `corrected`: a supervisor corrected the outcome.
 * `entered_ms`, `seen_ms`: first stamp of the counselor's entering and of the job seeker's coming. `number`: the job-seeker number's
 * search entry. `booking`: the booking's id. What they say can be counted and grouped without opening anything.
 * Imports nothing of the app; never changed once released.
 */

export const sql = `
CREATE TABLE records (
  id INTEGER PRIMARY KEY,
  record_id TEXT NOT NULL UNIQUE,
  booking TEXT NOT NULL,
  date TEXT NOT NULL,
  slot TEXT NOT NULL,
  site_id TEXT NOT NULL,
  counselor_id TEXT NOT NULL,
  outcome TEXT,
  incident INTEGER NOT NULL,
  review TEXT NOT NULL,
  used_ms INTEGER,
  consulted INTEGER NOT NULL DEFAULT 0,
  corrected INTEGER NOT NULL DEFAULT 0,
  opened_ms INTEGER NOT NULL,
  entered_ms INTEGER,
  seen_ms INTEGER,
  number BLOB,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX records_by_day ON records (date DESC, slot DESC, id DESC, counselor_id, outcome, incident, review, site_id);
CREATE INDEX records_by_slot ON records (slot, date DESC, id DESC);
CREATE INDEX records_by_site ON records (site_id, date DESC, slot DESC, id DESC);
CREATE INDEX records_by_counselor ON records (counselor_id, date DESC, slot DESC, id DESC);
CREATE INDEX records_by_review ON records (review, date DESC, slot DESC, id DESC);
CREATE INDEX records_by_outcome ON records (outcome, date DESC, slot DESC, id DESC);
CREATE INDEX records_by_incident ON records (date DESC, slot DESC, id DESC) WHERE incident = 1;
CREATE INDEX records_by_booking ON records (booking);
CREATE INDEX records_waiting ON records (incident, date, slot, id) WHERE review IN ('waiting', 'answered');
CREATE TABLE record_terms (
  term BLOB NOT NULL,
  place INTEGER NOT NULL,
  record INTEGER NOT NULL,
  PRIMARY KEY (term, place, record)
) STRICT, WITHOUT ROWID;
`
