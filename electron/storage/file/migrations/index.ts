/** All migrations in order; number n (from 1) brings a file from user_version n-1 to n. */
import { sql as log } from './0001-log.ts'
import { sql as records } from './0002-records.ts'
import { sql as peopleAndSession } from './0003-people-and-session.ts'
import { sql as restrictions } from './0004-restrictions.ts'
import { sql as filters } from './0005-filters.ts'
import { sql as postings } from './0006-postings.ts'
import { sql as category } from './0007-category.ts'
import { sql as generations } from './0008-generations.ts'

export const migrations: readonly string[] = [
  log,
  records,
  peopleAndSession,
  restrictions,
  filters,
  postings,
  category,
  generations,
]
