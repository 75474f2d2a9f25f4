/** What a confirmation rests on that was not made anew in the record that holds it. */
import { z } from 'zod'

/** When it was made (wall clock, ms since 1970 UTC), by whom, and the record in which it was. */
export const EarlierSchema = z.object({
  atMs: z.number(),
  actorId: z.string(),
  recordId: z.string(),
})
export type Earlier = z.infer<typeof EarlierSchema>
