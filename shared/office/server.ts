/** How this PC stands to the office's server, as the screens see it. */
import { z } from 'zod'
import { PassphraseSchema } from '../people/account.ts'

/** Why the server does not answer as it should. Nothing is ever lost by it: the log is on this PC. Each has its sentence in the words of the settings. */
export const ServerTroubleSchema = z.enum([
  'nameUnknown',
  'unreachable',
  'tlsRefused',
  'loginRefused',
  'loginClosed',
  'notAllowed',
  'notSetUp',
  'serverOlder',
  'otherOffice',
  'serverFull',
  'serverFailed',
])

/** Beside that, of this PC: what came in was not what was written, or could not be kept; another PC has this one's name; the office's key was changed, and this PC does not have it. */
export const AwayReasonSchema = z.enum([
  ...ServerTroubleSchema.options,
  'badHash',
  'saveFailed',
  'taken',
  'keyNeeded',
])

const where = { host: z.string(), port: z.int() }
/**
 * `none`: the office is on this PC alone. `unreadable`: the file that says where the server is cannot be read.
 * `lastMs`: when the two last agreed, before the app was started to the hour; null: never. `forked`: this PC is an older copy of itself.
 */
export const ServerStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('unreadable') }),
  z.object({ state: z.literal('connecting'), ...where }),
  z.object({
    state: z.literal('connected'),
    ...where,
    /** By how much the server's clock is ahead of this PC's, ms. */
    clockAheadMs: z.number(),
  }),
  z.object({
    state: z.literal('away'),
    ...where,
    /** Events of this PC that the server does not have yet; null: not known since the app was started. */
    unsent: z.int().nullable(),
    why: AwayReasonSchema,
    lastMs: z.number().nullable(),
  }),
  z.object({ state: z.literal('forked'), ...where }),
])
export type ServerStatus = z.infer<typeof ServerStatusSchema>

/** The steps of the test of a server, in the order in which they are gone. */
export const CheckStepSchema = z.enum([
  'name',
  'port',
  'tls',
  'login',
  'version',
  'schema',
  'clock',
  'rights',
])
export const CheckedStepSchema = z.object({
  step: CheckStepSchema,
  result: z.enum(['ok', 'failed', 'notReached']),
  /** What there is to show of it (a version, seconds, what the login is, the code of an error). */
  said: z.string().optional(),
})
export type CheckedStep = z.infer<typeof CheckedStepSchema>

/** What is wrong with a file that is to be joined with. */
export const joiningFileReasons = ['notAJoiningFile', 'noTls', 'expired'] as const

/** The text of a joining file, as the person chose it. */
export const JoiningFileTextSchema = z.object({ file: z.string().min(1).max(200_000) })

/** `newPassphrase` only where the OS keeps no key. */
export const JoinWishSchema = JoiningFileTextSchema.extend({
  recoveryKey: z.string().max(200),
  newPassphrase: PassphraseSchema.nullable(),
})
export type JoinWish = z.infer<typeof JoinWishSchema>
