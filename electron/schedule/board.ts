/** What the lists show: the day, the week, held bookings, search. Numbers and addresses stay behind. */
import { signedIn, type Handlers } from '../../shared/contract.ts'
import { fail, ok } from '../../shared/result.ts'
import type { BoardBooking, Booking } from '../../shared/schedule/booking.ts'
import { dayKind, nextOpenDay } from '../../shared/schedule/calendar.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { commonName, normaliseKana } from '../../shared/schedule/names.ts'
import { takesSlot } from '../../shared/schedule/rules.ts'
import { runSlices, type Slices } from '../slices.ts'
import { addDays, mondayOf } from '../../shared/time/day.ts'
import type { ScheduleTools } from './tools.ts'

const WEEK_DAYS = 7
const MOST_FOUND = 100
/** Of tens of thousands not all can travel to a screen: the process that sends them runs the cap. */
export const FIRST_HELD = 200
/** Fewer digits would find half the office. */
const SHORTEST_NUMBER = 3

export type BoardHandlers = Pick<
  Handlers<'schedule'>,
  | 'schedule.day'
  | 'schedule.week'
  | 'schedule.held'
  | 'schedule.waiting'
  | 'schedule.search'
  | 'schedule.show'
>

/** Earlier deemed cancellations of the same number (M12-2-6). */
export function earlierNoShows(tools: ScheduleTools, booking: Booking): number {
  if (booking.jobSeekerNumber === null) return 0
  return tools.store
    .index()
    .withNumber(booking.jobSeekerNumber)
    .filter(
      ({ booking: other }) => other.id !== booking.id && other.outcome === 'deemedCancellation',
    ).length
}

export function boardBooking(tools: ScheduleTools, { booking }: Entry): BoardBooking {
  const { jobSeekerNumber, phone, email, ...shown } = booking
  return {
    ...shown,
    hasNumber: jobSeekerNumber !== null,
    hasPhone: phone !== null,
    hasEmail: email !== null,
    earlierNoShows: earlierNoShows(tools, booking),
    counselorName: booking.counselorId === null ? null : tools.nameOf(booking.counselorId),
  }
}

const byTime = (left: Entry, right: Entry): number =>
  `${left.booking.date} ${left.booking.slot}`.localeCompare(
    `${right.booking.date} ${right.booking.slot}`,
  ) || left.booking.createdAtMs - right.booking.createdAtMs

/** What a search compares, worked out once per state of a booking. */
const searchable = new WeakMap<Entry, string>()

function searchText(entry: Entry): string {
  const known = searchable.get(entry)
  if (known !== undefined) return known
  const { name, kana } = entry.booking
  const text = `${commonName(name)}\n${kana === null ? '' : normaliseKana(kana)}`
  searchable.set(entry, text)
  return text
}

function* find(entries: Iterable<Entry>, text: string): Slices<Entry[]> {
  const name = commonName(text)
  const kana = normaliseKana(text)
  const digits = text.normalize('NFKC').replace(/[^0-9]/gu, '')
  const byNumber =
    digits.length >= SHORTEST_NUMBER && /^[\d\s\p{Pd}ー−]+$/u.test(text.normalize('NFKC'))
  const found: Entry[] = []
  let seen = 0
  for (const entry of entries) {
    const { receiptNumber, jobSeekerNumber } = entry.booking
    const fits = byNumber
      ? (jobSeekerNumber ?? '').replace('-', '').includes(digits) ||
        (receiptNumber ?? '').includes(digits)
      : searchText(entry).includes(name) || searchText(entry).includes(kana)
    if (fits) found.push(entry)
    seen += 1
    if (seen % 1000 === 0) yield seen
  }
  return found.sort((left, right) => byTime(right, left)).slice(0, MOST_FOUND)
}

export function boardHandlers(tools: ScheduleTools): BoardHandlers {
  const calendar = (): Parameters<typeof dayKind>[1] => ({
    overrides: tools.office.profile().overrides,
    holidays: tools.holidays,
  })
  const shown = (entries: readonly Entry[]): BoardBooking[] =>
    [...entries].sort(byTime).map((entry) => boardBooking(tools, entry))

  return {
    'schedule.day'({ date }) {
      const { slots, boothsPerSlot, capSeconds } = tools.office.profile()
      return ok({
        day: dayKind(date, calendar()),
        nextOpenDay: nextOpenDay(date, calendar()),
        slots,
        boothsPerSlot,
        capSeconds,
        bookings: shown(tools.store.index().onDate(date)),
        lastImport: tools.store.head().lastImport,
      })
    },
    'schedule.week'({ date }) {
      const monday = mondayOf(date)
      const index = tools.store.index()
      return ok(
        Array.from({ length: WEEK_DAYS }, (_, offset) => {
          const day = addDays(monday, offset)
          const counts: Record<string, number> = Object.fromEntries(
            tools.office.profile().slots.map((slot) => [slot, 0]),
          )
          for (const { booking } of index.onDate(day))
            if (takesSlot(booking)) counts[booking.slot] = (counts[booking.slot] ?? 0) + 1
          return { day: dayKind(day, calendar()), counts }
        }),
      )
    },
    'schedule.held': ({ limit = FIRST_HELD }) =>
      ok(
        [...tools.store.index().held()]
          .sort(byTime)
          .slice(0, limit)
          .map((entry) => boardBooking(tools, entry)),
      ),
    'schedule.waiting': () =>
      ok({ held: tools.store.index().heldCount(), unread: tools.store.head().unread.length }),
    async 'schedule.search'({ text }) {
      if (text === '') return ok([])
      const found = await runSlices(find([...tools.store.index().entries.values()], text), {
        breathe: tools.breathe,
        cancelled: () => false,
        onProgress: () => undefined,
      })
      return ok(found.ok ? found.value.map((entry) => boardBooking(tools, entry)) : [])
    },
    'schedule.show'({ bookingId, field }, caller) {
      const entry = tools.store.index().get(bookingId)
      if (entry === undefined) return fail('notFound')
      const logged = tools.log.append([
        {
          type: 'schedule.numberShown',
          scope: 'office',
          actorId: signedIn(caller).id,
          payload: { bookingId, field },
        },
      ])
      // M15, M18: what cannot be recorded is not shown.
      return logged.ok ? ok({ value: entry.booking[field] }) : fail('saveFailed')
    },
  }
}
