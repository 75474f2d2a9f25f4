/**
 * What goes with a month of the office at the end of its period (M15, M18): its own events; bookings of its days that no record
 * stands for; rows nobody could read and imports, by the day of their last event.
 */
import {
  batchScope,
  bookingScope,
  type DisposedKind,
  rowScope,
  type Scope,
} from '../../shared/log/scope.ts'
import type { BookingRetention } from '../../shared/schedule/port.ts'
import { type LocalDate, monthOf } from '../../shared/time/day.ts'
import { monthStampOf } from '../../shared/time/instant.ts'
import { breathe } from '../slices.ts'
import type { Disposal } from '../storage/lists/disposal.ts'

/** Looked at between two breaths. */
const AT_ONCE = 500

export type MonthsParts = {
  readonly disposal: Disposal
  readonly bookings: BookingRetention
}

/** By month ('yyyy-MM', Asia/Tokyo) before the month of `before`; the oldest first. */
export async function officeMonths(
  { disposal, bookings }: MonthsParts,
  before: LocalDate,
): Promise<ReadonlyMap<string, readonly Scope[]>> {
  const found = new Map<string, Scope[]>()
  /** What has no event has no month either. */
  const put = (month: string | null, ...scopes: readonly Scope[]): void => {
    if (month === null || month >= monthOf(before)) return
    const others = found.get(month)
    if (others === undefined) found.set(month, [...scopes])
    else others.push(...scopes)
  }

  async function each(kind: DisposedKind, take: (id: string) => void): Promise<void> {
    let after = ''
    for (;;) {
      const ids = disposal.withKey(kind, after, AT_ONCE)
      ids.forEach(take)
      const last = ids.at(-1)
      if (last === undefined || ids.length < AT_ONCE) return
      after = last
      await breathe()
    }
  }
  const lastMonthOf = (scope: Scope): string | null => {
    const atMs = disposal.newestStamp(scope)
    return atMs === null ? null : monthStampOf(atMs)
  }

  for (const [month, readable] of disposal.months()) if (readable) put(month)
  await each('booking', (id) => {
    const scope = bookingScope(id)
    const end = bookings.goesWith(id, (recordId) => disposal.hasRecord(recordId))
    if (end === 'unlisted') put(lastMonthOf(scope), scope)
    else if (end !== 'kept') put(monthOf(end.day), scope)
  })
  await each('row', (id) => put(lastMonthOf(rowScope(id)), rowScope(id)))
  const inForce = bookings.importsInForce()
  await each('batch', (id) => {
    if (!inForce.has(id)) put(lastMonthOf(batchScope(id)), batchScope(id))
  })
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
}
