/** Steps of the clock, restarts and restores between what people do: notes, timelines, review states and queues are those of a run without them. */
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecordsRoom } from '../../electron/records/room.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { createCountReader } from '../../electron/storage/lists/count-reader.ts'
import { storageOpener } from '../../electron/storage/opener.ts'
import { openStorage, type Storage } from '../../electron/storage/storage.ts'
import { startVerify } from '../../electron/storage/verify/verify-thread.ts'
import { DAY, HOUR, MINUTE } from '../../shared/clock.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { firstPage, noFilter } from '../../shared/records/record.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import { account, reviewRoom, supervisor } from '../unit/review-helpers.ts'
import {
  closed,
  fakeKeyStore,
  newOffice,
  noBookings,
  opened,
  START_MS,
  temporaryFolder,
  value,
} from '../unit/storage-helpers.ts'

const by = { account: supervisor }
const anna = { account: account('anna', 'counselor') }

const record = fc.integer({ min: 0, max: 3 })
const step = fc.oneof(
  fc.record({
    do: fc.constantFrom(
      'next' as const,
      'next' as const,
      'next' as const,
      'signOff' as const,
      'return' as const,
      'answer' as const,
      'answer' as const,
      'restrict' as const,
      'lift' as const,
    ),
    record,
  }),
  fc.record({
    do: fc.constant('clock' as const),
    ms: fc.oneof(
      fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
      fc.constantFrom(-400 * DAY, 400 * DAY),
    ),
  }),
  fc.record({ do: fc.constantFrom('restart' as const, 'restore' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What comes of a record one after the other: opened, entered, job seeker seen, closed. */
const COURSE = 4
type Desk = {
  storage: Storage
  readonly clock: VirtualClock
  /** How far each record has come. */
  readonly course: number[]
  said: number
}

const rooms = (d: Desk) => {
  const records = createRecordsRoom({
    storage: d.storage,
    people: { nameOf: (id) => id },
    bookings: noBookings,
    office: { profile: kanazawaProfile },
    clock: d.clock,
    sessionRunning: () => false,
    notify: () => undefined,
    verify: startVerify,
    ring: () => undefined,
  })
  return { records, review: reviewRoom(d.storage, records.summaryOf, { clock: d.clock }) }
}

function next(d: Desk, n: number): void {
  const recordId = `r${n}`
  const wish = { recordId, counselorId: 'anna', slot: ['10:00', '11:00'][n % 2] ?? '' }
  const of = { scope: recordScope(recordId), actorId: 'anna' }
  const events: readonly NewEvent[] = [
    opened(wish),
    { ...of, type: 'session.entered', payload: { provider: 'zoom' } },
    { ...of, type: 'session.seekerJoined', payload: {} },
    closed(wish, `最初の記録 ${n}`),
  ]
  const event = events[d.course[n] ?? COURSE]
  if (event === undefined) return
  d.course[n] = (d.course[n] ?? 0) + 1
  value(d.storage.log.append([event]))
}

/** Refusals are part of the course: they must be the same too. */
async function act(d: Desk, one: Step, answers: unknown[]): Promise<void> {
  if (!('record' in one)) return
  const recordId = `r${one.record}`
  const { records, review } = rooms(d)
  const says = async (answer: unknown): Promise<void> => {
    const settled = await answer
    answers.push([one.do, recordId, JSON.stringify(settled).includes('"ok":true')])
  }
  d.said += 1
  switch (one.do) {
    case 'next': {
      next(d, one.record)
      return
    }
    case 'signOff':
      return says(review.handlers['review.signOff']({ recordId }, by))
    case 'return':
      return says(review.handlers['review.return']({ recordId, comment: `なぜ ${d.said}` }, by))
    case 'answer':
      return says(
        records.handlers['records.amendNote'](
          { recordId, note: `直した記録 ${d.said}`, comment: `はい ${d.said}` },
          anna,
        ),
      )
    case 'restrict':
      return says(
        review.handlers['review.restrict'](
          {
            recordId,
            wish: { from: '2026-11-24', until: null, reason: `理由 ${d.said}`, notice: '' },
          },
          by,
        ),
      )
    case 'lift': {
      const standing = d.storage.restrictions
        .first('2026-11-24', 100)
        .rows.find(({ lifted }) => lifted === null)
      return says(
        review.handlers['review.liftRestriction'](
          { restrictionId: standing?.id ?? 'none', why: `済んだ ${d.said}` },
          by,
        ),
      )
    }
  }
}

async function everything(d: Desk): Promise<unknown> {
  const { records, review } = rooms(d)
  const listed = await records.handlers['records.list'](
    { filter: noFilter, at: firstPage, limit: 50 },
    by,
  )
  const views = []
  for (const n of d.course.keys()) {
    const read = await records.handlers['records.read']({ recordId: `r${n}` }, by)
    if (!read.ok) continue
    const { timeline, note, review: steps, summary } = read.value
    views.push({
      note,
      state: summary.review,
      steps: steps.map(({ kind, comment }) => ({ kind, comment })),
      timeline: timeline
        .filter(({ type }) => type !== 'session.clockStepped' && type !== 'records.read')
        .map(({ type, payload }) =>
          JSON.stringify({ type, payload }).replace(/"restrictionId":"[^"]*"/, ''),
        ),
    })
  }
  return {
    views,
    list: JSON.stringify(value(listed)).match(/"recordId":"r\d"/g),
    queue: value(await review.handlers['review.queue']({}, by)).map(({ recordId }) => recordId),
    restrictions: d.storage.restrictions
      .first('2026-11-24', 100)
      .rows.map(({ reason, lifted }) => ({ reason, lifted: lifted?.why ?? null })),
    waited: waited(d.storage.folder),
  }
}

/** How long people waited altogether, by what statistics are made of: real minutes, whatever the clock was set to. */
function waited(folder: string): unknown {
  const db = new DatabaseSync(databasePath(folder), { readOnly: true })
  const counts = createCountReader(db).counts('2020-01-01', '2040-01-01')
  db.close()
  return counts.waited
}

async function run(steps: readonly Step[], disturbed: boolean): Promise<unknown> {
  const root = temporaryFolder()
  const clock = createVirtualClock(START_MS)
  const keyStore = fakeKeyStore()
  const folder = path.join(root, 'office')
  const office = newOffice({ folder, keyStore, clock })
  const d: Desk = { storage: office.storage, clock, course: [0, 0, 0, 0], said: 0 }
  const answers: unknown[] = []
  const open = (): void => {
    d.storage = value(
      openStorage({ folder, keyStore, clock, kind: 'office', vaultPassphrase: null }),
    )
  }
  for (const one of steps) {
    clock.advance(5 * MINUTE)
    await act(d, one, answers)
    if (!disturbed) continue
    if (one.do === 'clock') {
      clock.stepWall(one.ms)
      const stepped = d.course.flatMap((done, n): NewEvent[] =>
        done > 0 && done < COURSE
          ? [
              {
                type: 'session.clockStepped',
                scope: recordScope(`r${n}`),
                actorId: 'system',
                payload: { byMs: one.ms },
              },
            ]
          : [],
      )
      value(d.storage.log.append(stepped))
    }
    if (one.do === 'restart') {
      d.storage.close()
      open()
    }
    if (one.do === 'restore') {
      const target = temporaryFolder()
      const copy = value(await d.storage.backUp({ target, keep: 3, atMs: clock.wallMs() }))
      value(
        await storageOpener(keyStore).restore(
          path.join(target, copy.name),
          root,
          clock.wallMs() + d.said,
          () => {
            d.storage.close()
            return Promise.resolve(true)
          },
        ),
      )
      open()
    }
  }
  const result = { answers, ...((await everything(d)) as object) }
  await d.storage.reading.close()
  d.storage.close()
  return result
}

describe('what is known of an office', () => {
  it(
    'is the same with steps of the clock, restarts and restores as without',
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
          expect(await run(steps, true)).toEqual(await run(steps, false))
        }),
        { numRuns: Number(process.env['ORDER_RUNS'] ?? 5) },
      )
    },
  )
})
