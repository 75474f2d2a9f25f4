/** One contact with a job seeker (K3-2, M12-2-2). */
import { z } from 'zod'
import { LocalDateSchema, LocalTimeSchema } from '../time/day.ts'

export const ContactMeansSchema = z.enum(['phone', 'email', 'myPage'])
export type ContactMeans = z.infer<typeof ContactMeansSchema>

/** The situations for which the office keeps a text to send to a job seeker. */
export const messageKinds = [
  'first',
  'reminder',
  'reschedule',
  /** The same, for a reason of the office's (M12-2-4). */
  'movedByOffice',
  'officeReason',
  'outage',
  'noShow',
] as const
export const MessageKindSchema = z.enum(messageKinds)
export type MessageKind = z.infer<typeof MessageKindSchema>

/** When a booking was at some moment. */
export const WhenSchema = z.object({ date: LocalDateSchema, slot: LocalTimeSchema })

export const ContactSchema = z.object({
  atMs: z.number(),
  means: ContactMeansSchema,
  direction: z.enum(['toSeeker', 'fromSeeker']),
  result: z.enum(['reached', 'notReached', 'messageLeft', 'sent']),
  note: z.string().max(500),
  actorId: z.string(),
  /** Which of the office's texts it was; a contact in own words has none. The text itself is kept nowhere: it holds the way into a meeting. */
  about: MessageKindSchema.optional(),
  /** For when the booking was at that moment: whoever was told another time was not told of this one. */
  when: WhenSchema.optional(),
})
export type Contact = z.infer<typeof ContactSchema>
