/** What a supervisor allowed of a booking although a rule speaks against it (M3, M12-2-1, M20-4). */
import { z } from 'zod'

/** The reasons that are a supervisor's to decide. */
export const JudgedReasonSchema = z.enum([
  'onceADay',
  'residenceMissing',
  'residenceUnknown',
  'categoryThree',
])
export type JudgedReason = z.infer<typeof JudgedReasonSchema>

export const AllowedSchema = z.object({
  reason: JudgedReasonSchema,
  supervisorId: z.string(),
  why: z.string(),
  atMs: z.number(),
})
export type Allowed = z.infer<typeof AllowedSchema>
