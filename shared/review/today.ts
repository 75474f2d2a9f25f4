/**
 * How each booking of a day stands for the supervisor who looks at it from another desk. Pure; each booking stands in one place only.
 *
 * Nobody is said not to have come where the office itself was late, or where nothing is known of the session: what is said of a person
 * rests on the events of the session and on nothing else (M12-2-4, M12-2-6).
 */
import type { OfficeProfile } from '../office/profile.ts'
import type { BoardBooking } from '../schedule/booking.ts'
import { LATE_MS } from '../schedule/rules.ts'
import { tellingOf } from '../schedule/telling.ts'
import { isUnanswered } from '../schedule/unanswered.ts'
import { dateOf, instantOf, timeOf } from '../time/instant.ts'
import type { Running } from './running.ts'

/**
 * consulting, verifying: both are connected. ending: over, and not closed. officeLate: the booked time has passed and nobody of the office
 * has entered, or entered too late. notIn: the office was there in time and the job seeker is not in. expected: the office is there before
 * the time, or knows that the person comes later. preparing: before the time, nobody has entered. begun: more is not known here.
 */
export const stands = [
  'consulting',
  'verifying',
  'ending',
  'officeLate',
  'notIn',
  'expected',
  'preparing',
  'begun',
  'ahead',
  'unanswered',
  'over',
] as const
export type Stand = (typeof stands)[number]

export type StandingBooking = Pick<BoardBooking, 'state' | 'date' | 'slot' | 'recordId'>

/** These take a place of the day; who is held, withdrawn or cancelled is dealt with elsewhere. */
const OF_THE_DAY: ReadonlySet<BoardBooking['state']> = new Set(['live', 'inSession', 'closed'])

/** @param running undefined: nothing of it has come here. @param nowMs wall clock of the office, ms since 1970 UTC */
export function standOf(
  booking: StandingBooking,
  running: Running | undefined,
  nowMs: number,
  profile: OfficeProfile,
): Stand {
  const bookedAtMs = instantOf(booking.date, booking.slot)
  const isTime = nowMs > bookedAtMs
  if (booking.state === 'live') {
    if (isUnanswered(booking, dateOf(nowMs), timeOf(nowMs), profile)) return 'unanswered'
    return isTime ? 'officeLate' : 'ahead'
  }
  if (booking.state !== 'inSession') return 'over'
  if (running === undefined) return 'begun'
  const { enteredAtMs, use, seekerIn, began, ended, contacted } = running
  if (ended) return 'ending'
  if (use !== null || seekerIn) return began ? 'consulting' : 'verifying'
  if (enteredAtMs === null) return isTime ? 'officeLate' : 'preparing'
  if (contacted || !isTime) return 'expected'
  return enteredAtMs > bookedAtMs + LATE_MS ? 'officeLate' : 'notIn'
}

/** Where nobody is due any more, or somebody talks, it is no matter who was told what. */
const TOLD_MATTERS: ReadonlySet<Stand> = new Set(['ahead', 'officeLate', 'preparing', 'expected'])

export type TodayRow = { readonly booking: BoardBooking; readonly stand: Stand }
export type Today = {
  /** All that goes on or should, what wants somebody first, then by time. */
  readonly now: readonly TodayRow[]
  /** How many stand how, of all that take a place that day. */
  readonly counts: Readonly<Record<Stand, number>>
  /** To come and not told where (M12-2-6). */
  readonly untold: readonly BoardBooking[]
}

/** In this order they are looked at. */
const GOES_ON: readonly Stand[] = [
  'officeLate',
  'notIn',
  'consulting',
  'verifying',
  'expected',
  'preparing',
  'begun',
  'ending',
]

/**
 * @param bookings of one day
 * @param running what is known of the sessions, by record
 */
export function todayOf(
  bookings: readonly BoardBooking[],
  running: ReadonlyMap<string, Running>,
  nowMs: number,
  profile: OfficeProfile,
): Today {
  const seated = bookings.filter(({ state }) => OF_THE_DAY.has(state))
  const rows = seated.map((booking): TodayRow => {
    const known = booking.recordId === null ? undefined : running.get(booking.recordId)
    return { booking, stand: standOf(booking, known, nowMs, profile) }
  })
  const counted = (stand: Stand): number => rows.filter((row) => row.stand === stand).length
  const byTime = (one: TodayRow, other: TodayRow): number =>
    one.booking.slot.localeCompare(other.booking.slot) ||
    one.booking.id.localeCompare(other.booking.id)
  return {
    now: GOES_ON.flatMap((stand) => rows.filter((row) => row.stand === stand).toSorted(byTime)),
    counts: {
      consulting: counted('consulting'),
      verifying: counted('verifying'),
      ending: counted('ending'),
      officeLate: counted('officeLate'),
      notIn: counted('notIn'),
      expected: counted('expected'),
      preparing: counted('preparing'),
      begun: counted('begun'),
      ahead: counted('ahead'),
      unanswered: counted('unanswered'),
      over: counted('over'),
    },
    untold: rows
      .filter(
        ({ booking, stand }) =>
          TOLD_MATTERS.has(stand) && tellingOf(booking, profile).state === 'untold',
      )
      .toSorted(byTime)
      .map(({ booking }) => booking),
  }
}
