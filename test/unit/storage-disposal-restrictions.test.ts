/** The end of the retention period for restrictions. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createRecordsRoom, type RecordsRoom } from '../../electron/records/room.ts'
import { startVerify } from '../../electron/storage/verify/verify-thread.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { officeScope, restrictionScope } from '../../shared/log/scope.ts'
import { keepEverything, type Retention } from '../../shared/office/retention.ts'
import type { StoredRestriction } from '../../shared/review/fold.ts'
import type { RestrictionWish } from '../../shared/review/restriction.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import { reviewRoom, supervisor } from './review-helpers.ts'
import {
  addRecord,
  ichiro,
  newOffice,
  noBookings,
  type Office,
  reopen,
  START_MS,
  takahashi,
  value,
} from './storage-helpers.ts'

const by = { account: supervisor }
const number = ichiro.jobSeekerNumber ?? ''
const ofAYear: Retention = { ...keepEverything, restriction: 12 }

function roomOf(
  storage: Storage,
  retention: Retention,
  today = '2026-11-24',
  sessionRunning = false,
): RecordsRoom {
  return createRecordsRoom({
    verify: startVerify,
    bookings: noBookings,
    storage,
    people: { nameOf: (id) => id },
    office: { profile: () => ({ ...kanazawaProfile(), retention }) },
    clock: createVirtualClock(instantOf(today, '00:00')),
    sessionRunning: () => sessionRunning,
    notify: () => undefined,
    ring: () => undefined,
  })
}

const due = async (storage: Storage, retention: Retention, today?: string) =>
  value(await roomOf(storage, retention, today).handlers['records.due']({}, by))
const dispose = async (storage: Storage, ids: string[], today?: string, sessionRunning?: boolean) =>
  roomOf(storage, ofAYear, today, sessionRunning).handlers['records.dispose'](
    { kind: 'restriction', ids, reason: '保存期間の満了' },
    by,
  )

/** A decision as the review room writes it; what is not named is invented. */
function decide(
  storage: Storage,
  wish: Partial<StoredRestriction> & { readonly id: string },
  jobSeekerNumber = number,
): StoredRestriction {
  const made: StoredRestriction = {
    from: '2025-01-06',
    until: null,
    reason: '架空の理由',
    notice: '',
    recordId: 'r1',
    name: ichiro.name,
    atMs: START_MS,
    actorId: 'sup',
    lifted: null,
    jobSeekerNumber,
    ...wish,
  }
  value(storage.log.append([eventOf(made)]))
  return made
}
const eventOf = ({
  id,
  recordId,
  name,
  reason,
  from,
  until,
  notice,
  jobSeekerNumber,
}: StoredRestriction): NewEvent => ({
  type: 'review.restricted',
  scope: restrictionScope(id),
  actorId: 'sup',
  payload: {
    restrictionId: id,
    fromRecordId: recordId,
    jobSeekerNumber,
    name,
    reason,
    from,
    until,
    notice,
  },
})
/** At that moment of the log's own clock. */
function lift(
  { storage, clock }: { readonly storage: Storage; readonly clock: VirtualClock },
  { id }: StoredRestriction,
  atMs: number,
  why = '解除の理由',
): void {
  const back = clock.wallMs() - atMs
  clock.stepWall(-back)
  value(
    storage.log.append([
      {
        type: 'review.restrictionLifted',
        scope: restrictionScope(id),
        actorId: 'sup',
        payload: { restrictionId: id, why },
      },
    ]),
  )
  clock.stepWall(back)
}
function clockedOffice(): Office & { readonly clock: VirtualClock } {
  const clock = createVirtualClock(START_MS)
  return { ...newOffice({ clock }), clock }
}

/** The sealed bytes and the keyed number of each row, as they are in the file now. */
function rowsIn(
  folder: string,
): { readonly id: string; readonly sealed: Uint8Array; readonly number: Uint8Array }[] {
  const db = new DatabaseSync(databasePath(folder), { readOnly: true })
  const rows = db
    .prepare('SELECT id, sealed, number FROM restrictions ORDER BY id')
    .all()
    .map(({ id, sealed, number: term }) => {
      if (
        typeof id !== 'string' ||
        !(sealed instanceof Uint8Array) ||
        !(term instanceof Uint8Array)
      )
        throw new Error('no restriction')
      return { id, sealed, number: term }
    })
  db.close()
  return rows
}
/** Which files hold any piece of `bytes` of that length. */
function filesWith(folder: string, bytes: Uint8Array, length: number): string[] {
  const pieces = Array.from({ length: Math.floor(bytes.length / length) }, (_, n) =>
    Buffer.from(bytes.subarray(n * length, (n + 1) * length)),
  )
  return readdirSync(folder).filter((name) => {
    const content = readFileSync(path.join(folder, name))
    return pieces.some((piece) => content.includes(piece))
  })
}

