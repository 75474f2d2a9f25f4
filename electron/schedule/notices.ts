/** Five minutes before each slot: a notice on the desktop, also with the window closed, with no name in it. */
import { MINUTE, SECOND, type Cancel } from '../../shared/clock.ts'
import { dateOf, instantOf } from '../../shared/time/instant.ts'
import type { ScheduleTools } from './tools.ts'
import { noticeTexts } from './text.ts'

const AHEAD_MS = 5 * MINUTE
/** Asked often instead of set as a timer: the wall clock may be moved, and timers stand still during sleep. */
const PERIOD_MS = 10 * SECOND

/** Starts watching; each slot is announced once, also when the computer slept through the minute. Returns the way to stop. */
export function watchSlots(tools: ScheduleTools): Cancel {
  const told = new Set<string>()

  function look(): void {
    const nowMs = tools.clock.wallMs()
    const date = dateOf(nowMs)
    for (const slot of tools.office.profile().slots) {
      const startMs = instantOf(date, slot)
      const key = `${date} ${slot}`
      if (nowMs < startMs - AHEAD_MS || nowMs >= startMs || told.has(key)) continue
      const count = tools.store
        .index()
        .onDate(date)
        .filter(({ booking }) => booking.slot === slot && booking.state === 'live').length
      if (count === 0) continue
      told.add(key)
      tools.notify({ title: noticeTexts.title(slot), body: noticeTexts.body(count) })
    }
  }

  look()
  return tools.clock.every(PERIOD_MS, look)
}
