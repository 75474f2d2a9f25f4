/** A phrase or template for notes: words of the office, or of one of its staff, and of no job seeker. */
import { z } from 'zod'

/** Characters. */
export const LONGEST_PHRASE_NAME = 20
export const LONGEST_PHRASE = 1_000
/** More nobody finds their way in; of the office, and of each of its staff. */
export const MOST_PHRASES = 20

export const PhraseSchema = z.object({
  /** Stands on its button. */
  name: z.string().trim().min(1).max(LONGEST_PHRASE_NAME),
  /** As it is put in, line breaks and all. */
  text: z.string().regex(/\S/u).max(LONGEST_PHRASE),
})
export type Phrase = z.infer<typeof PhraseSchema>