describe('the retention of restrictions', () => {
  it('is none where the office laid none down, also in a profile of before there was this kind', async () => {
    const { storage } = newOffice()
    decide(storage, { id: 'over', until: '2025-01-10' })
    const { retention } = OfficeProfileSchema.parse({
      ...kanazawaProfile(),
      retention: { record: 60, incident: 120, office: null },
    })
    expect(retention).toEqual({ record: 60, incident: 120, restriction: null, office: null })
    expect((await due(storage, retention ?? keepEverything)).map(({ kind }) => kind)).toEqual([
      'record',
      'incident',
    ])
    expect(await dispose(storage, ['over'], '2025-01-11')).toMatchObject({ reason: 'notDue' })
  })

  it('counts from the day a decision ended, to the day; one in force, ahead or without an end is never due', async () => {
    const office = clockedOffice()
    const { storage } = office
    decide(storage, { id: 'over', until: '2025-11-23' })
    // Lifted in the last and in the first minute of two days in Tokyo, long before its last day.
    lift(
      office,
      decide(storage, { id: 'lifted', until: '2030-01-01' }, takahashi.jobSeekerNumber ?? ''),
      instantOf('2025-11-23', '23:59'),
    )
    lift(office, decide(storage, { id: 'later' }), instantOf('2025-11-24', '00:00'))
    decide(storage, { id: 'inForce', until: '2026-11-24' })
    decide(storage, { id: 'ahead', from: '2027-01-01', until: '2027-02-01' })
    decide(storage, { id: 'noEnd', from: '2001-01-01' })
    const ids = async (today: string, months = 12): Promise<string[]> =>
      (await due(storage, { ...keepEverything, restriction: months }, today)).flatMap(
        (one) => one.ids,
      )
    expect(await ids('2026-11-23')).toEqual([])
    expect(await ids('2026-11-24')).toEqual(['lifted', 'over'])
    expect(await ids('2026-11-25')).toEqual(['later', 'lifted', 'over'])
    expect(await ids('2026-11-24', 1)).toEqual(['later', 'lifted', 'over'])
    expect(await ids('2200-01-01', 1)).toEqual(['inForce', 'later', 'lifted', 'over', 'ahead'])
  })

  it('shows name and days before anything is destroyed, and neither number nor reason', async () => {
    const office = clockedOffice()
    const { storage } = office
    decide(storage, { id: 'over', until: '2025-01-10' })
    lift(
      office,
      decide(storage, { id: 'lifted', name: takahashi.name, from: '2025-01-07' }),
      instantOf('2025-02-03', '08:00'),
    )
    const [one, ...others] = await due(storage, ofAYear)
    expect(others).toEqual([])
    expect(one).toMatchObject({ kind: 'restriction', before: '2025-11-24', total: 2, rows: [] })
    expect(one?.restrictions).toEqual([
      {
        id: 'over',
        name: ichiro.name,
        from: '2025-01-06',
        until: '2025-01-10',
        lifted: null,
      },
      {
        id: 'lifted',
        name: takahashi.name,
        from: '2025-01-07',
        until: null,
        lifted: '2025-02-03',
      },
    ])
  })
})

