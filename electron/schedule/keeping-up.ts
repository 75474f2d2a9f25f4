/** The bookings follow the rules: what no longer fits is held, and what is held is asked again whenever what held it may have changed. */
import { type Cancel, MILLISECOND, MINUTE, SECOND } from '../../shared/clock.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { ok, type Result } from '../../shared/result.ts'
import { askAgain } from '../../shared/schedule/asking.ts'
import type { Booking, HoldReason } from '../../shared/schedule/booking.ts'
import { changedEvent } from '../../shared/schedule/change.ts'
import { checkAgainst } from '../../shared/schedule/overlay.ts'
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

/** In order of arrival, so that of two that no longer fit the earlier one stays. */
function holdWhatNoLongerFits(tools: ScheduleTools): Result<null, 'saveFailed'> {
  const today = dateOf(tools.clock.wallMs())
  const index = tools.store.index()
  const events: NewEvent[] = []
  const full = new Map<string, number>()
  for (const entry of index.entries.values()) {
    const { booking } = entry
    if (booking.state !== 'live' || booking.date < today) continue
    const key = `${booking.date} ${booking.slot}`
    const place = (full.get(key) ?? 0) + 1
    const reasons: HoldReason[] = checkAgainst(index, tools.rules(), booking).filter(
      (reason) => reason !== 'slotFull' && reason !== 'pastSlot',
    )
    if (place > tools.office.profile().boothsPerSlot) reasons.push('slotFull')
    if (reasons.length === 0) full.set(key, place)
    else {
      const held: Booking = {
        ...booking,
        state: 'held',
        holdReasons: reasons,
        updatedAtMs: tools.clock.wallMs(),
      }
      events.push(changedEvent(entry, { ...entry, booking: held }, 'heldByProfile', SYSTEM_ACTOR))
    }
  }
  return events.length === 0 ? ok() : tools.save(events)
}

/** @param held ids in order of arrival; those that are held no more are left out */
function askHeldAgain(tools: ScheduleTools, held: readonly string[]): Result<null, 'saveFailed'> {
  const index = tools.store.index()
  const entries = held.flatMap((id) => {
    const entry = index.get(id)
    return entry?.booking.state === 'held' ? [entry] : []
  })
  const asked = askAgain(entries, { index, rules: tools.rules(), atMs: tools.clock.wallMs() })
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

  const stops = [
    tools.bell.on('office.profile', () => {
      keepUp()
      // Slots, booths and closed days are on every board.
      tools.announce(new Set())
    }),
    tools.bell.on('review.restrictions', keepUp),
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
    cancelStep?.()
  }
}
