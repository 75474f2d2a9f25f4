/** The office's mail server as settings: what the screen shows and sends, and what a test says. The password goes in and never comes out. */
import { z } from 'zod'
import { mailAddress } from './mail.ts'

const common = {
  host: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
    .max(200),
  port: z.int().min(1).max(65_535),
  /** starttls: on a plain connection that must become a sealed one first. implicit: sealed from the first byte. */
  security: z.enum(['starttls', 'implicit']),
  user: z.string().trim().min(1).max(200),
  /** The office's own address, which the mails come from. */
  from: z
    .string()
    .trim()
    .max(254)
    .refine((typed) => mailAddress(typed) === typed),
  /** PEM of an authority that this office's server is certified by, beside those that are trusted in any case; null: none. */
  authority: z
    .string()
    .trim()
    .max(20_000)
    .regex(/^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/)
    .nullable(),
}

/** What the settings screen sends; password null: as it was, for the same server and user. */
export const MailWishSchema = z.object({
  ...common,
  password: z.string().min(1).max(500).nullable(),
})
export type MailWish = z.infer<typeof MailWishSchema>

/** What the settings screen gets. */
export const MailViewSchema = z.object(common)
export type MailView = z.infer<typeof MailViewSchema>

/** The steps of the test, in order; `send`: a mail to the office's own address. */
export const mailTestSteps = ['name', 'port', 'tls', 'login', 'send'] as const
export type MailTestStep = (typeof mailTestSteps)[number]

/** Why the server as a whole could not be used: nothing can be sent to anybody. */
export const mailServerTroubles = [
  'nameUnknown',
  'unreachable',
  'noTls',
  'certificateExpired',
  'certificateWrong',
  'loginRefused',
  'senderRefused',
  'serverFull',
  'tooSlow',
  'serverAnswer',
] as const
export type MailServerTrouble = (typeof mailServerTroubles)[number]

/** Why one mail did not go out, or is not known to have. */
export const mailTroubles = [
  ...mailServerTroubles,
  'addressRefused',
  'addressLater',
  'mailboxFull',
  'messageRefused',
  'lost',
  'lostAfter',
  'changed',
  'noMeeting',
  'noAddress',
  'badAddress',
  'stopped',
  'interrupted',
  'elsewhere',
  'serverAway',
  'saidNotSent',
  'notSaved',
] as const
export const MailTroubleSchema = z.enum(mailTroubles)
export type MailTrouble = z.infer<typeof MailTroubleSchema>
