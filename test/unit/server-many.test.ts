/** An office on several PCs: whatever each did, with a line or without, all lists come out alike, nothing is lost, and no rule is broken. */
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { databasePath } from '../../electron/storage/file/names.ts'
import { createAnswering } from '../../electron/storage/reading/answering.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import {
  accountScope,
  bookingScope,
  recordScope,
  restrictionScope,
  rowScope,
} from '../../shared/log/scope.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { takesSlot } from '../../shared/schedule/rules.ts'
import { HOUR, MINUTE } from '../../shared/clock.ts'
import { dayNumberOf } from '../../shared/schedule/index.ts'
import { startPostgres, type TestServer } from '../support/postgres.ts'
import { addDays } from '../../shared/time/day.ts'
import { until } from '../support/until.ts'
import { account as accountNamed } from './review-helpers.ts'
import { type ManyPcs, manyPcs, type Pc } from './many-pcs.ts'
import { counselor, csv, DAY, importText, wish } from './schedule-helpers.ts'
import { entries, spoil } from './schedule-steps.ts'
import { value } from './storage-helpers.ts'

const OpenedSchema = z.object({
  bookingId: z.string(),
  date: z.string(),
  jobSeekerNumber: z.string().nullable(),
})

const HISTORIES = Number(process.env['HISTORIES'] ?? 50)

let server: TestServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.close())

const time = fc.constantFrom('10:00', '11:00', '14:00', '15:00')
const number = fc.constantFrom('17010-1', '17010-2', '17010-3', '17010-4')
const rows = fc.array(
  fc.record({
    receipt: fc.constantFrom('1', '2', '3', '4'),
    time: fc.oneof(time, fc.constant('いつか')),
    status: fc.constantFrom('完了', '完了', '取下げ'),
    number,
  }),
  { minLength: 1, maxLength: 4 },
)
const at = fc.nat(30)
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })
const act = fc.oneof(
  // What has no booking yet changes nothing: most of it is to be about one.
  often(2, fc.record({ do: fc.constant('import' as const), rows })),
  often(3, fc.record({ do: fc.constant('book' as const), time, number })),
  often(2, fc.record({ do: fc.constant('change' as const), at, time })),
  often(
    8,
    fc.record({
      do: fc.constantFrom(
        'cancel' as const,
        'contact' as const,
        'claim' as const,
        'claim' as const,
        'close' as const,
        'serveAlone' as const,
        'serveTwice' as const,
        'giveBack' as const,
        'signOff' as const,
        'dismiss' as const,
        'dispose' as const,
      ),
      at,
    }),
  ),
  often(
    1,
    fc.record({ do: fc.constant('account' as const), login: fc.constantFrom('sato', 'suzuki') }),
  ),
  often(1, fc.record({ do: fc.constant('restrict' as const), number })),
  often(
    3,
    fc.record({ do: fc.constantFrom('offline' as const, 'online' as const, 'kill' as const) }),
  ),
  often(1, fc.record({ do: fc.constantFrom('takeImage' as const, 'putImageBack' as const) })),
  often(
    1,
    fc.record({ do: fc.constant('clock' as const), minutes: fc.integer({ min: -90, max: 90 }) }),
  ),
  often(1, fc.record({ do: fc.constantFrom('settle' as const, 'breathe' as const) })),
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never
const history = fc.record({
  wholes: fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(fc.boolean(), { minLength: 4, maxLength: 7 }) },
  ),
  steps: fc.array(fc.record({ pc: fc.nat(7), act }), { minLength: 4, maxLength: 30 }),
})

const TEN_DAYS = 10

let made = 0
const nextId = (word: string): string => `${word}-${(made += 1)}`
const pick = <T>(all: readonly T[], place: number): T | undefined =>
  all.length === 0 ? undefined : all[place % all.length]

function write(pc: Pc, events: readonly NewEvent[]): void {
  if (events.length > 0) value(pc.office.storage.log.append(events))
}

