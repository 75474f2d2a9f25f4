/** Restrictions by the keyed entry of the job-seeker number; each change is written together with its event. */
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { NewEvent } from '../../../shared/log/events.ts'
import type { SaveReason } from '../../../shared/log/port.ts'
import { numberKey } from '../../../shared/records/search.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { RestrictionSchema, type RestrictionWish } from '../../../shared/review/restriction.ts'
import type { Log } from '../log/log.ts'
import { numberTerm } from './projections.ts'
import { blob, DamagedRow, type Row, text } from '../file/rows.ts'
import type { Vault } from '../keys/vault.ts'
import type { LocalDate } from '../../../shared/time/day.ts'

const SealedSchema = z.object({
  ...RestrictionSchema.pick({
    reason: true,
    from: true,
    until: true,
    notice: true,
    recordId: true,
    name: true,
    atMs: true,
  }).shape,
  /** Account ids; names are looked up when they are shown. */
  actorId: z.string(),
  lifted: z.object({ actorId: z.string(), atMs: z.number(), why: z.string() }).nullable(),
})
/** One decision as it is kept. `atMs`: ms since 1970 UTC. */
export type StoredRestriction = RestrictionWish &
  z.infer<typeof SealedSchema> & { readonly id: string }

export interface RestrictionStore {
  /** In no order. */
  all(): readonly StoredRestriction[]
  find(id: string): StoredRestriction | null
  /** Whether use is refused to that number on that day (Asia/Tokyo); neither width nor leading zeros matter. */
  restricted(jobSeekerNumber: string, date: LocalDate): boolean
  /** A decision not lifted that is in force on the day or later. */
  standing(jobSeekerNumber: string, from: LocalDate): boolean
  /** Null: the text is no job-seeker number. */
  add(
    jobSeekerNumber: string,
    restriction: StoredRestriction,
    event: NewEvent,
  ): Result<null, SaveReason> | null
  lift(
    restriction: StoredRestriction,
    lifted: NonNullable<StoredRestriction['lifted']>,
    event: NewEvent,
  ): Result<null, SaveReason>
}

const boundOf = (id: string): string => `restriction/${id}`

export function createRestrictionStore(db: DatabaseSync, log: Log, vault: Vault): RestrictionStore {
  const readAll = db.prepare('SELECT id, sealed FROM restrictions')
  const readOne = db.prepare('SELECT id, sealed FROM restrictions WHERE id = ?')
  const inForce = db.prepare(
    'SELECT 1 FROM restrictions WHERE number = ? AND lifted_ms IS NULL AND from_date <= ? AND (until_date IS NULL OR until_date >= ?) LIMIT 1',
  )
  const stands = db.prepare(
    'SELECT 1 FROM restrictions WHERE number = ? AND lifted_ms IS NULL AND (until_date IS NULL OR until_date >= ?) LIMIT 1',
  )
  const insert = db.prepare(
    'INSERT INTO restrictions (id, number, from_date, until_date, lifted_ms, sealed) VALUES (?, ?, ?, ?, NULL, ?)',
  )
  const setLifted = db.prepare('UPDATE restrictions SET lifted_ms = ?, sealed = ? WHERE id = ?')

  const termOf = (jobSeekerNumber: string): Uint8Array | null => {
    const key = numberKey(jobSeekerNumber)
    return key === null ? null : numberTerm(vault, key)
  }
  const sealed = ({ id, ...rest }: StoredRestriction): Uint8Array =>
    vault.seal('office', Buffer.from(JSON.stringify(rest), 'utf8'), boundOf(id))

  function read(row: Row): StoredRestriction {
    const id = text(row, 'id')
    const opened = vault.open('office', blob(row, 'sealed'), boundOf(id))
    if (!opened.ok) throw new DamagedRow('a restriction cannot be opened')
    return { id, ...SealedSchema.parse(JSON.parse(Buffer.from(opened.value).toString('utf8'))) }
  }

  return {
    all: () => readAll.all().map(read),
    find(id) {
      const row = readOne.get(id)
      return row === undefined ? null : read(row)
    },
    restricted(jobSeekerNumber, date) {
      const term = termOf(jobSeekerNumber)
      return term !== null && inForce.get(term, date, date) !== undefined
    },
    standing(jobSeekerNumber, from) {
      const term = termOf(jobSeekerNumber)
      return term !== null && stands.get(term, from) !== undefined
    },
    add(jobSeekerNumber, restriction, event) {
      const term = termOf(jobSeekerNumber)
      if (term === null) return null
      const written = log.write([event], () => {
        insert.run(restriction.id, term, restriction.from, restriction.until, sealed(restriction))
      })
      return written.ok ? ok() : written
    },
    lift(restriction, lifted, event) {
      const written = log.write([event], () => {
        setLifted.run(Math.round(lifted.atMs), sealed({ ...restriction, lifted }), restriction.id)
      })
      return written.ok ? ok() : written
    },
  }
}
