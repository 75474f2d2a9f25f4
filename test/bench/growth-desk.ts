/**
 * One PC of the growth benchmark: an office with many records, its rooms behind the real dispatcher, and every operation that
 * reads or writes many rows, one after the other; then all that read while a session runs to its cap. Prints one line of JSON.
 * argv: the office's folder (it is written to), the last day, cap in seconds (0: no session).
 */
import { createDispatcher } from '../../electron/ipc.ts'
import { createRecordsRoom } from '../../electron/records/room.ts'
import { createReviewRoom } from '../../electron/review/room.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { scheduleSeal } from '../../electron/schedule/keys.ts'
import { openScheduleStoreGently } from '../../electron/schedule/store.ts'
import { startVerify } from '../../electron/storage/verify/verify-thread.ts'
import { storageOpener } from '../../electron/storage/opener.ts'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { z } from 'zod'
import { type Clock, MINUTE, SECOND, sleep, systemClock } from '../../shared/clock.ts'
import type { Account } from '../../shared/people/account.ts'
import { noFilter } from '../../shared/records/record.ts'
import { publishablePeriods } from '../../shared/review/published.ts'
import { addDays, addMonths, type Period } from '../../shared/time/day.ts'
import { ok } from '../../shared/result.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { runToTheCap } from './cap-session.ts'
import { noKeyStore } from './records.ts'

const [folder = '', last = '2026-11-24', cap = '0'] = process.argv.slice(2)

/** Real time, in the evening of the office's last day. */
const shift = instantOf(last, '17:00') - systemClock.wallMs()
const clock: Clock = { ...systemClock, wallMs: () => systemClock.wallMs() + shift }

/** `cpuMs`: of the longest block, what this thread worked itself; the rest it waited for the disk or for a core. */
export type Operation = {
  readonly ms: number
  readonly blockMs: number
  readonly cpuMs: number
  readonly size: number
}

function workedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The longest time in which nothing else had its turn while `work` ran. A turn is asked for every ms. */
async function watched(work: () => unknown): Promise<Operation> {
  let longest = { blockMs: 0, cpuMs: 0 }
  let before = { wall: performance.now(), cpu: workedMs() }
  const look = (): void => {
    const now = { wall: performance.now(), cpu: workedMs() }
    longest = {
      blockMs: Math.max(longest.blockMs, now.wall - before.wall),
      cpuMs: Math.max(longest.cpuMs, now.cpu - before.cpu),
    }
    before = now
  }
  const stop = systemClock.every(1, look)
  await sleep(systemClock, 5)
  look()
  longest = { blockMs: 0, cpuMs: 0 }
  const start = performance.now()
  const answer = await work()
  const ms = performance.now() - start
  look()
  stop()
  return { ms, ...longest, size: typeof answer === 'number' ? answer : 0 }
}

const results: Record<string, Operation> = {}
async function measure(name: string, work: () => unknown): Promise<void> {
  const done = await watched(work)
  const known = results[name]
  // Of several times the median would hide a block; the time is the last, the block the longest.
  results[name] = {
    ...done,
    blockMs: Math.max(done.blockMs, known?.blockMs ?? 0),
    cpuMs: Math.max(done.cpuMs, known?.cpuMs ?? 0),
  }
}

const supervisor: Account = {
  id: 'sup',
  loginName: 'sup',
  displayName: '架空 統子',
  role: 'supervisor',
  disabled: false,
}

const openingMs = performance.now()
const opened = storageOpener(noKeyStore).open(folder, 'practice', clock, null)
if (!opened.ok) throw new Error(opened.reason)
const storage = opened.value
const tookMs = performance.now() - openingMs
results['open the storage'] = { ms: tookMs, blockMs: tookMs, cpuMs: tookMs, size: 0 }
const office = {
  kind: 'practice' as const,
  profile: () => ({
    ...kanazawaProfile(),
    retention: { record: 36, incident: 36, office: 36, restriction: 36 },
  }),
}
const nameOf = (id: string): string => `架空 ${id.slice(0, 4)}`
const records = createRecordsRoom({
  verify: startVerify,
  bookings: {
    goesWith: () => 'kept',
    ofRecords: () => new Map(),
    importsInForce: () => new Set(),
    forgetDrafts: () => ok(),
  },
  storage,
  people: { nameOf },
  office,
  clock,
  sessionRunning: () => false,
  notify: () => undefined,
  ring: () => undefined,
})
const review = createReviewRoom({
  storage,
  clock,
  office,
  nameOf,
  ids: randomUUID,
  summaryOf: records.summaryOf,
  correcting: () => [],
  bookingsOf: () => ({ openDays: 20, unopened: [] }),
  printPdf: async () => 'unsupported',
  ring: () => undefined,
})
const dispatch = createDispatcher({
  handlers: () => ({ ...records.handlers, ...review.handlers }),
  presence: () => ({ account: supervisor, locked: false }),
  onBug: (channel, error) => console.error(channel, error),
})

/** As the platform does it: asked, answered, put into the text that goes to the page. @returns that text's length */
async function call(channel: string, request: unknown): Promise<unknown> {
  const answer = await dispatch(channel, request)
  if (!answer.ok && answer.reason !== 'tooMany' && answer.reason !== 'notDue')
    throw new Error(`${channel}: ${answer.reason}`)
  return answer.ok ? answer.value : null
}
const asked =
  (channel: string, request: unknown = {}) =>
  async (): Promise<number> =>
    JSON.stringify(await call(channel, request)).length

