/** One contact with a job seeker (K3-2, M12-2-2). */
import { z } from 'zod'

export const ContactMeansSchema = z.enum(['phone', 'email', 'myPage'])
export type ContactMeans = z.infer<typeof ContactMeansSchema>

export const ContactSchema = z.object({
  atMs: z.number(),
  means: ContactMeansSchema,
  direction: z.enum(['toSeeker', 'fromSeeker']),
  result: z.enum(['reached', 'notReached', 'messageLeft', 'sent']),
  note: z.string().max(500),
  actorId: z.string(),
})
export type Contact = z.infer<typeof ContactSchema>
