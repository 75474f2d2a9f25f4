/** The schedule in memory: the fold of the log, moved on by every event that is written. */
import type { LoggedEvent } from '../../shared/log/events.ts'
import { idIn } from '../../shared/log/scope.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { batchOf, closedBy, foldBooking, foldHead } from '../../shared/schedule/fold.ts'
import { createIndex } from '../../shared/schedule/index.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { drain, runSlices, type Slices, type SliceWatch } from '../slices.ts'
import type { LogReader } from '../storage/log/reader.ts'
import { bookingNow, closingsAsked, foldAll, inOrder, isOfSchedule, type Lists } from './folding.ts'
import { bookingsOf, copyOf, inEffect, putAside } from './in-effect.ts'
import { type FoldedLog, headSince, refoldBookings } from './refolding.ts'

/** More events than this are folded into lists beside the ones in force, before their closing word. */
const LARGE = 500
/** Events, and bookings, between two breaths. */
const BREATH = 1000
/** Enough for a slow line. Of what is not remembered the order on the board may be another one until the next start; what is held is not decided by it. */
const CLOSED_REMEMBERED = 10

/** What changed: bookings by id, those of them that are gone, and the days they were or are on. */
export type Touched = {
  /** All that the log holds was folded anew: also what comes after these events. */
  readonly upToDate: boolean
  readonly ids: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
  readonly dates: ReadonlySet<LocalDate>
}

export interface Memory {
  lists(): Lists
  /** In the order in which they began for all PCs. */
  readonly inOfficeOrder: (entries: readonly Entry[]) => readonly Entry[]
  /** Goes up with every change. */
  readonly revision: () => number
  /** Some batch has begun here and is not closed, or what others wrote is half in. */
  waiting(): boolean
  /** Null: nothing of the schedule is in force that was not before. */
  take(events: readonly LoggedEvent[]): Touched | null
  /**
   * What other PCs wrote, as it came from the office's server: each booking it touches is folded anew in the office's order.
   * @param behind all of the schedule that stands behind the position `since` in that order, this PC's own too
   */
  takeOthers(
    events: readonly LoggedEvent[],
    behind: () => readonly LoggedEvent[],
    since: number,
  ): Slices<Touched | null>
  /** Folds a batch in slices, so that its closing word costs a moment only. Progress in events and bookings. */
  readonly prepare: (batch: string, watch: SliceWatch) => Promise<Result<null, 'cancelled'>>
  readonly forget: (batch: string) => void
  /** Batches whose closing word will not come: the program that wrote them here is gone. */
  forgetWaiting(): void
}

type Prepared = Lists & {
  readonly batch: string
  readonly revision: number
  readonly events: number
}

type Marks = {
  upToDate: boolean
  readonly ids: Set<string>
  readonly removed: Set<string>
  readonly dates: Set<LocalDate>
}

