/** Who was in a meeting, as the log says it (M20-2, M12-2-6). */
import { z } from 'zod'

/** seekerToo: another device of the same person. stranger: was not announced and does not belong here. */
export const RoleSchema = z.enum(['seeker', 'seekerToo', 'companion', 'stranger'])
export type Role = z.infer<typeof RoleSchema>

/** One stay, wall clock (ms since 1970 UTC). `self`: the counselor; then there is no name. `untilMs` null: still there. */
export const StaySchema = z.object({
  self: z.boolean(),
  name: z.string(),
  fromMs: z.number(),
  untilMs: z.number().nullable(),
})

/** What a deemed cancellation rests on: without it there is none. */
export const EvidenceSchema = z.object({
  /** How long the office looked without a break, ms. */
  lookedMs: z.number(),
  stays: z.array(StaySchema),
  /** How the job seeker was told where to come. */
  informed: z.enum(['contact', 'etumo']),
  /** e-TUMO's state after the booked time: read out of its file, or looked up by the counselor. */
  withdrawalRead: z.enum(['file', 'counselor']),
})
export type Evidence = z.infer<typeof EvidenceSchema>
