/** What the lists show: the day, the week, held bookings, search. Numbers and addresses stay behind. */
import { signedIn, type Handlers } from '../../shared/contract.ts'
import { fail, ok } from '../../shared/result.ts'
import type { BoardBooking, Booking } from '../../shared/schedule/booking.ts'
import { type Calendar, calendarOf, dayKind, nextOpenDay } from '../../shared/schedule/calendar.ts'
import type { Entry } from '../../shared/schedule/entry.ts'
import { foldName } from '../../shared/log/name-fold.ts'
import { receiptKey } from '../../shared/schedule/ids.ts'
import { takesSlot } from '../../shared/schedule/rules.ts'
import { runSlices, type Slices, sorted } from '../slices.ts'
import { addDays, dayNumber, type LocalDate, mondayOf, thisMonth } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
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
  | 'schedule.closedDays'
  | 'schedule.held'
  | 'schedule.waiting'
  | 'schedule.search'
  | 'schedule.booking'
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
  const { jobSeekerNumber, phone, email, meeting, ...shown } = booking
  return {
    ...shown,
    hasNumber: jobSeekerNumber !== null,
    hasPhone: phone !== null,
    hasEmail: email !== null,
    mark: tools.tag(`mark/${JSON.stringify([booking.id, jobSeekerNumber, phone, email, meeting])}`),
    hasMeeting: meeting !== null,
    earlierNoShows: earlierNoShows(tools, booking),
    counselorName: booking.counselorId === null ? null : tools.nameOf(booking.counselorId),
    isElsewhere: isElsewhere(tools, booking),
  }
}

/** Whether another PC of the office runs it. */
export const isElsewhere = (
  { isOwn }: Pick<ScheduleTools, 'isOwn'>,
  { state, recordId }: Pick<Booking, 'state' | 'recordId'>,
): boolean => state === 'inSession' && recordId !== null && !isOwn(recordId)

const byTime = (left: Entry, right: Entry): number =>
  `${left.booking.date} ${left.booking.slot}`.localeCompare(
    `${right.booking.date} ${right.booking.slot}`,
  ) || left.booking.createdAtMs - right.booking.createdAtMs

type Searchable = { readonly words: string; readonly digits: string; readonly receipt: string }

/** What a search compares, worked out once per state of a booking. */
const searchable = new WeakMap<Entry, Searchable>()

const onlyDigits = (text: string): string => text.normalize('NFKC').replace(/[^0-9]/gu, '')

function searchableOf(entry: Entry): Searchable {
  const known = searchable.get(entry)
  if (known !== undefined) return known
  const { name, kana, receiptNumber, jobSeekerNumber } = entry.booking
  const made = {
    words: `${foldName(name)}\n${kana === null ? '' : foldName(kana)}`,
    digits: onlyDigits(jobSeekerNumber ?? ''),
    receipt: receiptNumber === null ? '' : receiptKey(receiptNumber),
  }
  searchable.set(entry, made)
  return made
}

/** Whether a booking is one that the text asks for. */
function wanted(text: string): (entry: Entry) => boolean {
  const name = foldName(text)
  const key = receiptKey(text)
  const digits = onlyDigits(text)
  const byNumber =
    digits.length >= SHORTEST_NUMBER && /^[\d\s\p{Pd}ー−]+$/u.test(text.normalize('NFKC'))
  const byReceipt = key.length >= SHORTEST_NUMBER && /\d/u.test(key)
  return (entry) => {
    const { words, digits: number, receipt } = searchableOf(entry)
    return (
      (byNumber && number.includes(digits)) ||
      (byReceipt && receipt.includes(key)) ||
      (!byNumber && name !== '' && words.includes(name))
    )
  }
}

/** Those to come and those gone by, nearest to today first; of two as near the one to come. */
function byNearness(today: LocalDate): (left: Entry, right: Entry) => number {
  const now = dayNumber(today)
  const away = ({ booking }: Entry): number => {
    const days = dayNumber(booking.date) - now
    return days < 0 ? -days * 2 - 1 : days * 2
  }
  return (left, right) => away(left) - away(right) || byTime(left, right)
}

function* find(
  entries: Iterable<Entry>,
  text: string,
  today: LocalDate,
  limit: number,
): Slices<Entry[]> {
  const isWanted = wanted(text)
  const found: Entry[] = []
  let seen = 0
  for (const entry of entries) {
    if (isWanted(entry)) found.push(entry)
    seen += 1
    if (seen % 1000 === 0) yield seen
  }
  return (yield* sorted(found, byNearness(today))).slice(0, limit)
}

export function boardHandlers(tools: ScheduleTools): BoardHandlers {
  const calendar = (): Calendar => calendarOf(tools.office.profile(), tools.holidays)
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
    'schedule.closedDays'({ date }) {
      const { from, to } = thisMonth(date)
      const days = dayNumber(to) - dayNumber(from) + 1
      return ok(
        Array.from({ length: days }, (_, offset) =>
          dayKind(addDays(from, offset), calendar()),
        ).filter(({ open }) => !open),
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
    async 'schedule.search'({ text, limit = MOST_FOUND }) {
      if (text === '') return ok([])
      const today = dateOf(tools.clock.wallMs())
      const found = await runSlices(
        find([...tools.store.index().entries.values()], text, today, limit),
        {
          breathe: tools.breathe,
          cancelled: () => false,
          onProgress: () => undefined,
        },
      )
      return ok(found.ok ? found.value.map((entry) => boardBooking(tools, entry)) : [])
    },
    'schedule.booking'({ bookingId }) {
      const entry = tools.store.index().get(bookingId)
      return entry === undefined ? fail('notFound') : ok(boardBooking(tools, entry))
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
