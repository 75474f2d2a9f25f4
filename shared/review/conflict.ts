/**
 * Sessions that could not know of each other: two PCs that were away from the office's server began the same booking, or served one
 * person twice on one day (M12-2-1). Both records stay as they are; a supervisor looks at them side by side. Pure.
 */
import { z } from 'zod'
import { RecordSummarySchema } from '../records/record.ts'

export const ConflictKindSchema = z.enum(['sameBooking', 'sameDay'])
export type ConflictKind = z.infer<typeof ConflictKindSchema>

/** What the list says of one closed record. */
export type Closed = {
  readonly recordId: string
  readonly bookingId: string
  /** Of whom and which day; null: the person has no number. */
  readonly personDay: string | null
  /** The day's use of that person, which no supervisor allowed as a second one. */
  readonly isUse: boolean
}

/** Records that belong together, in the order in which they were handed in. */
export type Clash = { readonly kind: ConflictKind; readonly recordIds: readonly string[] }

/** One item of the supervisor's list; the first record is the one that the office's order has first. */
export const ConflictSchema = z.object({
  kind: ConflictKindSchema,
  records: z.array(RecordSummarySchema).min(2),
})
export type Conflict = z.infer<typeof ConflictSchema>

/** Each record is in one item at most, whatever chain of bookings and days leads to it. */
export function clashesOf(closed: readonly Closed[]): readonly Clash[] {
  const groups = new Map<Closed, Closed[]>(closed.map((one) => [one, [one]]))
  const join = (alike: readonly Closed[]): void => {
    const joined = [...new Set(alike.flatMap((one) => groups.get(one) ?? []))]
    for (const one of joined) groups.set(one, joined)
  }
  const sameBooking = [...Map.groupBy(closed, ({ bookingId }) => bookingId).values()]
  const uses = closed.filter(({ isUse, personDay }) => isUse && personDay !== null)
  const sameDay = [...Map.groupBy(uses, ({ personDay }) => personDay).values()]
  for (const alike of [...sameBooking, ...sameDay]) join(alike)
  const place = new Map(closed.map((one, at) => [one, at]))
  return [...new Set(groups.values())]
    .filter((group) => group.length > 1)
    .map((group) => ({
      kind:
        new Set(group.map(({ bookingId }) => bookingId)).size < group.length
          ? 'sameBooking'
          : 'sameDay',
      recordIds: group
        .toSorted((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0))
        .map(({ recordId }) => recordId),
    }))
}
