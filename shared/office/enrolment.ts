/** Letting a PC in on a supervisor's word, and shutting a lost one out, as the screens see it. */
import { z } from 'zod'
import { PassphraseSchema } from '../people/account.ts'
import { JoiningFileTextSchema, ServerTroubleSchema } from './server.ts'

/** So often may the number be typed wrongly; then the asking is over. */
export const CODE_TRIES = 3
export const CODE_DIGITS = 6

/**
 * Why nothing came of an asking; nothing was begun on this PC then.
 * - `refused`, `wrongCode`, `cancelled`: by the other PC; `expired`: nobody answered in time
 * - `altered`: what came is not what another PC of the office would have sent
 * - `alreadyExists`: an office was set up on this PC meanwhile; `unexpected`: a bug
 */
export const AskingEndSchema = z.enum([
  ...ServerTroubleSchema.options,
  'refused',
  'wrongCode',
  'cancelled',
  'expired',
  'altered',
  'alreadyExists',
  'unexpected',
])
export type AskingEnd = z.infer<typeof AskingEndSchema>

/** How this PC's own asking stands. Times by this PC's clock. */
export const AskingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('waiting'), askedMs: z.number(), untilMs: z.number() }),
  /** To be typed on the PC that answers. */
  z.object({ state: z.literal('code'), code: z.string(), untilMs: z.number() }),
  z.object({ state: z.literal('receiving') }),
  z.object({ state: z.literal('over'), why: AskingEndSchema }),
])
export type Asking = z.infer<typeof AskingSchema>

/** `newPassphrase` only where the OS keeps no key. */
export const AskWishSchema = JoiningFileTextSchema.extend({
  newPassphrase: PassphraseSchema.nullable(),
})
export type AskWish = z.infer<typeof AskWishSchema>

/** An asking that waits for a supervisor. Times by the server's clock. */
export const AskingThereSchema = z.object({
  id: z.string(),
  askedMs: z.number(),
  untilMs: z.number(),
  /** That PC would be given everybody's records. */
  whole: z.boolean(),
  /** `new`: nobody has answered; `here`, `elsewhere`: on this PC, on another one; `handed`: the key is on its way. */
  answered: z.enum(['new', 'here', 'elsewhere', 'handed']),
})
export type AskingThere = z.infer<typeof AskingThereSchema>

export const AskingIdSchema = z.object({ id: z.guid() })
/** The digits of what was typed, in full width and with spaces as well; null: not as many as there have to be. */
export function readCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d+$/.test(digits) && digits.length === CODE_DIGITS ? digits : null
}

/** `code` as a person types it. A slip that leaves no six digits counts as no try. */
export const LetInSchema = AskingIdSchema.extend({
  code: z
    .string()
    .max(40)
    .refine((typed) => readCode(typed) !== null),
})

/** One of the office's PCs. Times by the server's clock; `lastBy`: who signed in there last, as this PC has heard; null: nobody known. */
export const OfficePcSchema = z.object({
  login: z.string(),
  heardMs: z.number().nullable(),
  lastBy: z.string().nullable(),
  lastMs: z.number().nullable(),
  whole: z.boolean(),
  own: z.boolean(),
  closedMs: z.number().nullable(),
  /** It has not confirmed the office's last disposal yet: its disk may still hold what was disposed of (M15). */
  undisposed: z.boolean(),
  /** The office's key as it is sealed under now: `has`; `waits`, it lies ready for that PC; `cannot`, nobody sealed it for that PC. */
  key: z.enum(['has', 'waits', 'cannot']),
  /** It has told where to seal a new key for it to. */
  told: z.boolean(),
})
/** `needed`: a PC that is shut out has what the others seal under. `changedMs`: when that was made, by the clock of the PC that made it; null: it is the first one. */
export const OfficeKeySchema = z.object({
  needed: z.boolean(),
  changedMs: z.number().nullable(),
})
export type OfficeKeyState = z.infer<typeof OfficeKeySchema>
/** As a person types it. */
export const TypedKeySchema = z.object({ recoveryKey: z.string().max(200) })
export type OfficePc = z.infer<typeof OfficePcSchema>

export const PcSchema = z.object({ login: z.string().min(1).max(63) })
