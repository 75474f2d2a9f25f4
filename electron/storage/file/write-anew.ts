/** What a deleted row leaves behind in the file, and how that goes too. */
import type { DatabaseSync } from 'node:sqlite'

/**
 * Inside a transaction: all rows of a table once more, on clean pages. SQLite moves rows from page to page as a table grows and
 * shrinks, and of a row that moved a copy may stay in the unused part of a page: secure_delete overwrites what is deleted, not
 * what was moved away before. Emptying a whole table overwrites all its pages. Rows are read into memory, never into a temporary
 * file: a few thousand at most.
 * @param table one to which no foreign key refers and that has no trigger, for SQLite would then delete row by row
 */
export function writeAnew(db: DatabaseSync, table: 'restrictions'): void {
  const rows = db
    .prepare(`SELECT * FROM ${table}`)
    .all()
    .map((row) => Object.values(row))
  db.exec(`DELETE FROM ${table}`)
  const [first] = rows
  if (first === undefined) return
  const insert = db.prepare(`INSERT INTO ${table} VALUES (${first.map(() => '?').join(', ')})`)
  for (const row of rows) insert.run(...row)
}
