/**
 * The bare counterpart of the record search: the same records in plain SQLite, names and pieces of names in plain
 * text, indexed in the same way. What is left out is what the sealing adds.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Copies the sealed office's list into a plain file beside it; done once, kept with the office. */
export function plainCopyOf(folder: string, persons: (recordId: string) => string): DatabaseSync {
  const file = join(folder, 'plain.sqlite')
  if (!existsSync(file)) make(file, join(folder, 'records.sqlite'), persons)
  const db = new DatabaseSync(file)
  db.exec('PRAGMA cache_size = -32768')
  return db
}

function make(file: string, sealed: string, persons: (recordId: string) => string): void {
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  const db = new DatabaseSync(unfinished)
  db.exec(
    `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; ATTACH '${sealed.replaceAll(`'`, `''`)}' AS ours`,
  )
  db.function('person', { deterministic: true }, (recordId) => persons(String(recordId)))
  for (const name of ['records', 'record_terms']) {
    const sql = db.prepare('SELECT sql FROM ours.sqlite_schema WHERE name = ?').get(name)?.sql
    db.exec(String(sql).replace('sealed BLOB', 'sealed TEXT'))
  }
  const columns = db
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all('records')
    .map(({ name }) => (name === 'sealed' ? 'person(record_id)' : String(name)))
  db.exec(`INSERT INTO main.records SELECT ${columns.join(', ')} FROM ours.records ORDER BY id`)
  // The pieces as they are: eight bytes of a keyed entry or the piece itself take the same room and are found in the same way.
  db.exec(
    'INSERT INTO main.record_terms SELECT term, place, record FROM ours.record_terms ORDER BY term, place, record',
  )
  for (const { sql } of db
    .prepare(
      `SELECT sql FROM ours.sqlite_schema WHERE type = 'index' AND tbl_name = 'records' AND sql IS NOT NULL`,
    )
    .all())
    db.exec(String(sql))
  db.close()
  renameSync(unfinished, file)
}
