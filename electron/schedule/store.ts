/** The schedule: in memory the fold of the log, on disk a cache of it. Who changes it writes events; it follows by itself. */
import type { Cancel, Clock } from '../../shared/clock.ts'
import type { LoggedEvent } from '../../shared/log/events.ts'
import type { Result } from '../../shared/result.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import type { Head } from '../../shared/schedule/head.ts'
import type { ScheduleIndex } from '../../shared/schedule/index.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import {
  type Breathe,
  breathe,
  drain,
  quietWatch,
  runSlices,
  type Slices,
  type SliceWatch,
} from '../slices.ts'
import type { StoredEvent } from '../storage/log/event-row.ts'
import type { Inbox } from '../storage/log/inbox.ts'
import type { LogReader } from '../storage/log/reader.ts'
import { type Cached, readCache } from './cache.ts'
import { createCacheWriter } from './cache-writer.ts'
import { type Drafts, openDrafts } from './drafts.ts'
import { foldAll, isOfSchedule, type Lists, SCHEDULE_KINDS, toldBy } from './folding.ts'
import { foldBeside, type StartThread } from './folding-thread.ts'
import { createMemory, type Touched } from './memory.ts'
import { createQueue } from './queue.ts'
import type { CacheParts } from './pieces.ts'

export type { CacheParts, OpenConf, SealBox } from './pieces.ts'

export interface ScheduleStore {
  index(): ScheduleIndex
  head(): Head
  /** Bookings in the order in which they began for all PCs of the office, read from the log. */
  inOfficeOrder(entries: readonly Entry[]): readonly Entry[]
  /** Goes up with every change; a preview is good for one revision. */
  revision(): number
  /** Begun forms; no part of the revisions. */
  readonly drafts: Drafts
  /** The events of a batch are written: works out in slices what its closing word will put in force. */
  prepare(batch: string, watch: SliceWatch): Promise<Result<null, 'cancelled'>>
  /** The closing word of that batch will not come. */
  forget(batch: string): void
  /** Called after each change with the days it touched. Returns the way to stop. */
  onChanged(listener: (dates: ReadonlySet<LocalDate>) => void): Cancel
  /** The same after that where other PCs changed it: what fitted there may not fit beside what was written here. */
  onOthers(listener: (dates: ReadonlySet<LocalDate>) => void): Cancel
  /** From here on the cache is kept up to date. */
  start(): void
  /** Stops hearing the log and writes the cache. */
  close(): void
}

export type ScheduleStoreParts = CacheParts & {
  readonly clock: Clock
  readonly log: {
    /** This PC's name in it. */
    readonly device: string
    readonly reader: LogReader
    onCommitted(listener: (events: readonly LoggedEvent[]) => void): () => void
  }
  /** What other PCs wrote. */
  readonly inbox: Pick<Inbox, 'onReceived' | 'since' | 'position'>
  readonly breathe?: Breathe
  /** For a long log that is folded gently. */
  readonly thread?: StartThread
  /** For one look: no cache is written. */
  readonly readOnly?: boolean
}

type Start = { readonly lists: Lists; readonly cached: Cached | null; readonly place: number }

/** More events than this are worth a thread of their own. */
const LONG = 5_000

/** The cache as far as the log bears it out, and its place there; null: all of it is to be made again from the log. */
function* cachedStart(parts: ScheduleStoreParts): Slices<Start | null> {
  const cached = yield* readCache(parts)
  const position = cached?.position ?? null
  const place = position === null ? 0 : parts.log.reader.placeOf(position)
  if (cached === null || place === null) return null
  // The server gives its order anew.
  if (cached.manifest.officePosition > parts.inbox.position()) return null
  return { lists: cached.lists, cached, place }
}

const foldedStart = (lists: Lists): Start => ({ lists, cached: null, place: 0 })

function isLong(reader: LogReader): boolean {
  const newest = reader.newest()
  return newest !== null && (reader.placeOf(newest) ?? 0) > LONG
}

