/** When the live session may begin, as the screens see it. */
import { z } from 'zod'
import { UntimelySchema } from '../log/untimely.ts'

export const BeginTimesSchema = z.object({
  /** From then on, wall clock in ms since 1970 UTC: the booked time, or the opening of the office where that is later. */
  fromMs: z.number(),
  /** The office closes; by then it is over. */
  closesAtMs: z.number(),
  /** What stands against beginning now. */
  untimely: z.array(UntimelySchema),
  /** A supervisor may allow it on the spot. */
  exceptionAllowed: z.boolean(),
})
export type BeginTimes = z.infer<typeof BeginTimesSchema>
