/** What the counselor confirms by a word of the job seeker's, and may have confirmed by a slip of the hand. */
import { z } from 'zod'

/** `kind`: of the terms that were consented to. */
export const CheckSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('heard') }),
  z.object({ what: z.literal('name') }),
  z.object({ what: z.literal('consent'), kind: z.string() }),
])
export type Check = z.infer<typeof CheckSchema>
