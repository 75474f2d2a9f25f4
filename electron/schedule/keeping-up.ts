/** The bookings follow the rules: what no longer fits is held, and what is held is asked again whenever what held it may have changed. */
import { type Cancel, MILLISECOND, MINUTE, SECOND } from '../../shared/clock.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { ok, type Result } from '../../shared/result.ts'
import { askAgain, BETWEEN_BOOKINGS, unfitAlone } from '../../shared/schedule/asking.ts'
import type { Booking, HoldReason } from '../../shared/schedule/booking.ts'
import { changedEvent } from '../../shared/schedule/change.ts'
import { createIndex } from '../../shared/schedule/index.ts'
import { createOverlay, type Overlay, type Rules } from '../../shared/schedule/overlay.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { keepUpTexts } from './text.ts'
import type { ScheduleTools } from './tools.ts'

/** How soon it is tried again when it could not be written: a full disk must not leave a booking on a day that was closed. */
const RETRY_MS = 10 * SECOND
/** Behind the event that is being written: nothing is written while the log still tells of it. */
const SOON_MS = MILLISECOND
/** Held bookings asked in one piece. */
const AT_ONCE = 300
/** How often it is looked whether another day has begun: a restriction ends with its last one. */
const DAY_LOOK_MS = MINUTE

type Misfit = { readonly entry: Entry; readonly reasons: readonly HoldReason[] }

/** Those of one day that cannot stay, each against those before it; what is being run or over has its place in any case. */
function misfitsOf(alone: Overlay, rules: Rules, entries: readonly Entry[]): readonly Misfit[] {
  const staying = createIndex(entries.filter(({ booking }) => booking.state !== 'live'))
  const before = createOverlay(staying, rules)
  const misfits: Misfit[] = []
  for (const entry of entries) {
    const { booking } = entry
    if (booking.state !== 'live') continue
    const reasons = [
      ...unfitAlone(alone, booking),
      ...before.check(booking).filter((reason) => BETWEEN_BOOKINGS.has(reason)),
    ]
    if (reasons.length === 0) staying.put(entry)
    else misfits.push({ entry, reasons })
  }
  return misfits
}

/** In the order that all PCs share, so that each of them holds the same. The log is asked for it only where it matters. */
function misfitsInOrder(
  { store }: ScheduleTools,
  alone: Overlay,
  rules: Rules,
  entries: readonly Entry[],
): readonly Misfit[] {
  const misfits = misfitsOf(alone, rules, entries)
  const isBetween = misfits.some(({ reasons }) =>
    reasons.some((reason) => BETWEEN_BOOKINGS.has(reason)),
  )
  return isBetween ? misfitsOf(alone, rules, store.inOfficeOrder(entries)) : misfits
}

/** @param dates null: every day from today on */
function holdWhatNoLongerFits(
  tools: ScheduleTools,
  dates: ReadonlySet<LocalDate> | null = null,
): Result<null, 'saveFailed'> {
  const today = dateOf(tools.clock.wallMs())
  const index = tools.store.index()
  const all =
    dates === null ? [...index.entries.values()] : [...dates].flatMap((date) => index.onDate(date))
  const ahead = all.filter(({ booking }) => booking.date >= today)
  const rules = tools.commonRules()
  const alone = createOverlay(index, rules)
  const events = [...Map.groupBy(ahead, ({ booking }) => booking.date).values()]
    .flatMap((entries) => misfitsInOrder(tools, alone, rules, entries))
    .map(({ entry, reasons }): NewEvent => {
      const held: Booking = {
        ...entry.booking,
        state: 'held',
        holdReasons: [...reasons],
        updatedAtMs: tools.clock.wallMs(),
      }
      return changedEvent(entry, { ...entry, booking: held }, 'heldByProfile', SYSTEM_ACTOR)
    })
  return events.length === 0 ? ok() : tools.save(events)
}

/** @param held ids in order of arrival; those that are held no more are left out */
function askHeldAgain(tools: ScheduleTools, held: readonly string[]): Result<null, 'saveFailed'> {
  const index = tools.store.index()
  const entries = held.flatMap((id) => {
    const entry = index.get(id)
    return entry?.booking.state === 'held' ? [entry] : []
  })
  const asked = askAgain(entries, { index, rules: tools.commonRules(), atMs: tools.clock.wallMs() })
  if (asked.length === 0) return ok()
  const saved = tools.save(
    asked.map(({ before, after }) => changedEvent(before, after, 'askedAgain', SYSTEM_ACTOR)),
  )
  const live = asked.filter(({ after }) => after.booking.state === 'live').length
  // A person learns of it: nobody may have told the job seeker yet.
  if (saved.ok && live > 0) tools.notify({ title: keepUpTexts.title, body: keepUpTexts.body(live) })
  return saved
}

/**
 * Now, and after each change of the profile, of a restriction, of the bookings themselves (a place is free again, a use did not count)
 * and of the day. Returns the way to stop.
 */
export function keepUpWithRules(tools: ScheduleTools): Cancel {
  let cancelRetry: Cancel = () => {}
  let cancelOthers: Cancel = () => {}
  const changedByOthers = new Set<LocalDate>()
  let cancelStep: Cancel | null = null
  /** Held bookings that are to be asked, in their order. */
  let queue: readonly string[] = []
  let day = dateOf(tools.clock.wallMs())

  /** @param date null: every day */
  function enqueue(date: LocalDate | null): void {
    const index = tools.store.index()
    const held = (date === null ? index.held() : index.onDate(date))
      .filter(({ booking }) => booking.state === 'held')
      .map(({ booking }) => booking.id)
    queue = [...new Set([...queue, ...held])]
  }
  function later(): void {
    if (queue.length > 0) cancelStep ??= tools.clock.after(SOON_MS, step)
  }
  /** A few hundred at a time: a file may have brought tens of thousands, and this thread runs the cap. */
  function step(): void {
    cancelStep?.()
    cancelStep = null
    const now = queue.slice(0, AT_ONCE)
    queue = queue.slice(AT_ONCE)
    if (askHeldAgain(tools, now).ok) later()
    else cancelRetry = tools.clock.after(RETRY_MS, keepUp)
  }
  function keepUp(): void {
    cancelRetry()
    day = dateOf(tools.clock.wallMs())
    if (!holdWhatNoLongerFits(tools).ok) cancelRetry = tools.clock.after(RETRY_MS, keepUp)
    else {
      enqueue(null)
      step()
    }
  }

  function keepUpWithOthers(): void {
    const dates = new Set(changedByOthers)
    changedByOthers.clear()
    if (!holdWhatNoLongerFits(tools, dates).ok) cancelRetry = tools.clock.after(RETRY_MS, keepUp)
  }

  const stops = [
    tools.bell.on('office.profile', () => {
      keepUp()
      // Slots, booths and closed days are on every board.
      tools.announce(new Set())
    }),
    tools.bell.on('review.restrictions', keepUp),
    // Behind the event that is being told, as above.
    tools.store.onOthers((dates) => {
      for (const date of dates) changedByOthers.add(date)
      cancelOthers()
      cancelOthers = tools.clock.after(SOON_MS, keepUpWithOthers)
    }),
    tools.bell.on('schedule.changed', ({ date }) => {
      enqueue(date)
      later()
    }),
    tools.clock.every(DAY_LOOK_MS, () => {
      if (dateOf(tools.clock.wallMs()) !== day) keepUp()
    }),
  ]
  keepUp()
  return () => {
    for (const stop of stops) stop()
    cancelRetry()
    cancelOthers()
    cancelStep?.()
  }
}
