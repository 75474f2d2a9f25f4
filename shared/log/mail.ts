/** One mail to a job seeker through the office's mail server: how far it is. Neither its text nor its address is in it. */
import { z } from 'zod'
import { MessageKindSchema, WhenSchema } from './contact.ts'

/**
 * ```
 * waiting --handed to the server--> sending --accepted--> sent
 *    |                                 |-----address not accepted--> refused
 *    |                                 |-----surely not accepted---> notSent
 *    |                                 '-----nobody can say--------> unknown --a person says--> sent | notSent
 *    '--stopped, or not possible---> notSent
 * ```
 */
export const MailStateSchema = z.enum([
  'waiting',
  'sending',
  'sent',
  'refused',
  'notSent',
  'unknown',
])
export type MailState = z.infer<typeof MailStateSchema>

export const MailSchema = z.object({
  id: z.string(),
  state: MailStateSchema,
  /** It was on its way to the server once, so that the server may have it. */
  begun: z.boolean(),
  /** Why it is refused, notSent or unknown; null: nothing is to be said. Its words are a screen's. */
  why: z.string().nullable(),
  kind: MessageKindSchema,
  language: z.string(),
  /** For when the booking was as the text says it. */
  when: WhenSchema,
  atMs: z.number(),
  actorId: z.string(),
  /** The PC that sends it, as it is called in the log. */
  device: z.string(),
})
export type Mail = z.infer<typeof MailSchema>
