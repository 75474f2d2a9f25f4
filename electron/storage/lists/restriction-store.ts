/** Restrictions as they are read: a fold over the log (shared/review/fold.ts), found by the keyed entry of the job-seeker number. */
import type { DatabaseSync } from 'node:sqlite'
import { numberKey } from '../../../shared/log/number-key.ts'
import {
  foldRestriction,
  type StoredRestriction,
  StoredRestrictionSchema,
} from '../../../shared/review/fold.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import type { Vault } from '../keys/vault.ts'
import { int, text } from '../file/rows.ts'
import { numberTerm } from './projections.ts'
import { createTrustedList, type TrustedList, type TrustedParts } from './trusted-list.ts'

export interface RestrictionReader {
  /** As on `today`: in force first, then what is to come, then what is past; within each what was decided or lifted last comes first. */
  first(
    today: LocalDate,
    limit: number,
  ): { readonly total: number; readonly rows: readonly StoredRestriction[] }
}

export interface RestrictionStore extends RestrictionReader {
  find(id: string): StoredRestriction | null
  /** Whether use is refused to that number on that day (Asia/Tokyo); neither width nor leading zeros matter. */
  restricted(jobSeekerNumber: string, date: LocalDate): boolean
  /** A decision not lifted that is in force on the day or later. */
  standing(jobSeekerNumber: string, from: LocalDate): boolean
}

/** Null: the text is no job-seeker number. */
function termOf(vault: Vault, jobSeekerNumber: string): Uint8Array | null {
  const key = numberKey(jobSeekerNumber)
  return key === null ? null : numberTerm(vault, key)
}

const NOBODY = new Uint8Array(0)

/** `number`: everything else a person could be known by is sealed. */
export function createRestrictionList(parts: TrustedParts): TrustedList<StoredRestriction> {
  return createTrustedList(parts, {
    list: 'restrictions',
    kind: 'restriction',
    purpose: 'office',
    schema: StoredRestrictionSchema,
    fold: foldRestriction,
    columns: ['number', 'from_date', 'until_date', 'lifted_ms'],
    columnsOf: ({ jobSeekerNumber, from, until, lifted }) => [
      termOf(parts.vault, jobSeekerNumber) ?? NOBODY,
      from,
      until,
      lifted === null ? null : Math.round(lifted.atMs),
    ],
    endsWith: 'review.restrictionDisposed',
  })
}

/** The order of restrictionState(), by the columns. */
const BY_STATE =
  'CASE WHEN lifted_ms IS NOT NULL THEN 3 WHEN from_date > ?1 THEN 1 WHEN until_date < ?1 THEN 2 ELSE 0 END, place DESC'

export function createRestrictionReader(
  db: DatabaseSync,
  list: TrustedList<StoredRestriction>,
): RestrictionReader {
  const count = db.prepare('SELECT count(*) AS n FROM restrictions')
  const ids = db.prepare(`SELECT id FROM restrictions ORDER BY ${BY_STATE} LIMIT ?2`)
  return {
    first: (today, limit) => ({
      total: int(count.get() ?? {}, 'n'),
      rows: ids.all(today, limit).flatMap((row) => [...list.rows('id = ?', text(row, 'id'))]),
    }),
  }
}

export function createRestrictionStore(
  db: DatabaseSync,
  list: TrustedList<StoredRestriction>,
  vault: Vault,
): RestrictionStore {
  const inForce = db.prepare(
    'SELECT 1 FROM restrictions WHERE number = ? AND lifted_ms IS NULL AND from_date <= ? AND (until_date IS NULL OR until_date >= ?) LIMIT 1',
  )
  const stands = db.prepare(
    'SELECT 1 FROM restrictions WHERE number = ? AND lifted_ms IS NULL AND (until_date IS NULL OR until_date >= ?) LIMIT 1',
  )
  return {
    ...createRestrictionReader(db, list),
    find: (id) => list.rows('id = ?', id)[0] ?? null,
    restricted(jobSeekerNumber, date) {
      const term = termOf(vault, jobSeekerNumber)
      return term !== null && inForce.get(term, date, date) !== undefined
    },
    standing(jobSeekerNumber, from) {
      const term = termOf(vault, jobSeekerNumber)
      return term !== null && stands.get(term, from) !== undefined
    },
  }
}
