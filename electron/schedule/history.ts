/** 予約の履歴, read from the log; and the ways back, which are further events that keep every rule. */
import type { BookingChange } from '../../shared/log/change.ts'
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { DAY } from '../../shared/clock.ts'
import type { LoggedEvent, NewEvent } from '../../shared/log/events.ts'
import { batchScope, bookingScope, idIn, rowScope } from '../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type BackPlan, type Earlier, planBack, type Step } from '../../shared/schedule/back.ts'
import { bookedEvent, changedEvent } from '../../shared/schedule/change.ts'
import { batchOf, closedBy } from '../../shared/schedule/fold.ts'
import type { BackCounts, BackTarget, HistoryItem } from '../../shared/schedule/history.ts'
import { dateOf } from '../../shared/time/instant.ts'
import type { LogReader } from '../storage/log/reader.ts'
import { quietWatch, runSlices, type SliceWatch } from '../slices.ts'
import { writeBatch } from './batches.ts'
import { closings, entryBefore, SCHEDULE_KINDS, toldBy } from './folding.ts'
import type { ScheduleTools } from './tools.ts'

/** What a person does to a booking by hand. */
const BY_HAND: ReadonlySet<BookingChange> = new Set<BookingChange>([
  'changed',
  'cancelled',
  'restored',
])

export type HistoryHandlers = Pick<
  Handlers<'schedule'>,
  'schedule.history' | 'schedule.lookBack' | 'schedule.undoImport' | 'schedule.backTo'
>

/** So far back it is listed. */
const LISTED_MS = 31 * DAY
/** Events opened between two breaths, and for the list altogether: a way back reads as far as it must. */
const CHUNK = 100
const MOST_LISTED = 60_000

type Told = { readonly place: number; readonly event: LoggedEvent }

/** The newest first, chunk by chunk: the process that reads them runs the cap. */
async function* backwards(
  { reader, breathe }: Pick<ScheduleTools, 'breathe'> & { readonly reader: LogReader },
  most = Infinity,
): AsyncGenerator<Told> {
  let place: number | null = null
  for (let seen = 0; seen < most; seen += CHUNK) {
    const chunk = reader.before(place, SCHEDULE_KINDS, CHUNK)
    for (const arrived of chunk) {
      place = arrived.place
      const event = toldBy(arrived.event)
      if (event !== null) yield { place, event }
    }
    if (chunk.length < CHUNK) return
    await breathe()
  }
}

type Counts = { added: number; changed: number; gone: number }
type Line = Omit<HistoryItem, 'counts' | 'place'> & { place: number; readonly counts: Counts }

function count(counts: Counts, event: LoggedEvent): void {
  if (event.type === 'schedule.booked') counts.added += 1
  else if (event.type === 'schedule.unbooked') counts.gone += 1
  else if (event.type === 'schedule.changed') {
    const { state } = event.payload.set
    if (state === 'withdrawn' || state === 'cancelled') counts.gone += 1
    else counts.changed += 1
  }
}

/** Done by a person at the board, not by a session, the rules or a file. */
function byHand(event: LoggedEvent): boolean {
  if (event.type === 'schedule.booked') return true
  return event.type === 'schedule.changed' && BY_HAND.has(event.payload.what)
}

function lineOf(id: string, kind: Line['kind'], { place, event }: Told): Line {
  return {
    id,
    kind,
    place,
    atMs: event.atMs,
    fileName: event.type === 'schedule.imported' ? event.payload.fileName : null,
    counts: { added: 0, changed: 0, gone: 0 },
    undone: false,
  }
}

async function listed(tools: ScheduleTools, reader: LogReader): Promise<HistoryItem[]> {
  const lines = new Map<string, Line>()
  const undone = new Set<string>()
  const oldest = tools.clock.wallMs() - LISTED_MS
  for await (const told of backwards({ reader, breathe: tools.breathe }, MOST_LISTED)) {
    const { event, place } = told
    if (event.atMs < oldest) break
    const closed = closedBy(event)
    if (event.type === 'schedule.importUndone') undone.add(event.payload.undone)
    if (closed !== null) {
      const kind = event.type === 'schedule.imported' ? 'import' : 'back'
      lines.set(closed.batch, lineOf(closed.batch, kind, told))
      continue
    }
    const batch = batchOf(event)
    if (batch === null && !byHand(event)) continue
    const id = batch ?? `day/${dateOf(event.atMs)}`
    // Members of a batch without its closing word, which would have come first: they never were.
    if (batch !== null && !lines.has(id)) continue
    const line = lines.get(id) ?? lineOf(id, 'day', told)
    lines.set(id, line)
    line.place = place
    count(line.counts, event)
  }
  return [...lines.values()].map((line) => ({ ...line, undone: undone.has(line.id) }))
}

type Wanted = {
  readonly wanted: readonly Earlier[]
  readonly kept: number
  readonly rows: readonly string[]
}

