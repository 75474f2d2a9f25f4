/** An account as the log keeps it: whole when it is added, field by field when it is changed. */
import { z } from 'zod'
import { roles } from '../channel.ts'

export const RoleSchema = z.enum(roles)

export const AccountIdSchema = z.string().min(1).max(64)
/** What is typed at sign-in. */
export const LoginNameSchema = z.string().trim().min(1).max(40)

export const AccountSchema = z.object({
  id: AccountIdSchema,
  loginName: LoginNameSchema,
  displayName: z.string().trim().min(1).max(40),
  role: RoleSchema,
  disabled: z.boolean(),
})
export type Account = z.infer<typeof AccountSchema>

/** How a passphrase was stretched. */
export const ScryptSchema = z.object({
  n: z
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: z.base64(),
})

/** scrypt with its parameters; `hash` (base64) is keyed with the vault's key, so the file alone allows no guessing. */
export const StoredPassphraseSchema = ScryptSchema.extend({ hash: z.base64() })
export type StoredPassphrase = z.infer<typeof StoredPassphraseSchema>

/** Wrong passphrases in a row, and until when the account waits for them (wall clock, ms since 1970 UTC). */
const waitFields = { failures: z.int().min(0), blockedUntilMs: z.number() }

export const StoredAccountSchema = z.object({
  account: AccountSchema,
  passphrase: StoredPassphraseSchema,
  ...waitFields,
})
export type StoredAccount = z.infer<typeof StoredAccountSchema>

const ShownFieldsSchema = AccountSchema.pick({ displayName: true, role: true, disabled: true })
/** What can be changed of an account. */
export const AccountSetSchema = z
  .object({ ...ShownFieldsSchema.shape, passphrase: StoredPassphraseSchema, ...waitFields })
  .partial()
export type AccountSet = z.infer<typeof AccountSetSchema>
/** The same fields before, but for what nobody needs again: an old passphrase is not written a second time. */
export const AccountWasSchema = ShownFieldsSchema.partial()
export type AccountWas = z.infer<typeof AccountWasSchema>
