/** Accounts of the office's staff and who may do what. */
import { z } from 'zod'
import { AccountSchema, LoginNameSchema, RoleSchema } from '../log/account.ts'

export { AccountIdSchema, AccountSchema, LoginNameSchema, RoleSchema } from '../log/account.ts'
export type { Account } from '../log/account.ts'
export type { Role } from '../channel.ts'

/** At least eight characters; the vault and accounts use scrypt on it. */
export const PassphraseSchema = z.string().min(8).max(200)

/** A new passphrase as it is typed: twice the same. */
export const NewPassphraseSchema = z
  .object({ first: PassphraseSchema, second: z.string() })
  .refine(({ first, second }) => first === second, { path: ['second'] })

export const NewAccountSchema = z.object({
  loginName: LoginNameSchema,
  displayName: AccountSchema.shape.displayName,
  role: RoleSchema,
  passphrase: PassphraseSchema,
})
export type NewAccount = z.infer<typeof NewAccountSchema>

/** Credentials typed on the spot, e.g. by a supervisor who authorises an exception. */
export const CredentialsSchema = z.object({
  loginName: LoginNameSchema,
  passphrase: z.string().min(1).max(200),
})
export type Credentials = z.infer<typeof CredentialsSchema>

/** Why a sign-in failed; `waitSeconds` in details when `tooManyAttempts`. */
export const signInReasons = ['wrongCredentials', 'tooManyAttempts', 'accountDisabled'] as const
export type SignInReason = (typeof signInReasons)[number]

/** A supervisor forgot her passphrase, and no other one is there: the office's recovery key, as it was typed, vouches for a new one. */
export const PassphraseRecoverySchema = z.object({
  loginName: LoginNameSchema,
  recoveryKey: z.string().max(200),
  passphrase: PassphraseSchema,
})
export type PassphraseRecovery = z.infer<typeof PassphraseRecoverySchema>
/** `waitSeconds` in details when `tooManyAttempts`; `group` and `symbols` as for opening an office. */
export const passphraseRecoveryReasons = [
  'recoveryKeyTypo',
  'recoveryKeyLength',
  'wrongRecoveryKey',
  'keyDamaged',
  'noRecoveryKey',
  'tooManyAttempts',
  'notSupervisor',
  'sessionRunning',
] as const

/** Who is at the screen. `locked`: signed in, but the screen asks for the passphrase first. */
export const PresenceSchema = z.object({ account: AccountSchema, locked: z.boolean() })
export type Presence = z.infer<typeof PresenceSchema>

/** Actor of what no person did: the clock ran out, the app was started again. */
export const SYSTEM_ACTOR = 'system'