/** As the session room does it: the server is asked, then booking and record in one transaction. */
async function claim(pc: Pc, bookingId: string): Promise<void> {
  const { office } = pc
  const recordId = nextId('record')
  const claiming = () => office.room.port.claiming(bookingId, { recordId, counselorId: pc.name })
  const before = claiming()
  if (!before.ok) return
  const wished = before.value.booking
  const taken = await pc.claims.take({
    ...{ booking: bookingId, record: recordId, date: wished.date },
    jobSeekerNumber: wished.jobSeekerNumber,
  })
  const claimed = taken.ok ? claiming() : taken
  if (!claimed.ok) {
    pc.claims.letGo()
    return
  }
  const { booking, events } = claimed.value
  const { date, slot, siteId, name, kana, jobSeekerNumber, category } = booking
  const scope = recordScope(recordId)
  write(pc, [
    ...events,
    {
      ...{ type: 'session.opened', scope, actorId: pc.name },
      payload: {
        ...{ bookingId, date, slot, siteId, name, kana, jobSeekerNumber, category },
        companions: null,
        practice: false,
      },
    },
    ...(taken.ok && taken.value === 'unconfirmed'
      ? [
          {
            type: 'session.unconfirmed',
            scope,
            actorId: pc.name,
            payload: { allowed: null },
          } as const,
        ]
      : []),
  ])
}

/** The booking that this PC is running. */
const running = ({ office, name }: Pc) =>
  entries(office)
    .map(({ booking }) => booking)
    .find(
      (booking) =>
        booking.state === 'inSession' &&
        booking.counselorId === name &&
        office.storage.outbox.opened(booking.recordId ?? ''),
    )

function end(pc: Pc, how: 'close' | 'giveBack'): void {
  const booking = running(pc)
  const recordId = booking?.recordId
  if (booking === undefined || recordId === null || recordId === undefined) return
  const { port } = pc.office.room
  const scope = recordScope(recordId)
  const actorId = pc.name
  const usedMs = 60_000
  const events: readonly NewEvent[] =
    how === 'close'
      ? [
          { type: 'session.consultingBegan', scope, actorId, payload: {} },
          {
            ...{ type: 'session.closed', scope, actorId },
            payload: { outcome: 'completed', note: '架空の記録', followUp: '', usedMs },
          },
          ...port.closing(booking.id, { recordId, outcome: 'completed', usedMs }),
        ]
      : [
          { type: 'session.givenBack', scope, actorId, payload: {} },
          ...port.givingBack(booking.id, recordId),
        ]
  value(pc.office.storage.sessionStore.commit(events, null))
}

/** Records that this PC can read and that wait for a supervisor. */
function recordsOf({ office }: Pc): readonly string[] {
  return entries(office).flatMap(({ booking }) =>
    booking.state === 'closed' && booking.recordId !== null ? [booking.recordId] : [],
  )
}

/** Without a line, from the beginning to the end: nobody else hears of it. */
async function serveAlone(pc: Pc, bookingId: string): Promise<void> {
  await pc.offline()
  if (running(pc) === undefined) await claim(pc, bookingId)
  end(pc, 'close')
}

