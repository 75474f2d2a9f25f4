/** All of the schedule from the log alone, and the log's events in the form the folds take them in. */
import type { LoggedEvent } from '../../shared/log/events.ts'
import { bookingScope, idIn, readScope, type ScopeKind } from '../../shared/log/scope.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { batchOf, CLOSES, foldBooking, foldHead } from '../../shared/schedule/fold.ts'
import { emptyHead, type Head } from '../../shared/schedule/head.ts'
import { createIndex, type ScheduleIndex } from '../../shared/schedule/index.ts'
import { type Slices, sorted } from '../slices.ts'
import { asLogged, type StoredEvent } from '../storage/log/event-row.ts'
import type { Arrived, LogReader } from '../storage/log/reader.ts'

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

/** `at`: where it takes effect, which for a member of a batch is the batch's closing word; then its own place. */
type Placed = { readonly at: number; readonly place: number; readonly event: LoggedEvent }
const inOrder = (left: Omit<Placed, 'event'>, right: Omit<Placed, 'event'>): number =>
  left.at - right.at || left.place - right.place

/** Places of the closing words, by batch, and those of them that can be read, in order of arrival. */
export function closings(reader: LogReader): {
  readonly closed: ReadonlyMap<string, number>
  readonly told: readonly Placed[]
} {
  const closed = new Map<string, number>()
  const told: Placed[] = []
  for (const { place, event } of reader.byScope('batch')) {
    const batch = idIn(event.scope, 'batch')
    if (batch === null || !CLOSES.has(event.type)) continue
    closed.set(batch, place)
    const logged = toldBy(event)
    // Behind the members of the batch, whose places are smaller.
    if (logged !== null) told.push({ at: place, place, event: logged })
  }
  // The log gives them scope by scope, and a batch's id is no order.
  return { closed, told: told.sort(inOrder) }
}

/** Null: it does not count. */
function placed({ place, event }: Arrived, closed: ReadonlyMap<string, number>): Placed | null {
  const logged = toldBy(event)
  if (logged === null) return null
  const batch = batchOf(logged)
  const at = batch === null ? place : closed.get(batch)
  return at === undefined ? null : { at, place, event: logged }
}

type Arriving = Omit<Placed, 'event'> & { readonly entry: Entry }

/** One booking from all events of its scope; null: there is none. */
function foldScope(events: Placed[]): Arriving | null {
  let entry: Entry | null = null
  let arrived = { at: 0, place: 0 }
  for (const { at, place, event } of events.sort(inOrder)) {
    const before: Entry | null = entry
    entry = foldBooking(entry, event)
    if (before === null && entry !== null) arrived = { at, place }
  }
  return entry === null ? null : { ...arrived, entry }
}

/** How a booking was before that place of the log; null: it was not there. */
export function entryBefore(
  reader: LogReader,
  closed: ReadonlyMap<string, number>,
  bookingId: string,
  before: number,
): Entry | null {
  const events = reader.ofScope(bookingScope(bookingId)).flatMap((arrived) => {
    const one = placed(arrived, closed)
    return one !== null && one.at < before ? [one] : []
  })
  return foldScope(events)?.entry ?? null
}

/** Reads every event of the schedule: some seconds for 100,000 bookings. In order of arrival, never by stamp. */
export function* foldAll(reader: LogReader): Slices<Lists> {
  const { closed, told } = closings(reader)
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
    const one = placed(arrived, closed)
    if (one !== null) events.push(one)
    if ((read += 1) % BREATH === 0) yield read
  }
  finish()
  const rows = [...told]
  for (const arrived of reader.byScope('row')) {
    const one = placed(arrived, closed)
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
