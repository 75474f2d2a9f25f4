/** An earlier state of the schedule: what the office goes back to where the bookings cannot be opened. */
import { z } from 'zod'

/** An earlier state of the schedule that can be restored. */
export const GenerationSchema = z.object({ revision: z.int(), atMs: z.number(), bookings: z.int() })
export type Generation = z.infer<typeof GenerationSchema>
