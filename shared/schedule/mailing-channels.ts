/** What is asked when job seekers are told through the office's mail server, and what its settings ask. Put together in contract.ts. */
import { z } from 'zod'
import {
  booking,
  channel,
  type Channels,
  counselors,
  done,
  keepers,
  none,
  type Stale,
} from '../channel.ts'
import { MessageKindSchema } from '../log/contact.ts'
import { LanguageSchema } from '../office/languages.ts'
import { LetterSchema } from './letter.ts'

export const mailingChannels = {
  /** What sends, and how far it is. */
  'telling.sending': channel(
    counselors,
    none,
    z.object({
      /** none: no mail server is set. practice: what is sent goes nowhere, and stands in `practised`. */
      by: z.enum(['server', 'practice', 'none']),
      /** This PC's name in the log, and the ids of the mails that it has in hand. */
      device: z.string(),
      inHand: z.array(z.string()),
      /** What would have been sent, the latest first. */
      practised: z.array(LetterSchema),
    }),
  ),
  /**
   * Hands the texts to the mail server, one after the other, with a meeting that is made where the text wants one; answers as soon as all of them are written down
   * as waiting. `left`: to whom nothing is sent, because one is under way, an earlier one has to be decided first, or the text went out to
   * them already, perhaps from another PC; `again`: who presses has seen that, and sends it once more.
   */
  'telling.send': channel(
    counselors,
    z.object({
      kind: MessageKindSchema,
      people: z
        .array(booking.extend({ language: LanguageSchema, again: z.boolean().optional() }))
        .min(1)
        .max(500),
    }),
    z.object({
      waiting: z.int(),
      left: z.array(booking.extend({ why: z.string() })),
    }),
    ['notFound', 'noMailServer', 'saveFailed'],
  ),
  /** Those that were not begun are not sent. */
  'telling.stopSending': channel(counselors, none, done),
  /** A person's word on a mail of which nobody knows whether it went out. */
  'telling.decide': channel(
    counselors,
    booking.extend({ mailId: z.string().max(80), arrived: z.boolean() }),
    done,
    ['notFound', 'notUnknown', 'saveFailed'],
  ),
  /** The office's mail server, a MailView of mail-account.ts, which is loaded with the form; null: none is set. */
  'telling.mail': channel(keepers, none, z.unknown()),
  /** @param wish a MailWish; null: there is none any more */
  'telling.saveMail': channel(keepers, z.object({ wish: z.unknown() }), done, [
    'badAccount',
    'passwordMissing',
    'saveFailed',
  ]),
  /** One step of the test; `trouble` null: it is well. `inPractice`: nothing leaves a practice office. */
  'telling.testMail': channel(
    keepers,
    z.object({ step: z.string() }),
    z.object({ trouble: z.string().nullable() }),
    ['noMailServer', 'inPractice'],
  ),
} as const satisfies Channels

/** Which topic makes which of these answers old. */
export const mailingStale = {
  // Each mail is an event of its booking, and the last word on it rings once more.
  'schedule.changed': ['telling.sending'],
} as const satisfies Stale<typeof mailingChannels>
