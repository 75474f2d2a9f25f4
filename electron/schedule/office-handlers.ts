/** What the office's own settings want to know of the schedule: the published holidays, and the sites that have bookings. */
import type { Handlers } from '../../shared/contract.ts'
import { ok } from '../../shared/result.ts'
import type { Booking } from '../../shared/schedule/booking.ts'
import { addDays, type LocalDate, yearOf } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import type { ScheduleTools } from './tools.ts'

export type OfficeHandlers = Pick<Handlers<'schedule'>, 'schedule.holidays' | 'schedule.atSites'>

/** To come, being run, or waiting for a person whatever its date. */
function isBound({ state, date }: Booking, today: LocalDate): boolean {
  return state === 'held' || state === 'inSession' || (state === 'live' && date >= today)
}

/** How many bookings stand in the way of a site's removal, by site; sites without any are left out. */
export function boundToSites(
  tools: Pick<ScheduleTools, 'store' | 'clock'>,
): ReadonlyMap<string, number> {
  const today = dateOf(tools.clock.wallMs())
  const bound = new Map<string, number>()
  for (const { booking } of tools.store.index().entries.values())
    if (isBound(booking, today)) bound.set(booking.siteId, (bound.get(booking.siteId) ?? 0) + 1)
  return bound
}

export function officeHandlers(tools: ScheduleTools): OfficeHandlers {
  return {
    'schedule.holidays'({ year }) {
      const found: { date: LocalDate; name: string }[] = []
      for (let date = `${year}-01-01`; yearOf(date) === year; date = addDays(date, 1)) {
        const name = tools.holidays(date)
        if (name !== null) found.push({ date, name })
      }
      return ok(found)
    },
    'schedule.atSites': () => ok(Object.fromEntries(boundToSites(tools))),
  }
}
