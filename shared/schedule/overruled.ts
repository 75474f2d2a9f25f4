/**
 * Words that lost: two PCs that did not know of each other changed the same field of a booking, and the later word in the office's order
 * stands. Whoever typed the other one is told, until the field is changed again or they say that they have seen it. Pure.
 */
import { z } from 'zod'
import type { BookingFields } from '../log/booking.ts'
import type { LoggedEvent } from '../log/events.ts'
import { BookingWishSchema } from './booking.ts'

/** What a person types. */
export const TypedFieldSchema = BookingWishSchema.keyof()
export type TypedField = z.infer<typeof TypedFieldSchema>

export type Overruled = {
  readonly field: TypedField
  /** Whose word is gone, and when it was typed (ms since 1970 UTC, by that PC's clock). */
  readonly loserId: string
  readonly lostAtMs: number
  /** Whose word stands. */
  readonly winnerId: string
}

/** As whoever typed it is told. */
export const LostSchema = z.object({
  bookingId: z.string(),
  slot: z.string(),
  name: z.string(),
  field: TypedFieldSchema,
  lostAtMs: z.number(),
  /** Whose word stands. */
  winner: z.string(),
})
export type Lost = z.infer<typeof LostSchema>

type Word = { readonly value: unknown; readonly event: LoggedEvent }

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left) === JSON.stringify(right)

const isTyped = ({ event }: Word): boolean =>
  event.type === 'schedule.changed' && event.payload.what === 'changed'

/** @param events of one booking, in the office's order */
export function overruledIn(events: readonly LoggedEvent[]): readonly Overruled[] {
  const words = new Map<TypedField, Word>()
  let lost: readonly Overruled[] = []
  for (const event of events) {
    if (event.type === 'schedule.booked' && words.size === 0) {
      for (const field of TypedFieldSchema.options)
        words.set(field, { value: event.payload.entry.booking[field], event })
    } else if (event.type === 'schedule.changed') {
      for (const [field, value, was] of typedIn(event.payload)) {
        const before = words.get(field)
        lost = lost.filter((one) => one.field !== field)
        words.set(field, { value, event })
        if (before === undefined || !isTyped(before) || before.event.actorId === event.actorId)
          continue
        if (same(was, before.value) || same(value, before.value)) continue
        const { actorId: loserId, atMs: lostAtMs } = before.event
        lost = [...lost, { field, loserId, lostAtMs, winnerId: event.actorId }]
      }
    } else if (event.type === 'schedule.overruleSeen') {
      lost = lost.filter(({ loserId }) => loserId !== event.actorId)
    }
  }
  return lost
}

function typedIn(change: {
  readonly set: Partial<BookingFields>
  readonly was: Partial<BookingFields>
}): readonly (readonly [TypedField, unknown, unknown])[] {
  return TypedFieldSchema.options
    .filter((field) => field in change.set)
    .map((field) => [field, change.set[field], change.was[field]] as const)
}