describe('disposing of a restriction', () => {
  /** A real decision, made and lifted in the review room, and one that stands. */
  async function lifted(): Promise<Office & { readonly id: string }> {
    const clock = createVirtualClock(instantOf('2025-03-04', '10:00'))
    const office = newOffice({ clock })
    addRecord(office.storage, { recordId: 'r1', counselorId: 'anna', date: '2025-03-04' })
    addRecord(office.storage, {
      recordId: 'r2',
      counselorId: 'anna',
      date: '2025-03-04',
      seeker: takahashi,
    })
    const review = reviewRoom(office.storage, undefined, { clock })
    const wish: RestrictionWish = {
      reason: '連絡のない取消し',
      from: '2025-03-04',
      until: null,
      notice: '',
    }
    const { id } = value(await review.handlers['review.restrict']({ recordId: 'r1', wish }, by))
    value(await review.handlers['review.restrict']({ recordId: 'r2', wish }, by))
    value(
      await review.handlers['review.liftRestriction']({ restrictionId: id, why: '話し合った' }, by),
    )
    clock.stepWall(START_MS - clock.wallMs())
    return { ...office, id }
  }

  it('destroys row, number and the key of its events; the proof is in the log, the chain verifies, nothing brings it back', async () => {
    const office = await lifted()
    const { storage, folder, id } = office
    const before = storage.log.head().sequence
    expect(
      storage.log
        .eventsOf(restrictionScope(id))
        .map(({ type, payload }) => [type, payload !== null]),
    ).toEqual([
      ['review.restricted', true],
      ['review.restrictionLifted', true],
    ])
    expect(await dispose(storage, [id])).toEqual({ ok: true, value: { disposed: 1 } })
    expect(storage.restrictions.find(id)).toBeNull()
    expect(storage.restrictions.restricted(number, '2025-03-04')).toBe(false)
    expect(storage.restrictions.restricted(takahashi.jobSeekerNumber ?? '', '2026-11-24')).toBe(
      true,
    )
    expect(storage.log.eventsOf(restrictionScope(id)).map(({ payload }) => payload)).toEqual([
      null,
      null,
      null,
    ])
    expect(
      value(await reviewRoom(storage).handlers['review.restrictions']({ limit: 100 }, by)).rows.map(
        ({ name }) => name,
      ),
    ).toEqual([takahashi.name])
    storage.close()
    expect(verifyFolder(folder)).toEqual({ ok: true, events: before + 2, firstBad: null })
    const db = new DatabaseSync(databasePath(folder))
    expect(
      db.prepare('SELECT type, scope, actor FROM events ORDER BY rowid DESC LIMIT 1').get(),
    ).toEqual({
      type: 'records.disposed',
      scope: officeScope(storage.device, '2026-11'),
      actor: 'sup',
    })
    expect(
      db
        .prepare(
          'SELECT count(*) AS n FROM record_keys WHERE scope = ? AND wrapped <> zeroblob(length(wrapped))',
        )
        .get(restrictionScope(id)),
    ).toEqual({
      n: 0,
    })
    // As for a program that makes the lists in another way: all of them are made anew from the log.
    db.exec(`UPDATE meta SET value = x'00' WHERE name = 'projections'`)
    db.close()
    const again = reopen(office)
    expect(again.restrictions.first('2026-11-24', 10).rows.map(({ name }) => name)).toEqual([
      takahashi.name,
    ])
    expect(again.records.find('r1')).not.toBeNull()
    expect(verifyFolder(folder)).toMatchObject({ ok: true })
  })

  it('tells of nobody in its proof, but which, why and by whom', async () => {
    const { storage, id } = await lifted()
    const told: unknown[] = []
    storage.log.onCommitted((events) => void told.push(...events))
    value(await dispose(storage, [id]))
    expect(told).toMatchObject([
      { type: 'review.restrictionDisposed', scope: restrictionScope(id), payload: {} },
      {
        type: 'records.disposed',
        scope: 'office',
        actorId: 'sup',
        payload: {
          kind: 'restriction',
          recordIds: [id],
          before: '2025-11-24',
          reason: '保存期間の満了',
        },
      },
    ])
    for (const word of [ichiro.name, number, '12345', '連絡のない取消し'])
      expect(JSON.stringify(told)).not.toContain(word)
  })

  it('leaves no piece of any of them in any file of the folder, however often rows were moved about in it', async () => {
    const office = clockedOffice()
    const { storage, folder } = office
    const numberOf = (n: number): string => `17010-${String(70_000_000 + n)}`
    const idOf = (n: number): string => `${String((n * 7919) % 1000).padStart(3, '0')}-${n}`
    const made = Array.from({ length: 240 }, (_, n) =>
      decide(
        storage,
        {
          id: idOf(n),
          until: n % 3 === 0 ? null : '2025-01-10',
          reason: '架'.repeat(1 + ((n * 37) % 300)),
        },
        numberOf(n),
      ),
    )
    const asDecided = rowsIn(folder)
    for (const [n, one] of made.entries())
      if (n % 2 === 0)
        lift(office, one, instantOf('2025-01-09', '10:00'), '解'.repeat((n * 53) % 100))
    const [past] = await due(storage, ofAYear)
    const gone = new Set((past?.ids ?? []).filter((_, n) => n % 5 !== 0))
    expect(gone.size).toBe(160)
    const rows = [...asDecided, ...rowsIn(folder)].filter(({ id }) => gone.has(id))
    expect(filesWith(folder, rows[0]?.sealed ?? new Uint8Array(0), 24)).not.toEqual([])
    value(await dispose(storage, [...gone]))
    expect(
      rows.filter(({ sealed }) => filesWith(folder, sealed, 24).length > 0).map(({ id }) => id),
    ).toEqual([])
    expect(
      rows.filter(({ number: term }) => filesWith(folder, term, 8).length > 0).map(({ id }) => id),
    ).toEqual([])
    expect(rowsIn(folder).length).toBe(80)
    expect(
      made.filter(({ id }) => !gone.has(id)).map(({ id }) => storage.restrictions.find(id)?.reason),
    ).toEqual(made.filter(({ id }) => !gone.has(id)).map(({ reason }) => reason))
  })

  it('is refused for anything that is not due, while a session runs, and to anybody twice', async () => {
    const { storage, id } = await lifted()
    const [standing] = storage.restrictions
      .first('2026-11-24', 10)
      .rows.filter((one) => one.id !== id)
    for (const ids of [[standing?.id ?? ''], [id, standing?.id ?? ''], ['r1'], ['unknown']])
      expect(await dispose(storage, ids)).toMatchObject({ reason: 'notDue' })
    expect(await dispose(storage, [id], undefined, true)).toMatchObject({
      reason: 'sessionRunning',
    })
    expect(storage.restrictions.first('2026-11-24', 10).total).toBe(2)
    value(await dispose(storage, [id]))
    expect(await dispose(storage, [id])).toMatchObject({ reason: 'notDue' })
  })
})
