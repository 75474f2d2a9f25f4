/**
 * Offices with very many closed records, made through the real sealing and chaining and kept in the temporary folder for
 * the next run: `node test/bench/records.ts 1000000`. Only the way to the disk is shortened: no waiting for it, indexes made
 * at the end, search entries put in order.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { KeyStore } from '../../electron/platform/platform.ts'
import { lastingScopes, recordScope, type Scope } from '../../shared/log/scope.ts'
import { openDatabase, transaction } from '../../electron/storage/file/database.ts'
import { unlockKeyFile } from '../../electron/storage/keys/key-file.ts'
import { createLog, together } from '../../electron/storage/log/log.ts'
import { databasePath, keyPath } from '../../electron/storage/file/names.ts'
import { createLastingWitness } from '../../electron/storage/lists/lasting-witness.ts'
import { createProjections } from '../../electron/storage/lists/projections.ts'
import { recordLists } from '../../electron/storage/lists/record-remake.ts'
import { PROJECTION_VERSION } from '../../electron/storage/lists/rebuild.ts'
import { createTermHeap } from '../../electron/storage/lists/term-heap.ts'
import { createRecordKeys } from '../../electron/storage/keys/record-keys.ts'
import { text } from '../../electron/storage/file/rows.ts'
import { createStorage } from '../../electron/storage/storage.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { createVault } from '../../electron/storage/keys/vault.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { fail, type Result } from '../../shared/result.ts'
import { bookedEvent, changedEvent } from '../../shared/schedule/change.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { type Outcome, OutcomeSchema } from '../../shared/log/outcome.ts'
import { addDays, type LocalDate } from '../../shared/time/day.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { invent, mix } from './people.ts'

const GENERATOR = 3
const BATCH = 1_000
const PER_DAY = 320
const FIRST_DAY: LocalDate = '2014-04-01'
const SLOTS = ['10:00', '11:00', '14:00', '15:00']
const COUNSELORS = Array.from(
  { length: 40 },
  (_, n) => `${mix(n).toString(16).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`,
)
const OUTCOMES = OutcomeSchema.options

export const noKeyStore: KeyStore = {
  available: () => false,
  wrap: () => {
    throw new Error('nothing is wrapped here')
  },
  unwrap: () => fail('keyUnavailable'),
}

export type Generated = {
  readonly folder: string
  readonly dates: { readonly first: LocalDate; readonly last: LocalDate }
  readonly counselors: readonly string[]
  readonly people: number
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

/**
 * What the records are like. `perDay`: records a day. `waiting`: so many of the last wait for the supervisor. `whole`: with all the
 * events of a real session (24, some 12 kB) and its booking; else with the few that the lists are made from.
 */
export type Shape = { readonly perDay: number; readonly waiting: number; readonly whole: boolean }
const SMALL: Shape = { perDay: PER_DAY, waiting: 300, whole: false }

const dateOfRecord = (n: number, { perDay }: Shape): LocalDate =>
  addDays(FIRST_DAY, Math.floor(n / perDay))
const peopleIn = (count: number): number => Math.max(10, Math.floor(count / 4))