async function take(many: ManyPcs, pc: Pc, one: Act): Promise<void> {
  const { office } = pc
  const { handlers } = office.room
  const bookingId = 'at' in one ? (pick(entries(office), one.at)?.booking.id ?? '') : ''
  switch (one.do) {
    case 'import':
      await importText(office, csv(one.rows))
      break
    case 'book':
      await handlers['schedule.book'](
        { wish: wish({ slot: one.time, jobSeekerNumber: one.number }) },
        counselor,
      )
      break
    case 'change':
      await handlers['schedule.change'](
        { bookingId, touched: { slot: one.time, companions: pc.name }, seen: null },
        counselor,
      )
      break
    case 'cancel':
      await handlers['schedule.cancel']({ bookingId, by: 'office', means: null }, counselor)
      break
    case 'contact':
      await handlers['schedule.contact'](
        {
          bookingId,
          contact: { means: 'email', direction: 'toSeeker', result: 'sent', note: '架空' },
        },
        counselor,
      )
      break
    case 'claim':
      if (running(pc) === undefined) await claim(pc, bookingId)
      break
    case 'serveAlone':
      await serveAlone(pc, bookingId)
      break
    case 'serveTwice':
      for (const either of [pc, many.pcs.find((one) => one !== pc)])
        if (either !== undefined) await serveAlone(either, bookingId)
      break
    case 'close':
    case 'giveBack':
      end(pc, one.do)
      await pc.claims.tidy()
      break
    case 'dismiss': {
      const rowId = office.store.head().unread[0]?.id ?? ''
      await handlers['schedule.dismissUnread']({ rowId }, counselor)
      break
    }
    case 'signOff': {
      const recordId = pick(recordsOf(pc), one.at)
      if (recordId !== undefined && pc.whole && office.storage.records.find(recordId) !== null)
        write(pc, [
          { type: 'review.signedOff', scope: recordScope(recordId), actorId: 's1', payload: {} },
        ])
      break
    }
    case 'dispose': {
      const recordId = pick(recordsOf(pc), one.at)
      if (recordId !== undefined && pc.whole && office.storage.records.find(recordId) !== null)
        value(
          await office.storage.disposal.disposeRecords(
            [{ recordId, bookingId: null }],
            (recordIds) => ({
              type: 'records.disposed',
              scope: 'office',
              actorId: 's1',
              payload: {
                ...{ kind: 'consultations', before: DAY, reason: '' },
                recordIds: [...recordIds],
              },
            }),
          ),
        )
      break
    }
    case 'account': {
      const accountId = nextId('account')
      write(pc, [addedAccount(accountId, one.login)])
      break
    }
    case 'restrict': {
      const restrictionId = nextId('restriction')
      write(pc, [restricted(restrictionId, one.number)])
      break
    }
    case 'offline':
      await pc.offline()
      break
    case 'online':
      pc.online()
      break
    case 'kill':
    case 'takeImage':
    case 'putImageBack':
      await pc[one.do]()
      break
    case 'clock':
      office.clock.stepWall(one.minutes * MINUTE)
      break
    case 'settle':
      await many.settle()
      break
    case 'breathe':
      await new Promise((resolve) => setTimeout(resolve, 15))
  }
  office.clock.advance(2)
}

function addedAccount(accountId: string, loginName: string): NewEvent {
  return {
    type: 'people.accountAdded',
    scope: accountScope(accountId),
    actorId: 's1',
    payload: {
      accountId,
      account: {
        id: accountId,
        loginName,
        displayName: `架空 ${accountId}`,
        role: 'counselor',
        disabled: false,
      },
      passphrase: { n: 2, r: 8, p: 1, salt: 'AAAA', hash: 'AAAA' },
    },
  }
}

function restricted(restrictionId: string, jobSeekerNumber: string): NewEvent {
  return {
    type: 'review.restricted',
    scope: restrictionScope(restrictionId),
    actorId: 's1',
    payload: {
      ...{ restrictionId, jobSeekerNumber, fromRecordId: 'none', name: '架空 一郎' },
      ...{ reason: '架空', from: '2027-03-25', until: null, notice: '' },
    },
  }
}

/** What everybody has to have alike. */
function common({ office }: Pc): unknown {
  const { storage } = office
  return {
    entries: entries(office),
    // A set of ids.
    head: { ...office.store.head(), dismissed: office.store.head().dismissed.toSorted() },
    accounts: storage.accounts.all(),
    sato: storage.accounts.byLoginName('sato'),
    restrictions: [...storage.restrictions.first(DAY, 100).rows].sort((a, b) =>
      a.id.localeCompare(b.id),
    ),
  }
}

/** What a PC knows of those records; null: nothing, or nothing any more. */
const known = ({ office }: Pc, recordIds: readonly string[]): unknown =>
  recordIds.map((recordId) => office.storage.records.find(recordId))

/** @returns what is wrong */
function broken(pc: Pc): readonly string[] {
  const all = entries(pc.office).map(({ booking }) => booking)
  const { boothsPerSlot } = pc.office.profile
  const wrong: string[] = []
  const slots = new Map<string, { taken: number; live: number }>()
  const days = new Map<string, { taken: number; live: number }>()
  const count = (map: typeof slots, key: string, isLive: boolean): void => {
    const now = map.get(key) ?? { taken: 0, live: 0 }
    map.set(key, isLive ? { ...now, live: now.live + 1 } : { ...now, taken: now.taken + 1 })
  }
  for (const booking of all) {
    if (!takesSlot(booking)) continue
    const isLive = booking.state === 'live'
    count(slots, `${booking.date} ${booking.slot}`, isLive)
    const day = dayNumberOf(booking)
    if (day !== null) count(days, `${booking.date} ${day}`, isLive)
  }
  for (const [slot, { taken, live }] of slots)
    if (live > Math.max(0, boothsPerSlot - taken)) wrong.push(`${slot}: ${taken} + ${live}`)
  for (const [day, { taken, live }] of days)
    if (live > (taken > 0 ? 0 : 1)) wrong.push(`${day}: ${taken} + ${live}`)
  return wrong
}

