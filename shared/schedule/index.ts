/** All bookings in memory with the counts that the rules ask for; every question costs the same however many there are. */
import type { LocalDate, LocalTime } from '../time/day.ts'
import type { Booking } from './booking.ts'
import type { Entry } from './entry.ts'
import { countsForDay, takesSlot } from './rules.ts'

export interface ScheduleIndex {
  readonly entries: ReadonlyMap<string, Entry>
  get(bookingId: string): Entry | undefined
  /** In order of arrival. */
  byReceipt(receiptNumber: string): readonly Entry[]
  onDate(date: LocalDate): readonly Entry[]
  held(): readonly Entry[]
  heldCount(): number
  withNumber(jobSeekerNumber: string): readonly Entry[]
  slotCount(date: LocalDate, slot: LocalTime): number
  dayCount(jobSeekerNumber: string, date: LocalDate): number
  /** Adds it, or puts it in the place of the one with the same id. */
  put(entry: Entry): void
}

const slotKey = (booking: Booking): string => `${booking.date} ${booking.slot}`
const dayKey = (number: string, date: LocalDate): string => `${number} ${date}`

/** Most groups have one member: a set for each would be most of the memory. */
type Groups = Map<string, string | Set<string>>

function join(groups: Groups, key: string | null, id: string): void {
  if (key === null) return
  const group = groups.get(key)
  if (group === undefined) groups.set(key, id)
  else if (typeof group === 'string') groups.set(key, new Set([group, id]))
  else group.add(id)
}

function leave(groups: Groups, key: string | null, id: string): void {
  if (key === null) return
  const group = groups.get(key)
  if (group === id) groups.delete(key)
  else if (typeof group === 'object' && group.delete(id) && group.size === 0) groups.delete(key)
}

const members = (group: string | Set<string> | undefined): Iterable<string> =>
  typeof group === 'string' ? [group] : (group ?? [])

/** @param initial bookings in order of arrival */
export function createIndex(initial: Iterable<Entry>): ScheduleIndex {
  const entries = new Map<string, Entry>()
  const receipts: Groups = new Map()
  const dates: Groups = new Map()
  const numbers: Groups = new Map()
  const held = new Set<string>()
  const slots = new Map<string, number>()
  const days = new Map<string, number>()

  function count(booking: Booking, by: 1 | -1): void {
    if (takesSlot(booking)) slots.set(slotKey(booking), (slots.get(slotKey(booking)) ?? 0) + by)
    if (booking.jobSeekerNumber !== null && countsForDay(booking)) {
      const key = dayKey(booking.jobSeekerNumber, booking.date)
      days.set(key, (days.get(key) ?? 0) + by)
    }
  }

  function take(booking: Booking): void {
    leave(receipts, booking.receiptNumber, booking.id)
    leave(dates, booking.date, booking.id)
    leave(numbers, booking.jobSeekerNumber, booking.id)
    held.delete(booking.id)
    count(booking, -1)
  }

  function put(entry: Entry): void {
    const { booking } = entry
    const before = entries.get(booking.id)
    if (before !== undefined) take(before.booking)
    entries.set(booking.id, entry)
    join(receipts, booking.receiptNumber, booking.id)
    join(dates, booking.date, booking.id)
    join(numbers, booking.jobSeekerNumber, booking.id)
    if (booking.state === 'held') held.add(booking.id)
    count(booking, 1)
  }

  const named = (ids: Iterable<string>): Entry[] => {
    const found: Entry[] = []
    for (const id of ids) {
      const entry = entries.get(id)
      if (entry !== undefined) found.push(entry)
    }
    return found
  }

  for (const entry of initial) put(entry)
  return {
    entries,
    get: (id) => entries.get(id),
    byReceipt: (receipt) => named(members(receipts.get(receipt))),
    onDate: (date) => named(members(dates.get(date))),
    held: () => named(held),
    heldCount: () => held.size,
    withNumber: (number) => named(members(numbers.get(number))),
    slotCount: (date, slot) => slots.get(`${date} ${slot}`) ?? 0,
    dayCount: (number, date) => days.get(dayKey(number, date)) ?? 0,
    put,
  }
}
