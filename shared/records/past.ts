/** Earlier consultations of the same person, as the counselor of a booking may see them. */
import { z } from 'zod'
import { OutcomeSchema } from '../log/outcome.ts'

/** `readable`: the note of this one is for whoever asks; a counselor reads the own records, a supervisor all. */
export const PastSchema = z.object({
  recordId: z.string(),
  date: z.string(),
  slot: z.string(),
  outcome: OutcomeSchema,
  counselorName: z.string(),
  readable: z.boolean(),
})
export type Past = z.infer<typeof PastSchema>

export const PastNoteSchema = z.object({ note: z.string(), followUp: z.string() })
export type PastNote = z.infer<typeof PastNoteSchema>
