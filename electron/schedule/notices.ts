/**
 * Five minutes before each slot, when the computer slept over the beginning of one, and when its time has passed and somebody is left
 * without an answer: a notice on the desktop, also with the window closed, with no name in it.
 */
import { MINUTE, SECOND, type Cancel } from '../../shared/clock.ts'
import { slotIsOver } from '../../shared/schedule/rules.ts'
import { dateOf, instantOf, timeOf } from '../../shared/time/instant.ts'
import type { ScheduleTools } from './tools.ts'
import { noticeTexts } from './text.ts'
import { unanswered } from './unanswered.ts'

const AHEAD_MS = 5 * MINUTE
/** Asked often instead of set as a timer: the wall clock may be moved, and timers stand still during sleep. */
const PERIOD_MS = 10 * SECOND
/** A look that comes so late comes after sleep. */
const SLEPT_MS = MINUTE

/** Starts watching; each slot is announced once, also when the computer slept through the minute. Returns the way to stop. */
export function watchSlots(tools: ScheduleTools): Cancel {
  const { clock } = tools
  const told = new Set<string>()
  let lookedAtMs = clock.uptimeMs()

  /** The day and how many of its slots are over: only with these somebody new is left without an answer. */
  let lookedBackAt = ''
  const toldLeft = new Set<string>()

  /** At the end of a slot, and on the next morning. */
  function lookBack(nowMs: number): void {
    const profile = tools.office.profile()
    const now = timeOf(nowMs)
    const over = profile.slots.filter((slot) => slotIsOver(slot, now, profile)).length
    const at = `${dateOf(nowMs)} ${over}`
    if (at === lookedBackAt) return
    lookedBackAt = at
    const left = unanswered(tools).map(({ booking }) => booking.id)
    if (left.every((id) => toldLeft.has(id))) return
    for (const id of left) toldLeft.add(id)
    // The boards ask anew.
    tools.announce(new Set())
    tools.notify({ title: noticeTexts.leftTitle, body: noticeTexts.left(left.length) })
  }

  /** Bookings of today's slot that nobody has begun. */
  function unbegun(date: string, slot: string): number {
    return tools.store
      .index()
      .onDate(date)
      .filter(({ booking }) => booking.slot === slot && booking.state === 'live').length
  }

  function announce(nowMs: number): void {
    const date = dateOf(nowMs)
    for (const slot of tools.office.profile().slots) {
      const startMs = instantOf(date, slot)
      const key = `${date} ${slot}`
      if (nowMs < startMs - AHEAD_MS || nowMs >= startMs || told.has(key)) continue
      const count = unbegun(date, slot)
      if (count === 0) continue
      told.add(key)
      tools.notify({ title: noticeTexts.title(slot), body: noticeTexts.body(count) })
    }
  }

  /** Slots that began since `fromMs`, and still have somebody whom nobody answered. */
  function tellMissed(fromMs: number, nowMs: number): void {
    const date = dateOf(nowMs)
    const missed = tools.office
      .profile()
      .slots.filter((slot) => instantOf(date, slot) > fromMs && instantOf(date, slot) <= nowMs)
      .map((slot) => ({ slot, count: unbegun(date, slot) }))
      .filter(({ count }) => count > 0)
    if (missed.length === 0) return
    tools.notify({
      title: noticeTexts.missedTitle(missed.map(({ slot }) => slot)),
      body: noticeTexts.missedBody(missed.reduce((sum, { count }) => sum + count, 0)),
    })
  }

  function look(): void {
    const nowMs = clock.wallMs()
    const upMs = clock.uptimeMs()
    const sinceMs = upMs - lookedAtMs
    lookedAtMs = upMs
    if (sinceMs >= SLEPT_MS) tellMissed(nowMs - sinceMs, nowMs)
    announce(nowMs)
    lookBack(nowMs)
  }

  look()
  return clock.every(PERIOD_MS, look)
}
