/** A letter to a job seeker as it would go out. */
import { z } from 'zod'

/** `to` null: it has no address. */
export const LetterSchema = z.object({
  to: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
})
export type Letter = z.infer<typeof LetterSchema>