type Told = {
  readonly id: string
  readonly bookingId: string
  readonly personDay: string
  readonly isClosed: boolean
  readonly isSignedOff: boolean
  /** The server had said yes to it. */
  readonly isConfirmed: boolean
}

/** Records as the log tells of them, in no list. */
function toldBy({ office }: Pc): readonly Told[] {
  const all = [...office.storage.log.reader.byScope('record')].map(({ event }) => event)
  return [...Map.groupBy(all, ({ scope }) => scope)].flatMap(([scope, events]) => {
    const types = events.map(({ type }) => type)
    const opened = OpenedSchema.safeParse(events[0]?.payload)
    if (!opened.success || types.includes('session.givenBack')) return []
    const { bookingId, date, jobSeekerNumber } = opened.data
    return {
      id: scope.slice('record/'.length),
      ...{ bookingId, personDay: `${date} ${jobSeekerNumber}` },
      isClosed: types.includes('session.closed'),
      isSignedOff: types.includes('review.signedOff'),
      isConfirmed: !types.includes('session.unconfirmed'),
    }
  })
}

/** Those that hang together by booking or by person and day, where one of them waits for a supervisor. */
function clashing(told: readonly Told[]): readonly (readonly Told[])[] {
  const closed = told.filter(({ isClosed }) => isClosed)
  const groups = closed.map((one) => {
    const group = new Set([one])
    for (const known of group)
      for (const other of closed)
        if (other.bookingId === known.bookingId || other.personDay === known.personDay)
          group.add(other)
    return closed.filter((other) => group.has(other))
  })
  const once = new Map(groups.map((group) => [group.map(({ id }) => id).join(), group]))
  return [...once.values()].filter(
    (group) => group.length > 1 && group.some(({ isSignedOff }) => !isSignedOff),
  )
}

/** What a supervisor at that PC is shown. */
function conflictsAt({ office }: Pc): readonly string[] {
  const db = new DatabaseSync(databasePath(office.folder), { readOnly: true })
  try {
    return createAnswering(db, office.storage.vault, databasePath(office.folder))
      .answering.conflicts({ limit: 1_000 })
      .map(({ records }) =>
        records
          .map(({ recordId }) => recordId)
          .toSorted()
          .join(' '),
      )
      .toSorted()
  } finally {
    db.close()
  }
}

async function lived(many: ManyPcs, steps: readonly { pc: number; act: Act }[]): Promise<void> {
  for (const pc of many.pcs) pc.online()
  for (const step of steps) {
    const pc = pick(many.pcs, step.pc)
    if (pc !== undefined) await take(many, pc, step.act)
  }
  await many.settle()
}

function compare(many: ManyPcs, hadOldDisk = false): void {
  const [first, ...others] = many.pcs
  if (first === undefined) return
  const shared = common(first)
  for (const pc of others) expect(common(pc), `${pc.name} and pc0`).toEqual(shared)
  const ids: readonly string[] = [
    ...many.pcs
      .flatMap(({ office }) => office.events)
      .filter(({ type }) => type === 'session.opened')
      .map(({ scope }) => scope.slice('record/'.length)),
  ]
  const wholes = many.pcs.filter(({ whole }) => whole)
  for (const pc of wholes) expect(known(pc, ids), pc.name).toEqual(known(wholes[0] ?? pc, ids))
  expect(broken(first)).toEqual([])
  const clashes = clashing(toldBy(first))
  // A disk that was put back had forgotten what the server said yes to.
  if (!hadOldDisk)
    for (const group of clashes)
      expect(group.filter(({ isConfirmed }) => isConfirmed).length).toBeLessThan(2)
  const right = clashes
    .map((group) =>
      group
        .map(({ id }) => id)
        .toSorted()
        .join(' '),
    )
    .toSorted()
  for (const pc of wholes) expect(conflictsAt(pc), `${pc.name}: conflicts`).toEqual(right)
}

