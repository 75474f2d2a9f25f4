/** Checking the log for what was changed, cut off or rolled back: what was found, and when it is done by itself. Pure. */
import { z } from 'zod'
import { VerifyReportSchema } from '../log/verify-report.ts'
import { MendedSchema } from '../log/mended.ts'
import { dateOf } from '../time/instant.ts'

/** `seals`: how many printed seals it was compared with. */
export const CheckOutcomeSchema = VerifyReportSchema.pick({ events: true, firstBad: true }).extend({
  atMs: z.number(),
  seals: z.int().min(0),
})
export type CheckOutcome = z.infer<typeof CheckOutcomeSchema>

/** A list that was made again from the log, and when (ms since 1970 UTC). */
const MendedOnceSchema = MendedSchema.pick({ list: true, why: true, count: true }).extend({
  atMs: z.number(),
})
export type MendedOnce = z.infer<typeof MendedOnceSchema>
/** So many are shown. */
export const MENDED_SHOWN = 20

export const CheckStatusSchema = z.object({
  running: z.boolean(),
  /** Null: never, as far as the newest pages of the log tell. */
  last: CheckOutcomeSchema.nullable(),
  /** The newest, the newest first. */
  mended: z.array(MendedOnceSchema),
})
export type CheckStatus = z.infer<typeof CheckStatusSchema>

/** `sealUnreadable` names the `line` (from 1); `noSeal`: something was typed and no line of it is a seal. */
export const checkReasons = ['checkRunning', 'sealUnreadable', 'noSeal'] as const

/** Once a day, with the first minute in which nobody is in a session. @param nowMs wall clock, ms since 1970 UTC */
export const checkIsDue = (last: CheckOutcome | null, nowMs: number): boolean =>
  last === null || dateOf(last.atMs) !== dateOf(nowMs)
