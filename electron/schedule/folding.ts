/** All of the schedule from the log alone, and the log's events in the form the folds take them in. */
import type { LoggedEvent } from '../../shared/log/events.ts'
import {
  batchScope,
  bookingScope,
  idIn,
  readScope,
  rowScope,
  type ScopeKind,
} from '../../shared/log/scope.ts'
import type { UnreadRow } from '../../shared/log/unread.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { batchOf, CLOSES, foldBooking, foldHead } from '../../shared/schedule/fold.ts'
import { emptyHead, type Head } from '../../shared/schedule/head.ts'
import { createIndex, type ScheduleIndex } from '../../shared/schedule/index.ts'
import { type Slices, sorted } from '../slices.ts'
import { asLogged, type StoredEvent } from '../storage/log/event-row.ts'
import type { Arrived, LogReader } from '../storage/log/reader.ts'
import { UNSENT } from '../storage/log/turn.ts'

/** Events opened, or bookings put in their place, between two breaths. */
const BREATH = 50

export type Lists = { readonly index: ScheduleIndex; readonly head: Head }

export const SCHEDULE_KINDS: readonly ScopeKind[] = ['booking', 'row', 'batch']

export const isOfSchedule = (scope: string): boolean =>
  scope.startsWith('booking/') || scope.startsWith('row/') || scope.startsWith('batch/')

/** Null: it cannot be read any more and tells the schedule nothing. A dismissed row's key is gone on purpose; its type says enough. */
export function toldBy(event: StoredEvent): LoggedEvent | null {
  const scope = readScope(event.scope)
  if (event.type !== 'schedule.rowDismissed' || scope === null) return asLogged(event)
  const { device, sequence, atMs, actorId } = event
  return { type: event.type, scope, payload: {}, device, sequence, atMs, actorId }
}

/** Where a closing word stands: in the order of arrival, and in the one that all PCs share (storage/log/turn.ts). */
export type Closing = { readonly place: number; readonly turn: number }

/** `at`, `atTurn`: where it takes effect, which for a member of a batch is the batch's closing word; then its own turn. */
type Placed = {
  readonly at: number
  readonly atTurn: number
  readonly turn: number
  readonly event: LoggedEvent
}
type Turn = Pick<Placed, 'atTurn' | 'turn'>
export const inOrder = (left: Turn, right: Turn): number =>
  left.atTurn - right.atTurn || left.turn - right.turn

/** Where the closing words are, by batch, and those of them that can be read, in the office's order. */
export function closings(reader: LogReader): {
  readonly closed: ReadonlyMap<string, Closing>
  readonly told: readonly Placed[]
} {
  const closed = new Map<string, Closing>()
  const told: Placed[] = []
  for (const { place, turn, event } of reader.byScope('batch')) {
    const batch = idIn(event.scope, 'batch')
    if (batch === null || !CLOSES.has(event.type)) continue
    closed.set(batch, { place, turn })
    const logged = toldBy(event)
    // Behind the members of the batch, whose places are smaller.
    if (logged !== null) told.push({ at: place, atTurn: turn, turn, event: logged })
  }
  // The log gives them scope by scope, and a batch's id is no order.
  return { closed, told: told.sort(inOrder) }
}

/** Where that batch was closed; undefined: it was not, and does not count. */
export type ClosedAt = (batch: string) => Closing | undefined

/** Asks the log batch by batch, each once whose closing word has its place for good: it is never taken back. */
export function closingsAsked(reader: LogReader): ClosedAt {
  const known = new Map<string, Closing>()
  return (batch) => {
    const before = known.get(batch)
    if (before !== undefined) return before
    const words = reader.ofScope(batchScope(batch))
    const found = words.find(({ event }) => CLOSES.has(event.type))
    if (found !== undefined && found.turn < UNSENT) known.set(batch, found)
    return found
  }
}

/** Null: it does not count. */
function placed({ place, turn, event }: Arrived, closedAt: ClosedAt): Placed | null {
  const logged = toldBy(event)
  if (logged === null) return null
  const batch = batchOf(logged)
  const at = batch === null ? { place, turn } : closedAt(batch)
  return at === undefined ? null : { at: at.place, atTurn: at.turn, turn, event: logged }
}

