/** What a check of the log comes to. Apart from the events: the first screen needs this and not what every event holds. */
import { z } from 'zod'

/** What `verify` says; needs no key. */
export const VerifyReportSchema = z.object({
  ok: z.boolean(),
  events: z.int(),
  firstBad: z.object({ sequence: z.int(), why: z.string() }).nullable(),
})
export type VerifyReport = z.infer<typeof VerifyReportSchema>
