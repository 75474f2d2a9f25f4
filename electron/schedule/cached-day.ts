/** One day out of the cache alone, for an office whose log cannot be read. The cache may be older than the log: it is as the app last wrote it. */
import type { CachedBooking } from '../../shared/office/cached-day.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { quietWatch, runSlices } from '../slices.ts'
import { storageCause } from '../storage/file/errors.ts'
import { readCache } from './cache.ts'
import type { CacheParts } from './pieces.ts'

/** By slot, then as they arrived; those that were withdrawn or cancelled too, with their state. Null: there is no cache that can be read. */
export async function readCachedDay(
  parts: CacheParts,
  date: LocalDate,
): Promise<readonly CachedBooking[] | null> {
  try {
    const read = await runSlices(readCache(parts), quietWatch)
    if (!read.ok || read.value === null) return null
    return [...read.value.lists.index.entries.values()]
      .map(({ booking }) => booking)
      .filter((booking) => booking.date === date)
      .sort((one, other) => one.slot.localeCompare(other.slot))
      .map(({ id, slot, name, kana, phone, email, state }) => ({
        ...{ id, slot, name, kana, phone, email, state },
      }))
  } catch (error) {
    if (storageCause(error) === null) throw error
    return null
  }
}
