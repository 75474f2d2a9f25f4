/** What the steps of an import's plan are made of. */
import type { Booking, HoldReason } from './booking.ts'
import type { Entry } from './entry.ts'
import type { Tag } from './ids.ts'
import type { ImportRow, RowReason, Verdict } from './import.ts'
import type { ScheduleIndex } from './index.ts'
import type { Overlay, Rules } from './overlay.ts'
import type { Withdrawals } from './withdrawals.ts'

/** What a plan is worked out against; `atMs` is the wall clock, ms since 1970 UTC. */
export type PlanParts = {
  readonly index: ScheduleIndex
  readonly rules: Rules
  readonly atMs: number
  /** For the ids of new bookings. */
  readonly tag: Tag
}

/** What the rows of one plan share. */
export type Planning = PlanParts & {
  /** What the rows before took and gave back. */
  readonly overlay: Overlay
  readonly withdrawals: Withdrawals
}

/** The verdict on one row, and the booking as it would be; null: nothing would be written. */
export type Step = {
  readonly verdict: Verdict
  readonly reasons: readonly RowReason[]
  readonly put: Entry | null
  /** The row itself is put before a person: what it says fits no booking for certain. */
  readonly notice: boolean
  readonly changes: ImportRow['changes']
}

/** Nothing would be written. */
export const still = (reasons: readonly RowReason[]): Step => ({
  verdict: 'unchanged',
  reasons,
  put: null,
  notice: false,
  changes: [],
})

/** The row is put before a person as it is. */
export const toldTo = (reasons: readonly RowReason[], put: Entry | null): Step => ({
  verdict: 'held',
  reasons,
  put,
  notice: true,
  changes: [],
})

/** Held for these reasons; live where there are none. */
export function asHeld(booking: Booking, reasons: readonly HoldReason[]): Booking {
  return reasons.length === 0
    ? { ...booking, state: 'live', holdReasons: [] }
    : { ...booking, state: 'held', holdReasons: [...reasons] }
}