/** @param device this PC's name in the log */
export function createMemory(start: Lists, reader: LogReader, device: string): Memory {
  const closedAt = closingsAsked(reader)
  const log: FoldedLog = { reader, closedAt }
  let lists = start
  let revision = 0
  let prepared: Prepared | null = null
  let isFolding = false
  const waiting = new Map<string, LoggedEvent[]>()
  /** Members of the last batches that were closed here: the server may give others' events a place between them and their closing word. */
  const closedHere = new Map<string, readonly LoggedEvent[]>()

  function rememberClosed(batch: string, members: readonly LoggedEvent[]): void {
    if (members.length > LARGE) return
    closedHere.set(batch, members)
    const [oldest] = closedHere.keys()
    if (closedHere.size > CLOSED_REMEMBERED && oldest !== undefined) closedHere.delete(oldest)
  }

  function mark(marks: Marks, id: string, before: Entry | null, after: Entry | null): void {
    marks.ids.add(id)
    if (after === null) marks.removed.add(id)
    for (const entry of [before, after]) if (entry !== null) marks.dates.add(entry.booking.date)
  }

  function fold(event: LoggedEvent, marks: Marks): void {
    const id = idIn(event.scope, 'booking')
    if (id === null) return
    const before = lists.index.get(id) ?? null
    const after = foldBooking(before, event)
    if (after === before) return
    if (after === null) lists.index.remove(id)
    else lists.index.put(after)
    mark(marks, id, before, after)
  }

  function foldAnew(marks: Marks): void {
    const before = lists
    lists = drain(foldAll(reader))
    marks.upToDate = true
    for (const [id, entry] of before.index.entries) mark(marks, id, entry, null)
    for (const [id, entry] of lists.index.entries) {
      mark(marks, id, null, entry)
      marks.removed.delete(id)
    }
  }

  function close(batch: string, closing: LoggedEvent, events: number, marks: Marks): void {
    const members = waiting.get(batch) ?? []
    waiting.delete(batch)
    rememberClosed(batch, members)
    const ready = prepared
    prepared = null
    if (members.length !== events) {
      // Some of it was written before this program heard the log, or cannot be read any more.
      foldAnew(marks)
      return
    }
    if (ready?.batch === batch && ready.revision === revision && ready.events === events) {
      const before = lists
      lists = { index: ready.index, head: foldHead(ready.head, [closing]) }
      for (const member of members) {
        const id = idIn(member.scope, 'booking')
        if (id !== null) mark(marks, id, before.index.get(id) ?? null, lists.index.get(id) ?? null)
      }
      return
    }
    for (const member of members) fold(member, marks)
    lists = { ...lists, head: foldHead(lists.head, [...members, closing]) }
  }

  function take(events: readonly LoggedEvent[]): Touched | null {
    const marks: Marks = { upToDate: false, ids: new Set(), removed: new Set(), dates: new Set() }
    let changed = false
    for (const event of events) {
      if (!isOfSchedule(event.scope)) continue
      const batch = batchOf(event)
      if (batch !== null) {
        putAside(waiting, batch, event)
        continue
      }
      changed = true
      const closed = closedBy(event)
      if (closed !== null) close(closed.batch, event, closed.events, marks)
      else {
        fold(event, marks)
        lists = { ...lists, head: foldHead(lists.head, [event]) }
      }
    }
    if (!changed) return null
    revision += 1
    return marks
  }

  function* takeOthers(
    events: readonly LoggedEvent[],
    behind: () => readonly LoggedEvent[],
    since: number,
  ): Slices<Touched | null> {
    if (events.every((event) => !isOfSchedule(event.scope) || batchOf(event) !== null)) {
      inEffect(events, waiting)
      return null
    }
    const isOfClosed = (event: LoggedEvent): boolean => closedHere.has(batchOf(event) ?? '')
    const all = inEffect(
      behind().filter((event) => !isOfClosed(event)),
      copyOf(new Map([...waiting, ...closedHere])),
    )
    const others = inEffect(events, waiting)
    const marks: Marks = { upToDate: false, ids: new Set(), removed: new Set(), dates: new Set() }
    revision += 1
    if (others.isPart) {
      foldAnew(marks)
      return marks
    }
    const begun = all.told.filter(({ type }) => type === 'schedule.booked')
    isFolding = true
    try {
      const ids = bookingsOf([...others.told, ...begun])
      yield* refoldBookings(log, lists.index, ids, since, (id, before, after) =>
        mark(marks, id, before, after),
      )
      lists = { ...lists, head: headSince(log, lists.head, all.told, since) }
    } finally {
      isFolding = false
    }
    revision += 1
    return marks
  }

  return {
    lists: () => lists,
    inOfficeOrder: (entries) =>
      entries
        .flatMap(({ booking }) => bookingNow(reader, closedAt, booking.id) ?? [])
        .sort(inOrder)
        .map(({ entry }) => entry),
    revision: () => revision,
    waiting: () => isFolding || [...waiting.values()].some(([first]) => first?.device === device),
    take,
    takeOthers,
    async prepare(batch, watch) {
      const members = waiting.get(batch) ?? []
      if (members.length <= LARGE) return ok()
      const base = revision
      const made = await runSlices(foldBeside(lists, members), watch)
      if (!made.ok) return made
      prepared = { ...made.value, batch, revision: base, events: members.length }
      return ok()
    },
    forget(batch) {
      waiting.delete(batch)
      if (prepared?.batch === batch) prepared = null
    },
    forgetWaiting() {
      for (const [batch, [first]] of waiting) if (first?.device === device) waiting.delete(batch)
    },
  }
}

/** New lists with the events in them; the old ones stay in use meanwhile. */
function* foldBeside(lists: Lists, events: readonly LoggedEvent[]): Slices<Lists> {
  const changed = new Map<string, Entry | null>()
  const rows: LoggedEvent[] = []
  let done = 0
  for (const event of events) {
    if ((done += 1) % BREATH === 0) yield done
    const id = idIn(event.scope, 'booking')
    if (id === null) rows.push(event)
    else {
      const before = changed.get(id)
      const known = before === undefined ? (lists.index.get(id) ?? null) : before
      changed.set(id, foldBooking(known, event))
    }
  }
  const index = createIndex([])
  for (const [id, entry] of lists.index.entries) {
    if ((done += 1) % BREATH === 0) yield done
    const after = changed.get(id)
    if (after === undefined) index.put(entry)
    else if (after !== null) index.put(after)
  }
  for (const [id, entry] of changed) {
    if ((done += 1) % BREATH === 0) yield done
    if (entry !== null && index.get(id) === undefined) index.put(entry)
  }
  return { index, head: foldHead(lists.head, rows) }
}
