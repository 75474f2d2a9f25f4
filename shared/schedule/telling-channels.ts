/** What is asked when job seekers are told: the text for each, and its handing over. Put together in contract.ts. */
import { z } from 'zod'
import { booking, channel, type Channels, counselors, done, type Stale } from '../channel.ts'
import { ContactMeansSchema, MessageKindSchema, WhenSchema } from '../log/contact.ts'
import { LanguageSchema } from '../office/languages.ts'
import { placeholders } from '../office/placeholders.ts'
import { LocalDateSchema } from '../time/day.ts'
import { LetterSchema } from './letter.ts'

const letter = booking.extend({ kind: MessageKindSchema, language: LanguageSchema })

/** mail: opened in the mail program. file: kept as .eml. paste: for 求職者マイページ. */
export const TellingWaySchema = z.enum(['mail', 'file', 'paste'])
export type TellingWay = z.infer<typeof TellingWaySchema>

export const HandedSchema = z.discriminatedUnion('by', [
  /** A practice office: it goes nowhere. */
  z.object({ by: z.literal('nobody'), letter: LetterSchema }),
  /**
   * `url`: the page has to open it itself; null: it is open. `paste`: the text, which was too long to be handed over in the address; null: it
   * is in the mail.
   */
  z.object({ by: z.literal('mail'), url: z.string().nullable(), paste: z.string().nullable() }),
  z.object({ by: z.literal('file'), fileName: z.string(), content: z.string() }),
  z.object({ by: z.literal('paste'), text: z.string() }),
])
export type Handed = z.infer<typeof HandedSchema>

export const tellingChannels = {
  /** The text for one job seeker as it stands now; no meeting is made for it, and nothing is recorded. */
  'telling.letter': channel(
    counselors,
    letter,
    z.object({
      subject: z.string(),
      text: z.string(),
      /** What it wants and nobody knows yet: there is no meeting. */
      missing: z.array(z.enum(placeholders)),
    }),
    ['notFound'],
  ),
  /**
   * Hands the text over, with a meeting that is made where the text wants one. Whether it was sent only the counselor can say: the contact is
   * recorded by `schedule.contact`. Where an address leaves the office's data that is recorded (M15, M18).
   */
  'telling.hand': channel(
    counselors,
    // again: it was seen that the text went out to them before, and it is handed over once more.
    letter.extend({ way: TellingWaySchema, again: z.boolean().optional() }),
    // For when the booking was as the text says it: whoever moves it before the answer whether it was sent has told nobody of the new time.
    z.object({ handed: HandedSchema, when: WhenSchema }),
    [
      'notFound',
      'notExpected',
      'toldAlready',
      'notZoom',
      'meetingFailed',
      'noAddress',
      'badAddress',
      'noMailProgram',
      'saveFailed',
    ],
  ),
  /** The counselor's word that these were sent: each in the contact log of its booking, all of them or none. */
  'telling.sent': channel(
    counselors,
    z.object({
      people: z
        .array(
          booking.extend({ kind: MessageKindSchema, means: ContactMeansSchema, when: WhenSchema }),
        )
        .min(1)
        .max(500),
    }),
    done,
    ['notFound', 'saveFailed'],
  ),
  /**
   * The day from which people of that date are reminded (null: this office reminds nobody), and the days of which somebody is to be reminded
   * now, with how many.
   */
  'telling.reminders': channel(
    counselors,
    z.object({ date: LocalDateSchema }),
    z.object({
      from: LocalDateSchema.nullable(),
      due: z.array(z.object({ date: LocalDateSchema, count: z.int() })),
    }),
  ),
} as const satisfies Channels

/** Which topic makes which of these answers old. */
export const tellingStale = {
  'schedule.changed': ['telling.letter', 'telling.reminders'],
  'office.profile': ['telling.letter', 'telling.reminders'],
  'meeting.made': ['telling.letter'],
} as const satisfies Stale<typeof tellingChannels>