export function historyHandlers(tools: ScheduleTools): HistoryHandlers {
  const { reader } = tools
  const watch: SliceWatch = { ...quietWatch, breathe: tools.breathe }
  const nowOf = (id: string) => tools.store.index().get(id) ?? null

  /** Members of one import that nothing happened to since. */
  async function ofImport(batch: string): Promise<Wanted | null> {
    const { closed, told } = closings(reader)
    const closing = told.find(({ event }) => event.scope === batchScope(batch))
    const place = closed.get(batch)?.place
    if (place === undefined || closing?.event.type !== 'schedule.imported') return null
    const wanted: Earlier[] = []
    const rows: string[] = []
    const later = new Set<string>()
    let missing = closing.event.payload.events
    for await (const { place: at, event } of backwards({ reader, breathe: tools.breathe })) {
      if (missing === 0) break
      const id = idIn(event.scope, 'booking')
      if (batchOf(event) !== batch) {
        const counts = batchOf(event) === null || closed.has(batchOf(event) ?? '')
        if (id !== null && at > place && counts) later.add(id)
        continue
      }
      missing -= 1
      if (event.type === 'schedule.rowUnread') rows.push(event.payload.row.id)
      else if (id !== null && !later.has(id))
        wanted.push({ id, now: nowOf(id), then: entryBefore(reader, closed, id, place) })
    }
    const members = closing.event.payload.events - missing - rows.length
    return { wanted: wanted.reverse(), kept: members - wanted.length, rows }
  }

  /** Every booking that something happened to from that place on. */
  async function since(place: number): Promise<Wanted | null> {
    const { closed } = closings(reader)
    const ids = new Set<string>()
    for await (const { place: at, event } of backwards({ reader, breathe: tools.breathe })) {
      if (at < place) break
      const id = idIn(event.scope, 'booking')
      if (id !== null) ids.add(id)
    }
    const wanted: Earlier[] = []
    for (const id of [...ids].reverse()) {
      wanted.push({ id, now: nowOf(id), then: entryBefore(reader, closed, id, place) })
      if (wanted.length % CHUNK === 0) await tools.breathe()
    }
    return { wanted, kept: 0, rows: [] }
  }

  async function planned(target: BackTarget): Promise<{
    plan: BackPlan
    rows: readonly string[]
    counts: BackCounts
    revision: number
  } | null> {
    const revision = tools.store.revision()
    const found =
      target.kind === 'import' ? await ofImport(target.batch) : await since(target.place)
    if (found === null) return null
    const planned = await runSlices(
      planBack(found.wanted, {
        index: tools.store.index(),
        rules: tools.rules(),
        atMs: tools.clock.wallMs(),
      }),
      watch,
    )
    if (!planned.ok) return null
    const plan = planned.value
    const removed = plan.steps.filter(({ after }) => after === null).length
    const counts = {
      removed,
      changed: plan.steps.length - removed,
      held: plan.held,
      kept: plan.kept + found.kept,
    }
    return { plan, rows: found.rows, counts, revision }
  }

  /** Null: nothing is to be written of that step. */
  function eventOf(
    { before, after }: Step,
    what: 'importUndone' | 'wentBack',
    actorId: string,
    batch: string,
  ): NewEvent | null {
    if (after !== null)
      return before === null
        ? bookedEvent(after, actorId, batch)
        : changedEvent(before, after, what, actorId, batch)
    return before === null
      ? null
      : {
          type: 'schedule.unbooked',
          scope: bookingScope(before.booking.id),
          actorId,
          payload: { batch },
        }
  }

  async function eventsOf(
    { steps }: BackPlan,
    rows: readonly string[],
    what: 'importUndone' | 'wentBack',
    actorId: string,
    batch: string,
  ): Promise<NewEvent[]> {
    const open = new Set(tools.store.head().unread.map(({ id }) => id))
    const events: NewEvent[] = []
    for (const [place, step] of steps.entries()) {
      const event = eventOf(step, what, actorId, batch)
      if (event !== null) events.push(event)
      if (place % CHUNK === CHUNK - 1) await tools.breathe()
    }
    for (const id of rows)
      if (open.has(id))
        events.push({
          type: 'schedule.rowRead',
          scope: rowScope(id),
          actorId,
          payload: { batch },
        })
    return events
  }

  async function goBack(
    target: BackTarget,
    actorId: string,
  ): Promise<Result<BackCounts, 'notFound' | 'scheduleChanged' | 'saveFailed'>> {
    const found = await planned(target)
    if (found === null) return fail('notFound')
    const id = tools.ids()
    const what = target.kind === 'import' ? 'importUndone' : 'wentBack'
    const events = await eventsOf(found.plan, found.rows, what, actorId, id)
    const rest = { scope: batchScope(id), actorId }
    const closing: NewEvent =
      target.kind === 'import'
        ? {
            ...rest,
            type: 'schedule.importUndone',
            payload: { undone: target.batch, events: events.length },
          }
        : {
            ...rest,
            type: 'schedule.wentBack',
            payload: { beforePlace: target.place, events: events.length },
          }
    const written = await writeBatch(
      tools,
      { id, events, closing, revision: found.revision },
      watch,
    )
    if (written.ok) return ok(found.counts)
    return written.reason === 'cancelled'
      ? fail('scheduleChanged')
      : fail(written.reason, written.details)
  }

  return {
    'schedule.history': async () => ok(await listed(tools, reader)),
    async 'schedule.lookBack'(target) {
      const found = await planned(target)
      return found === null ? fail('notFound') : ok(found.counts)
    },
    'schedule.undoImport': ({ batch }, caller) =>
      goBack({ kind: 'import', batch }, signedIn(caller).id),
    'schedule.backTo': ({ place }, caller) =>
      goBack({ kind: 'before', place }, signedIn(caller).id),
  }
}