/** What is written between the opening and the close of a real session. */
function during(scope: Scope, actorId: string): NewEvent[] {
  const tick = (itemId: string): NewEvent => ({
    type: 'precall.itemTicked',
    scope,
    actorId,
    payload: { itemId, ticked: true, checklistVersion: 3 },
  })
  const one = (
    type: 'precall.nameConfirmed' | 'session.seekerJoined' | 'session.consultingBegan',
  ): NewEvent => ({ type, scope, actorId, payload: {} })
  return [
    ...['ownRoom', 'ownHeadset', 'ownScreen', 'ownCard', 'ownRecording'].map(tick),
    { type: 'session.entered', scope, actorId, payload: { provider: 'practice' } },
    one('session.seekerJoined'),
    { type: 'session.clockStarted', scope, actorId, payload: { capMs: 1_800_000, agoMs: 0 } },
    ...['seekerAlone', 'seekerNetwork', 'seekerSystem', 'seekerVirus', 'seekerZoom'].map(tick),
    {
      type: 'precall.consented',
      scope,
      actorId,
      payload: { kind: 'ministry', effectiveFrom: '2025-01-06' },
    },
    {
      type: 'precall.consented',
      scope,
      actorId,
      payload: { kind: 'office', effectiveFrom: '2025-03-25' },
    },
    one('session.consultingBegan'),
    one('precall.nameConfirmed'),
    { type: 'precall.companionsSeen', scope, actorId, payload: { seen: 'asAnnounced' } },
    { type: 'session.warned', scope, actorId, payload: { minutesLeft: 5 } },
    { type: 'session.warned', scope, actorId, payload: { minutesLeft: 1 } },
    {
      type: 'session.ending',
      scope,
      actorId,
      payload: { cause: 'counselorEnded', elapsedMs: 1_700_000 },
    },
  ]
}

/** The booking as it was taken in and as the session left it. */
function bookingOf(
  opened: Extract<NewEvent, { readonly type: 'session.opened' }>,
  recordId: string,
  outcome: Outcome,
): NewEvent[] {
  const { bookingId: id, date, slot, siteId, name, kana, jobSeekerNumber } = opened.payload
  const live: Entry = {
    booking: {
      ...{ id, date, slot, siteId, name, kana, jobSeekerNumber, receiptNumber: `R-${id}` },
      ...{
        category: 1,
        residence: 'notApplicable',
        companions: null,
        phone: null,
        email: null,
        meeting: null,
      },
      ...{
        state: 'live',
        holdReasons: [],
        allowed: [],
        source: 'import',
        recordId: null,
        counselorId: null,
      },
      ...{ outcome: null, corrected: false, usedMs: null, cancelled: null, contacts: [] },
      ...{ createdAtMs: 0, updatedAtMs: 0 },
    },
    seen: null,
  }
  const closed: Entry = {
    ...live,
    booking: { ...live.booking, state: 'closed', recordId, outcome, usedMs: 600_000 },
  }
  return [bookedEvent(live, opened.actorId), changedEvent(live, closed, 'closed', opened.actorId)]
}

function eventsOf(n: number, count: number, shape: Shape): NewEvent[] {
  const dice = mix(n)
  const recordId = `${dice.toString(16).padStart(8, '0')}-1111-4111-8111-${String(n).padStart(12, '0')}`
  const actorId = COUNSELORS[dice % COUNSELORS.length] ?? ''
  const outcome = dice % 10 < 8 ? 'completed' : (OUTCOMES[dice % OUTCOMES.length] ?? 'completed')
  const opened: Extract<NewEvent, { readonly type: 'session.opened' }> = {
    type: 'session.opened',
    scope: recordScope(recordId),
    actorId,
    payload: {
      bookingId: `b${n}`,
      date: dateOfRecord(n, shape),
      slot: SLOTS[Math.floor((n % shape.perDay) / (shape.perDay / SLOTS.length))] ?? '10:00',
      siteId: dice % 7 === 0 ? 'tsubata' : 'kanazawa',
      ...invent(mix(n + 7) % peopleIn(count)),
      companions: null,
      category: 1,
      practice: true,
    },
  }
  const closed: NewEvent = {
    type: 'session.closed',
    scope: recordScope(recordId),
    actorId,
    payload: {
      outcome,
      note: `架空の求人票を${dice % 9}件案内した。次は応募書類を見る。`.repeat(
        shape.whole ? 40 : 1,
      ),
      followUp: '',
      usedMs: 600_000 + (dice % 1_200_000),
    },
  }
  const act: NewEvent[] =
    outcome === 'prohibitedAct'
      ? [
          {
            type: 'session.prohibitedAct',
            scope: recordScope(recordId),
            actorId,
            payload: { act: 'M14-1' },
          },
        ]
      : []
  const signed: NewEvent = {
    type: 'review.signedOff',
    scope: recordScope(recordId),
    actorId: COUNSELORS[0] ?? '',
    payload: {},
  }
  return [
    ...(shape.whole ? bookingOf(opened, recordId, outcome) : []),
    opened,
    ...(shape.whole ? during(opened.scope, actorId) : []),
    ...act,
    closed,
    ...(n >= count - shape.waiting ? [] : [signed]),
  ]
}

