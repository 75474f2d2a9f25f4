/** What lies in the database beside rows: only what this program's migrations make. A trigger nobody knows could change what is written. */
import { DatabaseSync } from 'node:sqlite'
import { migrations } from './migrations/index.ts'
import { text } from './rows.ts'

/** Lists: dropped, they are made again (the positions are asked of the server again); everything else that is missing is damage. */
const DERIVED: ReadonlySet<string> = new Set([
  'records',
  'record_terms',
  'accounts',
  'restrictions',
  'event_positions',
])

type Thing = { readonly table: string; readonly sql: string }
/** `type name` → what it is. */
type Schema = ReadonlyMap<string, Thing>

function schemaOf(db: DatabaseSync): Schema {
  const rows = db
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid')
    .all()
  return new Map(
    rows.flatMap((row): [string, Thing][] =>
      // An index that SQLite makes for a key has no words.
      row['sql'] === null
        ? []
        : [
            [
              `${text(row, 'type')} ${text(row, 'name')}`,
              { table: text(row, 'tbl_name'), sql: text(row, 'sql') },
            ],
          ],
    ),
  )
}

function schemaMadeBy(steps: readonly string[]): Schema {
  const db = new DatabaseSync(':memory:')
  try {
    for (const step of steps) db.exec(step)
    return schemaOf(db)
  } finally {
    db.close()
  }
}

/**
 * The first table, view, index or trigger that is none of this program's, is another than it made, or is missing and cannot be
 * made again; null: there is none.
 * @param steps the migrations the file has behind it
 * @param listsToo also a list that is missing
 */
export function strangeThing(
  db: DatabaseSync,
  steps: readonly string[],
  listsToo = false,
): string | null {
  const right = schemaMadeBy(steps)
  const there = schemaOf(db)
  for (const [name, { sql }] of there) if (right.get(name)?.sql !== sql) return name
  for (const [name, { table }] of right)
    if (!there.has(name) && (listsToo || !DERIVED.has(table))) return name
  return null
}

/** Makes dropped lists again, empty. Inside a transaction. @returns whether there were any; whoever fills them has to do so anew */
export function restoreLists(db: DatabaseSync): boolean {
  const there = schemaOf(db)
  const missing = [...schemaMadeBy(migrations)].filter(([name]) => !there.has(name))
  for (const [, { sql }] of missing) db.exec(sql)
  return missing.some(([name]) => name.startsWith('table '))
}