/** Reads the cache and what the log says since, or the log alone, at once. Throws what the database throws. */
export function openScheduleStore(parts: ScheduleStoreParts): ScheduleStore {
  const start = drain(cachedStart(parts)) ?? foldedStart(drain(foldAll(parts.log.reader)))
  return storeFrom(parts, start)
}

/** The same while everything else has its turn; nothing may be written meanwhile. */
export async function openScheduleStoreGently(parts: ScheduleStoreParts): Promise<ScheduleStore> {
  return storeFrom(parts, (await gently(parts, cachedStart(parts))) ?? (await foldGently(parts)))
}

async function foldGently(parts: ScheduleStoreParts): Promise<Start> {
  const { reader } = parts.log
  const beside =
    parts.thread !== undefined && isLong(reader)
      ? await foldBeside(parts.thread, parts.breathe ?? breathe)
      : null
  return foldedStart(beside ?? (await gently(parts, foldAll(reader))))
}

async function gently<T>(parts: ScheduleStoreParts, work: Slices<T>): Promise<T> {
  const done = await runSlices(work, { ...quietWatch, breathe: parts.breathe ?? breathe })
  if (!done.ok) throw new Error(done.reason)
  return done.value
}

function storeFrom(parts: ScheduleStoreParts, start: Start): ScheduleStore {
  const { reader } = parts.log
  const { device } = parts.log
  const memory = createMemory(start.lists, reader, device)
  const writer =
    parts.readOnly === true
      ? null
      : createCacheWriter(
          { ...parts, reader, memory, breathe: parts.breathe ?? breathe },
          start.cached,
        )
  const listeners = new Set<(dates: ReadonlySet<LocalDate>) => void>()
  const hearingOthers = new Set<(dates: ReadonlySet<LocalDate>) => void>()

  /** Whether all that the log holds is in the lists now. */
  function follow(touched: Touched | null): boolean {
    if (touched === null) return false
    writer?.touch(touched)
    for (const listener of listeners) listener(touched.dates)
    return touched.upToDate
  }
  const hear = (events: readonly LoggedEvent[]): boolean => follow(memory.take(events))
  const told = (stored: readonly StoredEvent[]): LoggedEvent[] =>
    stored.flatMap((event) => toldBy(event) ?? [])

  function othersWork(events: readonly StoredEvent[], since: number): Slices<Touched | null> {
    const kinds = SCHEDULE_KINDS.map((kind) => `${kind}/`)
    const behind = (): LoggedEvent[] =>
      told(parts.inbox.since(since, kinds).map(({ event }) => event))
    return memory.takeOthers(told(events.filter(({ scope }) => isOfSchedule(scope))), behind, since)
  }
  function tellOthers(touched: Touched | null): void {
    follow(touched)
    if (touched !== null) for (const listener of hearingOthers) listener(touched.dates)
  }
  const queue = createQueue(tellOthers, parts.breathe ?? breathe)
  const hearOthers = (events: readonly StoredEvent[], since: number): void =>
    queue.add(() => othersWork(events, since))

  /** What was written since the cache was. */
  function catchUp(place: number, since: number): void {
    const news = [...reader.after(place, SCHEDULE_KINDS)].map(({ event }) => event)
    if (news.some((event) => event.device !== device)) {
      tellOthers(drain(othersWork(news, since)))
      return
    }
    for (const event of news) {
      const one = toldBy(event)
      if (one !== null && hear([one])) break
    }
  }

  if (start.cached !== null) catchUp(start.place, start.cached.manifest.officePosition)
  memory.forgetWaiting()
  const deafen = parts.log.onCommitted(hear)
  const deafenToOthers = parts.inbox.onReceived(hearOthers)

  return {
    index: () => memory.lists().index,
    head: () => memory.lists().head,
    inOfficeOrder: memory.inOfficeOrder,
    revision: memory.revision,
    drafts: openDrafts(parts),
    prepare: memory.prepare,
    forget: memory.forget,
    onChanged(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onOthers(listener) {
      hearingOthers.add(listener)
      return () => void hearingOthers.delete(listener)
    },
    start: () => writer?.start(),
    close() {
      deafen()
      deafenToOthers()
      // What is half in would be no cache of anything.
      queue.drain()
      writer?.close()
    },
  }
}
