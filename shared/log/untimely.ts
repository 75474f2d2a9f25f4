/** What can stand against the time at which a consultation begins (M12-2-1), and what a supervisor allowed of it. */
import { z } from 'zod'

/** Before the booked time; before the office opens; so late that it would run past closing. */
export const UntimelySchema = z.enum(['beforeBooked', 'beforeOpening', 'pastClosing'])
export type Untimely = z.infer<typeof UntimelySchema>

/** The office's exception: allowed on the spot by that supervisor, for that reason. */
export const TimeExceptionSchema = z.object({
  what: z.array(UntimelySchema).min(1),
  supervisorId: z.string(),
  reason: z.string(),
})
export type TimeException = z.infer<typeof TimeExceptionSchema>
