/** Notices that somebody set the computer's clock: it is written down, and every screen shows the right time at once. */
import { type Cancel, type Clock, SECOND } from '../../shared/clock.ts'
import type { EventLog } from '../../shared/log/port.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { readClock, stepBetween } from '../../shared/time/reading.ts'
import type { Ring } from '../bell.ts'

export type ClockWatchParts = {
  readonly clock: Clock
  readonly log: EventLog
  readonly ring: Ring
  /** By how much, ms (negative: back). */
  readonly stepped: (byMs: number) => void
}

/** Looks every second. Returns the way to stop. A step that cannot be written is no reason to do anything else. */
export function watchClock({ clock, log, ring, stepped }: ClockWatchParts): Cancel {
  let last = readClock(clock)
  return clock.every(SECOND, () => {
    const now = readClock(clock)
    const byMs = stepBetween(last, now)
    last = now
    if (byMs === 0) return
    log.append([
      { type: 'office.clockStepped', scope: 'office', actorId: SYSTEM_ACTOR, payload: { byMs } },
    ])
    stepped(byMs)
    ring('office.clock', { wallMs: now.wallMs })
  })
}
