/** All bookings in memory with the counts that the rules ask for; every question costs the same however many there are. */
import { numberKey } from '../log/number-key.ts'
import type { LocalDate, LocalTime } from '../time/day.ts'
import type { Booking } from './booking.ts'
import type { Entry } from './entry.ts'
import { receiptKey } from './ids.ts'
import { countsForDay, takesSlot } from './rules.ts'

export interface ScheduleIndex {
  readonly entries: ReadonlyMap<string, Entry>
  get(bookingId: string): Entry | undefined
  /** In order of arrival; the number in whatever form. */
  byReceipt(receiptNumber: string): readonly Entry[]
  /** Imported bookings whose receipt number is lost. */
  keyless(): readonly Entry[]
  onDate(date: LocalDate): readonly Entry[]
  held(): readonly Entry[]
  heldCount(): number
  withNumber(jobSeekerNumber: string): readonly Entry[]
  slotCount(date: LocalDate, slot: LocalTime): number
  dayCount(jobSeekerNumber: string, date: LocalDate): number
  /** Where it stands in the order of arrival, from 1; 0: it is not there. */
  arrival(bookingId: string): number
  /** Adds it, or puts it in the place of the one with the same id. */
  put(entry: Entry): void
  remove(bookingId: string): void
}

/** The number by which once a day is asked: neither width nor leading zeros matter. */
export function dayNumberOf({ jobSeekerNumber }: Pick<Booking, 'jobSeekerNumber'>): string | null {
  return jobSeekerNumber === null ? null : (numberKey(jobSeekerNumber) ?? jobSeekerNumber)
}

const receiptOf = ({ receiptNumber }: Booking): string | null =>
  receiptNumber === null ? null : receiptKey(receiptNumber)
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
  const keyless = new Set<string>()
  const slots = new Map<string, number>()
  const days = new Map<string, number>()
  const arrivals = new Map<string, number>()
  let arrived = 0

  function count(booking: Booking, by: 1 | -1): void {
    if (takesSlot(booking)) slots.set(slotKey(booking), (slots.get(slotKey(booking)) ?? 0) + by)
    const number = dayNumberOf(booking)
    if (number !== null && countsForDay(booking)) {
      const key = dayKey(number, booking.date)
      days.set(key, (days.get(key) ?? 0) + by)
    }
  }

  function take(booking: Booking): void {
    leave(receipts, receiptOf(booking), booking.id)
    keyless.delete(booking.id)
    leave(dates, booking.date, booking.id)
    leave(numbers, dayNumberOf(booking), booking.id)
    held.delete(booking.id)
    count(booking, -1)
  }

  function put(entry: Entry): void {
    const { booking } = entry
    const before = entries.get(booking.id)
    if (before !== undefined) take(before.booking)
    else arrivals.set(booking.id, (arrived += 1))
    entries.set(booking.id, entry)
    join(receipts, receiptOf(booking), booking.id)
    if (booking.receiptNumber === null && booking.source === 'import') keyless.add(booking.id)
    join(dates, booking.date, booking.id)
    join(numbers, dayNumberOf(booking), booking.id)
    if (booking.state === 'held') held.add(booking.id)
    count(booking, 1)
  }

  function remove(bookingId: string): void {
    const before = entries.get(bookingId)
    if (before === undefined) return
    take(before.booking)
    entries.delete(bookingId)
    arrivals.delete(bookingId)
  }

  const arrival = (bookingId: string): number => arrivals.get(bookingId) ?? 0

  /** Groups are kept in no order: a change leaves its group and joins it again. */
  const named = (ids: Iterable<string>): Entry[] => {
    const found: Entry[] = []
    for (const id of ids) {
      const entry = entries.get(id)
      if (entry !== undefined) found.push(entry)
    }
    return found.length < 2
      ? found
      : found.sort((left, right) => arrival(left.booking.id) - arrival(right.booking.id))
  }

  for (const entry of initial) put(entry)
  return {
    entries,
    get: (id) => entries.get(id),
    byReceipt: (receipt) => named(members(receipts.get(receiptKey(receipt)))),
    keyless: () => named(keyless),
    onDate: (date) => named(members(dates.get(date))),
    held: () => named(held),
    heldCount: () => held.size,
    withNumber: (number) => named(members(numbers.get(numberKey(number) ?? number))),
    slotCount: (date, slot) => slots.get(`${date} ${slot}`) ?? 0,
    dayCount: (number, date) => days.get(dayKey(numberKey(number) ?? number, date)) ?? 0,
    arrival,
    put,
    remove,
  }
}