/** Takes the indexes away and gives back the way to make them again. */
function withoutIndexes(db: DatabaseSync): () => void {
  const indexes = db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('records', 'events')`,
    )
    .all()
  for (const index of indexes) db.exec(`DROP INDEX ${text(index, 'name')}`)
  return () => indexes.forEach((index) => db.exec(text(index, 'sql')))
}

function fill(folder: string, count: number, shape: Shape): void {
  const parts = {
    folder,
    keyStore: noKeyStore,
    vaultPassphrase: null,
    kind: 'practice' as const,
    clock: createVirtualClock(instantOf(FIRST_DAY, '16:00')),
  }
  value(createStorage(parts)).storage.close()
  const vault = createVault(value(unlockKeyFile(keyPath(folder), parts)).dataKey)
  const db = value(openDatabase(databasePath(folder)))
  db.exec(
    'PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA wal_autocheckpoint = 100000',
  )
  const sealed = db.prepare(`SELECT value FROM meta WHERE name = 'device'`).get()?.value
  if (!(sealed instanceof Uint8Array)) throw new Error('no device')
  const device = Buffer.from(value(vault.open('check', sealed, 'device'))).toString('utf8')
  const keys = createRecordKeys(db, vault)
  const heap = createTermHeap()
  const log = createLog({
    db,
    device,
    clock: parts.clock,
    vault,
    keys,
    projections: together(
      recordLists(createProjections(db, vault, keys, heap.put), () => undefined),
      ...lastingScopes.map((scope) => createLastingWitness(db, vault, scope)),
    ),
  })
  const profile = kanazawaProfile()
  value(
    log.append([
      {
        type: 'office.profileChanged',
        scope: 'profile',
        actorId: SYSTEM_ACTOR,
        payload: { version: profile.version, profile },
      },
    ]),
  )
  const indexAgain = withoutIndexes(db)
  for (let n = 0; n < count; n += BATCH) {
    parts.clock.stepWall(instantOf(dateOfRecord(n, shape), '16:00') - parts.clock.wallMs())
    value(
      log.append(
        Array.from({ length: Math.min(BATCH, count - n) }, (_, more) =>
          eventsOf(n + more, count, shape),
        ).flat(),
      ),
    )
  }
  transaction(db, () => heap.writeTo(db))
  indexAgain()
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
}

const nameOf = (count: number, { perDay, waiting, whole }: Shape): string =>
  `${count}-${perDay}-${waiting}${whole ? '-whole' : ''}-v${GENERATOR}.${PROJECTION_VERSION}`

/** The office with `count` records, made now or found from an earlier run of the same generator. Opens as a practice office without a key store. */
export function recordsOf(count: number, shape = SMALL): Generated {
  const folder = join(tmpdir(), `soudan-bench-records-${nameOf(count, shape)}`)
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { recursive: true })
    fill(unfinished, count, shape)
    renameSync(unfinished, folder)
  }
  return {
    folder,
    dates: { first: FIRST_DAY, last: dateOfRecord(count - 1, shape) },
    counselors: COUNSELORS,
    people: peopleIn(count),
  }
}

if (import.meta.main) {
  const start = performance.now()
  console.log(recordsOf(Number(process.argv[2] ?? 1_000_000)).folder)
  console.log(`${Math.round((performance.now() - start) / 1000)} s`)
}