const from = addMonths(last, -60)
const search = (filter: object, skip = 0) =>
  asked('records.list', {
    filter: { ...noFilter, ...filter },
    at: { edge: null, skip },
    limit: 50,
  })
const why = 'ベンチ'
/** No longer period leaves the office. */
const lastWholeYear = ((): Period => {
  const year = publishablePeriods(last).find(({ kind }) => kind === 'year')
  if (year === undefined) throw new Error('no year is over')
  return { from: year.from, to: year.to }
})()
const reading: Record<string, () => Promise<unknown>> = {
  'badge: how many wait': asked('review.waiting'),
  'review: queue': asked('review.queue'),
  'review: reasons': asked('review.judgeReasons'),
  'review: conflicts': asked('review.conflicts'),
  'review: statistics of five years': asked('review.statistics', { from, to: last }),
  'review: no shows': asked('review.noShows'),
  'review: unused': asked('review.unused'),
  'review: restrictions': asked('review.restrictions', { limit: 100 }),
  'records: all, first page': search({}),
  'records: all, page 1,000': search({}, 49_950),
  'records: family name': search({ text: '架空' }),
  'records: one character': search({ text: '高' }),
  'records: long name': search({ text: '高橋 一郎' }),
  'records: filters together': search({ slot: '10:00', outcome: 'completed', review: 'signedOff' }),
  'records: name and filters': search({ text: '高', outcome: 'seekerLeft', incident: false }),
  'records: incidents': search({ incident: true }),
  'records: due': asked('records.due'),
  'day sheet': asked('review.daySheet', { date: addDays(last, -1), why }),
}
const writing: Record<string, () => Promise<unknown>> = {
  'export: statistics of a year': asked('review.exportStatistics', {
    ...lastWholeYear,
    encoding: 'cp932',
    why,
  }),
  'export: records of a year': asked('review.exportRecords', {
    filter: { ...noFilter, from: addMonths(last, -4) },
    encoding: 'cp932',
    why,
  }),
  'sign off 100': async () => {
    const { value } = z
      .object({ value: z.array(z.object({ recordId: z.string(), against: z.array(z.string()) })) })
      .parse(await dispatch('review.judgeReasons', {}))
    const recordIds = value.flatMap(({ recordId, against }) =>
      against.length === 0 ? recordId : [],
    )
    return recordIds.length === 0 ? 0 : asked('review.signOffMany', { recordIds })()
  },
  'disposal of 500': async () => {
    const due = await storage.reading.ask('due', {
      incident: false,
      before: addMonths(last, -36),
      limit: 500,
    })
    const ids = due.rows.map(({ recordId }) => recordId)
    return ids.length === 0 ? 0 : asked('records.dispose', { kind: 'record', ids, reason: why })()
  },
}

/** What a folder of copies holds, in bytes. */
const sizeOf = (place: string): number =>
  readdirSync(place, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  )
const copies = `${folder}.copies`
mkdirSync(copies)
/** @returns what came to the copies, in bytes */
async function backUp(minute: number): Promise<number> {
  const before = sizeOf(copies)
  const atMs = instantOf(last, '17:30') + minute * MINUTE
  const done = await storage.backUp({ target: copies, keep: 14, atMs })
  if (!done.ok) throw new Error(done.reason)
  return sizeOf(copies) - before
}
await measure('backup: first', () => backUp(0))

// The thread comes up with the first question: that is its own row.
await measure('first question (the thread starts)', reading['badge: how many wait'] ?? asked(''))
for (const [name, work] of Object.entries(reading))
  for (const _ of [1, 2]) await measure(name, work)
await measure('lists: compare with the log', () => storage.checkLists(() => false))
for (const [name, work] of Object.entries(writing)) await measure(name, work)
await measure('backup: after a day', () => backUp(1))

let lateMs: number | null = null
if (Number(cap) > 0) {
  let over = false
  let rounds = 0
  const late = runToTheCap({
    storage,
    clock,
    capSeconds: Number(cap),
    tell: (_topic, payload) => void JSON.stringify(payload),
  }).then((ms) => {
    over = true
    return ms
  })
  const all = [...Object.values(reading), ...Object.values(writing)]
  const during = await watched(async () => {
    while (!over) {
      const work = all[rounds % all.length]
      await work?.()
      rounds += 1
    }
    return rounds
  })
  results['all of them during a session'] = during
  lateMs = await late
}

const scheduleParts = {
  folder,
  openConf: (options: {
    readonly cwd: string
    readonly configName: string
    readonly accessPropertiesByDotNotation: false
  }) => new Conf<Record<string, unknown>>({ ...options, projectName: 'soudan-desk-bench' }),
  clock,
  seal: scheduleSeal(storage.vault),
  log: storage.log,
  inbox: storage.inbox,
  thread: storage.thread,
}
await measure('schedule: fold the log, no cache', () =>
  openScheduleStoreGently({ ...scheduleParts, readOnly: true }),
)
// As the app opens it; opened at once, what that leaves to be collected would count as the writing's.
const store = await openScheduleStoreGently(scheduleParts)
await measure('schedule: write the whole cache', async () => {
  store.start()
  await sleep(systemClock, 4 * SECOND)
})
store.close()
await measure('schedule: read the cache', () =>
  openScheduleStoreGently({ ...scheduleParts, readOnly: true }),
)
await storage.reading.close()
storage.close()
process.stdout.write(`${JSON.stringify({ results, lateMs })}\n`, () => process.exit(0))