export type Arriving = Pick<Placed, 'at' | 'atTurn' | 'turn'> & { readonly entry: Entry }

/** One booking from all events of its scope; null: there is none. */
function foldScope(events: Placed[]): Arriving | null {
  let entry: Entry | null = null
  let arrived = { at: 0, atTurn: 0, turn: 0 }
  for (const { at, atTurn, turn, event } of events.sort(inOrder)) {
    const before: Entry | null = entry
    entry = foldBooking(entry, event)
    if (before === null && entry !== null) arrived = { at, atTurn, turn }
  }
  return entry === null ? null : { ...arrived, entry }
}

/** What counts of a booking, in the order in which it takes effect. */
export function tellingOf(
  reader: LogReader,
  closedAt: ClosedAt,
  bookingId: string,
): readonly LoggedEvent[] {
  return reader
    .ofScope(bookingScope(bookingId))
    .flatMap((arrived) => placed(arrived, closedAt) ?? [])
    .sort(inOrder)
    .map(({ event }) => event)
}

/** A booking as the log has it now, and when it began in the office's order; null: it is not there. */
export function bookingNow(
  reader: LogReader,
  closedAt: ClosedAt,
  bookingId: string,
): Arriving | null {
  const events = reader
    .ofScope(bookingScope(bookingId))
    .flatMap((arrived) => placed(arrived, closedAt) ?? [])
  return foldScope(events)
}

export type RowNow = Pick<Placed, 'atTurn' | 'turn'> & {
  readonly id: string
  /** Null: it is not unread (any more). */
  readonly row: UnreadRow | null
  readonly dismissed: boolean
}

/** An unread row as the log has it now, and when it came last in the office's order. */
export function rowNow(reader: LogReader, closedAt: ClosedAt, id: string): RowNow {
  const events = reader
    .ofScope(rowScope(id))
    .flatMap((arrived) => placed(arrived, closedAt) ?? [])
    .sort(inOrder)
  let now: RowNow = { id, row: null, dismissed: false, atTurn: 0, turn: 0 }
  for (const { atTurn, turn, event } of events) {
    if (event.type === 'schedule.rowDismissed') now = { ...now, row: null, dismissed: true }
    else if (event.type === 'schedule.rowRead') now = { ...now, row: null }
    else if (event.type === 'schedule.rowUnread' && now.row === null && !now.dismissed)
      now = { ...now, row: event.payload.row, atTurn, turn }
  }
  return now
}

/** How a booking was before that place of the log; null: it was not there. */
export function entryBefore(
  reader: LogReader,
  closed: ReadonlyMap<string, Closing>,
  bookingId: string,
  before: number,
): Entry | null {
  const events = reader.ofScope(bookingScope(bookingId)).flatMap((arrived) => {
    const one = placed(arrived, (batch) => closed.get(batch))
    return one !== null && one.at < before ? [one] : []
  })
  return foldScope(events)?.entry ?? null
}

/** Reads every event of the schedule: some seconds for 100,000 bookings. In the office's order, never by stamp. */
export function* foldAll(reader: LogReader): Slices<Lists> {
  const { closed, told } = closings(reader)
  const closedAt: ClosedAt = (batch) => closed.get(batch)
  const bookings: Arriving[] = []
  let scope = ''
  let events: Placed[] = []
  let read = 0
  const finish = (): void => {
    const made = foldScope(events)
    if (made !== null) bookings.push(made)
    events = []
  }
  for (const arrived of reader.byScope('booking')) {
    if (arrived.event.scope !== scope) finish()
    scope = arrived.event.scope
    const one = placed(arrived, closedAt)
    if (one !== null) events.push(one)
    if ((read += 1) % BREATH === 0) yield read
  }
  finish()
  const rows = [...told]
  for (const arrived of reader.byScope('row')) {
    const one = placed(arrived, closedAt)
    if (one !== null) rows.push(one)
    if ((read += 1) % BREATH === 0) yield read
  }
  const inArrival = yield* sorted(bookings, inOrder)
  const index = createIndex([])
  for (const [place, { entry }] of inArrival.entries()) {
    index.put(entry)
    if (place % BREATH === 0) yield read
  }
  return {
    index,
    head: foldHead(
      emptyHead,
      rows.sort(inOrder).map(({ event }) => event),
    ),
  }
}