describe('an office on several PCs', () => {
  it('takes in a large import of another PC piece by piece, also when it is closed in the middle of it', async () => {
    const many = await manyPcs(server, [true, false, false])
    const [one, other, hasty] = many.pcs
    if (one === undefined || other === undefined || hasty === undefined)
      throw new Error('there are three')
    await importText(
      one.office,
      csv(
        Array.from({ length: 900 }, (_, n) => ({
          receipt: String(n),
          date: `2027-04-${String((n % 20) + 1).padStart(2, '0')}`,
        })),
      ),
    )
    for (const pc of many.pcs) pc.online()
    // Its closing word has come, and what it puts in force is half in.
    await until('the closing word is there', () =>
      Promise.resolve(
        hasty.office.storage.log.reader.byScope('batch')[Symbol.iterator]().next().done !== true,
      ),
    )
    await hasty.offline()
    hasty.office.restart()
    await many.settle()
    const right = entries(one.office)
    await until('all lists are alike', () =>
      Promise.resolve([other, hasty].every((pc) => entries(pc.office).length === right.length)),
    )
    for (const pc of [other, hasty]) expect(common(pc), pc.name).toEqual(common(one))
    await many.close()
  })

  it('keeps disposed of what was, whatever another PC wrote of it without knowing', async () => {
    const many = await manyPcs(server, [true, true])
    const [one, other] = many.pcs
    if (one === undefined || other === undefined) throw new Error('there are two')
    write(one, [restricted('restriction-of-old', '17010-1')])
    await importText(one.office, csv([{ receipt: '1', time: 'いつか' }]))
    await many.settle()
    const rowId = one.office.store.head().unread[0]?.id ?? ''
    await other.offline()
    const scope = restrictionScope('restriction-of-old')
    write(other, [
      {
        ...{ type: 'review.restrictionLifted', scope, actorId: 's1' },
        payload: { restrictionId: 'restriction-of-old', why: '架空' },
      },
      { type: 'schedule.rowRead', scope: rowScope(rowId), actorId: 's1', payload: { batch: null } },
    ])
    const { disposal } = one.office.storage
    value(
      disposal.disposeRestrictions(['restriction-of-old'], {
        ...{ type: 'records.disposed', scope: 'office', actorId: 's1' },
        payload: { kind: 'restrictions', recordIds: [], before: DAY, reason: '' },
      }),
    )
    await one.office.room.handlers['schedule.dismissUnread']({ rowId }, counselor)
    await many.settle()
    for (const pc of many.pcs) {
      await pc.offline()
      pc.office.restart()
      expect(pc.office.storage.restrictions.find('restriction-of-old')).toBeNull()
      expect(pc.office.storage.mended, pc.name).toEqual([])
      expect(verifyFolder(pc.office.folder).firstBad, pc.name).toBeNull()
      for (const gone of [scope, rowScope(rowId)])
        expect(
          pc.office.storage.log.eventsOf(gone).every(({ payload }) => payload === null),
          `${pc.name} ${gone}`,
        ).toBe(true)
    }
    expect(common(other)).toEqual(common(one))
    await many.close()
  })

  it('tells whoever typed a word that lost, until it was seen, and nobody else', async () => {
    const many = await manyPcs(server, [true, false])
    const [one, other] = many.pcs
    if (one === undefined || other === undefined) throw new Error('there are two')
    const by = { account: accountNamed('c-one', 'counselor') }
    const byOther = { account: accountNamed('c-other', 'counselor') }
    const change = async (pc: Pc, companions: string, who: typeof by): Promise<void> => {
      const bookingId = entries(pc.office)[0]?.booking.id ?? ''
      const touched = { companions }
      value(
        await pc.office.room.handlers['schedule.change']({ bookingId, touched, seen: null }, who),
      )
    }
    const lost = async (pc: Pc, who: typeof by) =>
      value(await pc.office.room.handlers['schedule.overruled']({ date: DAY }, who))
    await importText(one.office, csv([{ receipt: '1' }]))
    await many.settle()
    await change(other, '通訳', byOther)
    await many.settle()
    await change(one, '家族', by)
    await many.settle()
    // Each knew of what was before.
    expect([...(await lost(one, by)), ...(await lost(other, byOther))]).toEqual([])
    await one.offline()
    await change(one, '介助者', by)
    await change(other, '手話通訳', byOther)
    await until('the other word is sent', () =>
      Promise.resolve(other.courier().state().name === 'quiet'),
    )
    await many.settle()
    for (const pc of many.pcs) {
      expect(entries(pc.office)[0]?.booking.companions).toBe('介助者')
      expect(await lost(pc, by)).toEqual([])
      expect(await lost(pc, byOther)).toMatchObject([{ field: 'companions', winner: '名前 c-one' }])
    }
    const bookingId = entries(one.office)[0]?.booking.id ?? ''
    const see = (who: typeof by) =>
      one.office.room.handlers['schedule.seeOverruled']({ bookingId }, who)
    expect(await see(by)).toMatchObject({ reason: 'notFound' })
    value(await see(byOther))
    await many.settle()
    for (const pc of many.pcs) expect(await lost(pc, byOther)).toEqual([])
    await many.close()
  })

  it('has the office’s order also after a kill, of what came between what it had written itself', async () => {
    const many = await manyPcs(server, [true, false])
    const [one, other] = many.pcs
    if (one === undefined || other === undefined) throw new Error('there are two')
    for (const pc of many.pcs) await pc.offline()
    const same = { receipt: '2', time: 'いつか', number: '17010-3' }
    await importText(one.office, csv([{ receipt: '4' }, same]))
    await importText(other.office, csv([same, { receipt: '1', time: 'いつか' }]))
    // The cache is written before the other's events have a place among its own.
    one.office.restart()
    other.online()
    await until('the other’s is there first', () =>
      Promise.resolve(other.courier().state().name === 'quiet'),
    )
    await many.settle()
    await one.kill()
    expect(common(one)).toEqual(common(other))
    await many.settle()
    compare(many)
    await many.close()
  })

  it('has the office’s order also after a start, of what it had written and kept before the others’ came', async () => {
    const many = await manyPcs(server, [true, false])
    const [one, other] = many.pcs
    if (one === undefined || other === undefined) throw new Error('there are two')
    for (const pc of many.pcs) await pc.offline()
    await importText(one.office, csv([{ receipt: '1' }]))
    // Its cache has it now.
    one.office.restart()
    await importText(other.office, csv([{ receipt: '2', number: '17010-2' }]))
    other.online()
    await until('the other’s is there first', () =>
      Promise.resolve(other.courier().state().name === 'quiet'),
    )
    await many.settle()
    compare(many)
    one.office.restart()
    expect(common(one)).toEqual(common(other))
    await many.close()
  })

  it('keeps both sessions of one booking that could not know of each other, as one item for the supervisor', async () => {
    const many = await manyPcs(server, [true, false])
    const [one, other] = many.pcs
    if (one === undefined || other === undefined) throw new Error('there are two')
    await importText(one.office, csv([{ receipt: '1' }]))
    await many.settle()
    const bookingId = entries(one.office)[0]?.booking.id ?? ''
    for (const pc of many.pcs) await pc.offline()
    for (const pc of many.pcs) {
      await claim(pc, bookingId)
      end(pc, 'close')
    }
    await many.settle()
    compare(many)
    expect(conflictsAt(one)).toHaveLength(1)
    expect(clashing(toldBy(one))).toMatchObject([[{ isConfirmed: false }, { isConfirmed: false }]])
    await many.close()
  })

  it('comes to rest where one PC knows of a use that the bookings do not tell, and lets nobody be served twice', async () => {
    const many = await manyPcs(server, [true, false, false])
    const [whole, pc, other] = many.pcs
    if (whole === undefined || pc === undefined || other === undefined) throw new Error('three')
    await importText(other.office, csv([{ receipt: '1' }]))
    await many.settle()
    const [first] = entries(other.office)
    if (first === undefined) throw new Error('nothing came in')
    const { id: bookingId, jobSeekerNumber } = first.booking
    // As of a booking that has another number by now.
    value(
      pc.office.storage.sessionStore.commit(
        [
          {
            ...{ type: 'session.opened', scope: recordScope('earlier'), actorId: pc.name },
            payload: {
              ...{ bookingId: 'another', date: DAY, slot: '10:00', siteId: 'kanazawa' },
              ...{ name: '架空 一郎', kana: null, jobSeekerNumber, category: 1 },
              ...{ companions: null, practice: false },
            },
          },
          {
            ...{ type: 'session.consultingBegan', scope: recordScope('earlier') },
            ...{ actorId: pc.name, payload: {} },
          },
          {
            ...{ type: 'session.closed', scope: recordScope('earlier'), actorId: pc.name },
            payload: { outcome: 'completed', note: '', followUp: '', usedMs: MINUTE },
          },
        ],
        null,
      ),
    )
    await many.settle()
    // All look at the rules of that day again.
    await importText(other.office, csv([{ receipt: '2', number: '17010-2' }]))
    await many.settle()
    compare(many)
    // Whoever knows of it refuses.
    for (const { office, name } of [whole, pc])
      expect(
        office.room.port.claiming(bookingId, { recordId: 'later', counselorId: name }),
      ).toMatchObject({ reason: 'onceADay' })
    await many.close()
  })

  it('gives a PC that was ten days away all that it missed, and the others what it did alone, each once', async () => {
    const many = await manyPcs(server, [true, true, false])
    const [desk, other, away] = many.pcs
    if (desk === undefined || other === undefined || away === undefined) throw new Error('three')
    const serve = async (pc: Pc, which: 0 | -1): Promise<void> => {
      const free = entries(pc.office)
        .filter(({ booking }) => booking.state === 'live')
        .toSorted((a, b) => Number(a.booking.receiptNumber) - Number(b.booking.receiptNumber))
        .at(which)
      if (free === undefined) throw new Error(`nothing is left for ${pc.name}`)
      await claim(pc, free.booking.id)
      end(pc, 'close')
    }
    /** What e-TUMO has by that day: one more each day. */
    const file = (day: number): string =>
      csv(
        Array.from({ length: day + 2 }, (_, at) => ({
          receipt: `${at + 1}`,
          date: addDays(DAY, 2 * 7),
          time: ['10:00', '11:00', '14:00', '15:00'][at % 4] ?? '10:00',
        })),
      )
    await importText(desk.office, file(0))
    await many.settle()
    await away.offline()
    await serve(away, 0)
    for (let day = 1; day <= TEN_DAYS; day += 1) {
      for (const { office } of [desk, other, away]) office.clock.advance(24 * HOUR)
      const pc = day % 2 === 0 ? desk : other
      await importText(pc.office, file(day))
      await serve(pc, -1)
    }
    // It was switched off and on in that time, and goes on where it was.
    await away.kill()
    const before = entries(away.office).length
    away.online()
    await many.settle()
    compare(many)
    expect(entries(away.office).length).toBeGreaterThan(before)
    const served = entries(away.office).filter(({ booking }) => booking.state === 'closed')
    expect(served).toHaveLength(TEN_DAYS + 1)
    expect(conflictsAt(desk)).toEqual([])
    await many.close()
  })

  it('destroys also the key of another PC that comes after the disposal', async () => {
    const many = await manyPcs(server, [true, true])
    const [one, other] = many.pcs
    if (one === undefined || other === undefined) throw new Error('there are two')
    // Both begin the same booking, each with a key of its own.
    await importText(other.office, csv([{ receipt: '1' }]))
    await importText(one.office, csv([{ receipt: '1' }]))
    const [booking] = entries(one.office)
    const scope = bookingScope(booking?.booking.id ?? '')
    value(
      await one.office.storage.disposal.disposeMonths(['2027-03'], [scope], {
        ...{ type: 'records.disposed', scope: 'office', actorId: 's1' },
        payload: { kind: 'bookings', recordIds: [], before: DAY, reason: '' },
      }),
    )
    await many.settle()
    for (const { name, office } of many.pcs)
      expect(
        office.storage.log.eventsOf(scope).filter(({ payload }) => payload !== null),
        name,
      ).toEqual([])
    await many.close()
  })

  it('keeps what an older copy of a PC wrote, and what that PC had written before, each once', async () => {
    const many = await manyPcs(server, [true, true])
    const [one, other] = many.pcs
    if (one === undefined || other === undefined) throw new Error('there are two')
    const book = async (pc: Pc, slot: string, jobSeekerNumber: string): Promise<void> => {
      value(
        await pc.office.room.handlers['schedule.book'](
          { wish: wish({ slot, jobSeekerNumber }) },
          counselor,
        ),
      )
    }
    const bookings = ({ office }: Pc): readonly string[] =>
      entries(office)
        .map(({ booking }) => `${booking.slot} ${booking.state}`)
        .toSorted()
    await book(one, '10:00', '17010-1')
    await many.settle()
    await one.takeImage()
    // Both begin the same booking, on the disk that is lost and on the one that was put back, each with a key of its own.
    await importText(one.office, csv([{ receipt: '1', time: '11:00', number: '17010-2' }]))
    const [lost] = entries(one.office).filter(({ booking }) => booking.receiptNumber === '1')
    if (lost === undefined) throw new Error('the file brought nothing')
    await claim(one, lost.booking.id)
    end(one, 'close')
    await many.settle()
    const [closed] = recordsOf(one)
    const record = known(one, [closed ?? ''])
    expect(record).toMatchObject([{ outcome: 'completed' }])
    const before = one.office.storage.outbox.devices()
    await one.offline()
    await one.putImageBack()
    await importText(one.office, csv([{ receipt: '1', time: '11:00', number: '17010-2' }]))
    await book(one, '14:00', '17010-3')
    const stamps = one.office.storage.log.reader
    const written = [...stamps.byScope('booking')].map(({ event }) => event.atMs)
    one.online()
    await until('it says that it is an older copy', () =>
      Promise.resolve(one.courier().state().name === 'forked'),
    )
    // Nothing was sent over the other.
    expect(bookings(other)).toEqual(['10:00 live', '11:00 closed'])
    await many.settle()
    expect(one.office.storage.outbox.devices()).toHaveLength(before.length + 1)
    for (const pc of many.pcs)
      expect(bookings(pc), pc.name).toEqual(['10:00 live', '11:00 closed', '14:00 live'])
    compare(many, true)
    expect(known(one, [closed ?? ''])).toEqual(record)
    const after = [...one.office.storage.log.reader.byScope('booking')].map(
      ({ event }) => event.atMs,
    )
    for (const stamp of written) expect(after).toContain(stamp)
    for (const { name, office } of many.pcs) {
      expect(verifyFolder(office.folder).firstBad, name).toBeNull()
      const unread = [...office.storage.log.reader.byScope('booking')].filter(
        ({ event }) => event.payload === null,
      )
      expect(unread, name).toEqual([])
    }
    await many.close()
  })

  it('keeps disposed of what an older copy of a PC disposed of', async () => {
    const many = await manyPcs(server, [true, true])
    const [one, other] = many.pcs
    if (one === undefined || other === undefined) throw new Error('there are two')
    write(one, [restricted('restriction-of-copy', '17010-1')])
    await many.settle()
    await one.takeImage()
    write(one, [restricted('restriction-lost', '17010-2')])
    await many.settle()
    await one.offline()
    await one.putImageBack()
    value(
      one.office.storage.disposal.disposeRestrictions(['restriction-of-copy'], {
        ...{ type: 'records.disposed', scope: 'office', actorId: 's1' },
        payload: { kind: 'restrictions', recordIds: [], before: DAY, reason: '' },
      }),
    )
    await many.settle()
    const scope = restrictionScope('restriction-of-copy')
    for (const { name, office } of many.pcs) {
      const said = office.storage.log.eventsOf(scope)
      expect(said.at(-1)?.type, name).toBe('review.restrictionDisposed')
      expect(
        said.every(({ payload }) => payload === null),
        name,
      ).toBe(true)
      expect(office.storage.restrictions.find('restriction-of-copy'), name).toBeNull()
      expect(office.storage.restrictions.find('restriction-lost'), name).not.toBeNull()
      expect(verifyFolder(office.folder).firstBad, name).toBeNull()
    }
    await many.close()
  })

  it('has the same lists everywhere, whatever was done on each of them', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ wholes, steps }) => {
        const many = await manyPcs(server, [true, ...wholes])
        try {
          await lived(many, steps)
          compare(
            many,
            steps.some((step) => step.act.do === 'putImageBack'),
          )
          // Each of them comes to the same from its own log alone.
          for (const pc of many.pcs) {
            const before = common(pc)
            await pc.offline()
            spoil(pc.office, 'loseCache')
            expect(common(pc), `${pc.name} from its log`).toEqual(before)
            expect(verifyFolder(pc.office.folder).firstBad, pc.name).toBeNull()
          }
        } finally {
          await many.close()
        }
      }),
      // Each history takes a second and the line is a real one: made shorter it may not fail again.
      { numRuns: HISTORIES, endOnFailure: true },
    )
  }, 3_600_000)
})
