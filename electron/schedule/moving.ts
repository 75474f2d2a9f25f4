/** Bookings that the office cannot hold at their time (M12-2-4): listed, moved together, and moved back. */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { ok } from '../../shared/result.ts'
import { calendarOf, dayKind, nextOpenDay } from '../../shared/schedule/calendar.ts'
import { changedEvent } from '../../shared/schedule/change.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import {
  backFromMove,
  mayMove,
  moveByOffice,
  proposePlaces,
  unsettledOf,
} from '../../shared/schedule/moving.ts'
import { createOverlay } from '../../shared/schedule/overlay.ts'
import { addDays, type LocalDate } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { boardBooking } from './board.ts'
import type { ScheduleTools } from './tools.ts'

export type MovingHandlers = Pick<
  Handlers<'schedule'>,
  'schedule.moving' | 'schedule.moveTogether' | 'schedule.undoMove'
>

/** Open days on which places are offered. */
const DAYS_AHEAD = 10
/** More days than these open days ever span. */
const LATEST_DAYS = 60

export function movingHandlers(tools: ScheduleTools): MovingHandlers {
  /** All that could have been moved away from that day, as long as nobody moved it on: the office may have a million others. */
  function around(date: LocalDate): Entry[] {
    const today = dateOf(tools.clock.wallMs())
    const last = addDays(date > today ? date : today, LATEST_DAYS)
    const found: Entry[] = []
    for (let day = date; day <= last; day = addDays(day, 1))
      found.push(...tools.store.index().onDate(day))
    return found
  }

  function daysAfter(date: LocalDate): LocalDate[] {
    const calendar = calendarOf(tools.office.profile(), tools.holidays)
    const today = dateOf(tools.clock.wallMs())
    const days: LocalDate[] = []
    let last = date > today ? date : today
    while (days.length < DAYS_AHEAD) {
      const next = nextOpenDay(last, calendar)
      if (next === last) break
      days.push(next)
      last = next
    }
    return days
  }

  return {
    'schedule.moving'({ date }) {
      const profile = tools.office.profile()
      const index = tools.store.index()
      const days = daysAfter(date)
      const here = index
        .onDate(date)
        .filter(({ booking }) => mayMove(booking))
        .sort((one, other) => one.booking.slot.localeCompare(other.booking.slot))
      const fits = proposePlaces(
        here.map(({ booking }) => booking),
        days,
        profile.slots,
        createOverlay(index, tools.rules()),
      )
      const moved = around(date).filter(
        ({ booking }) =>
          booking.officeMove?.from.date === date && booking.date !== date && mayMove(booking),
      )
      return ok({
        day: dayKind(date, calendarOf(profile, tools.holidays)),
        places: days.flatMap((day) =>
          profile.slots.map((slot) => ({
            ...{ date: day, slot },
            free: Math.max(0, profile.boothsPerSlot - index.slotCount(day, slot)),
          })),
        ),
        here: here.map((entry, at) => ({
          booking: boardBooking(tools, entry),
          proposed: fits[at]?.proposed ?? null,
          notOn: [...(fits[at]?.notOn ?? [])],
          unsettled: unsettledOf(entry.booking),
        })),
        moved: moved.map((entry) => boardBooking(tools, entry)),
      })
    },
    'schedule.moveTogether'({ date, people }, caller) {
      const actorId = signedIn(caller).id
      const moveId = tools.ids()
      const atMs = tools.clock.wallMs()
      const overlay = createOverlay(tools.store.index(), tools.rules())
      const events = new Map<string, NewEvent>()
      const left: { bookingId: string; why: string }[] = []
      for (const { bookingId, slot, to } of people) {
        const before = tools.store.index().get(bookingId)
        const wish = { from: { date, slot }, to, id: moveId }
        const moved = moveByOffice(before, wish, overlay, atMs)
        if ('why' in moved) left.push({ bookingId, why: moved.why })
        else if (before !== undefined && !events.has(bookingId))
          events.set(bookingId, changedEvent(before, moved.after, 'changed', actorId))
      }
      if (events.size > 0) {
        const saved = tools.save([...events.values()])
        if (!saved.ok) return saved
      }
      return ok({ moveId, moved: events.size, left })
    },
    'schedule.undoMove'({ date, moveId }, caller) {
      const actorId = signedIn(caller).id
      const atMs = tools.clock.wallMs()
      const overlay = createOverlay(tools.store.index(), tools.rules())
      const of = around(date).filter(({ booking }) => booking.officeMove?.id === moveId)
      const back = of.flatMap((before) => {
        const after = backFromMove(before, overlay, atMs)
        return after === null ? [] : [{ before, after }]
      })
      if (back.length > 0) {
        const saved = tools.save(
          back.map(({ before, after }) => changedEvent(before, after, 'changed', actorId)),
        )
        if (!saved.ok) return saved
      }
      const held = back.filter(({ after }) => after.booking.state === 'held').length
      return ok({ back: back.length, held, left: of.length - back.length })
    },
  }
}
