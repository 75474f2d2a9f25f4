/** A job posting (求人票) that a consultation was about: its number, and what was done with it. */
import { z } from 'zod'

/** introduced: the job seeker was referred to it; shown: it was looked at together. */
export const PostingDoneSchema = z.enum(['introduced', 'shown'])
export type PostingDone = z.infer<typeof PostingDoneSchema>

/** `number` in the one form in which it is kept: five digits, a hyphen, eight digits (`readPostingNumber` makes it of what is typed). */
export const PostingSchema = z.object({
  number: z.string().regex(/^\d{5}-\d{8}$/),
  done: PostingDoneSchema,
})
export type Posting = z.infer<typeof PostingSchema>
