/** The fields of a new account: at set-up and in the settings. */
import { type NewAccount, NewAccountSchema, type Role } from '../../shared/people/account.ts'
import { emptyOr, readBy, type Reading } from '../ui/wrong-fields.ts'
import { accountText } from './words/accounts.ts'

export type AccountDraft = {
  readonly displayName: string
  readonly loginName: string
  readonly passphrase: string
}
export const emptyDraft: AccountDraft = { displayName: '', loginName: '', passphrase: '' }

/**
 * The account the draft stands for, or what is wrong with each field.
 * @param taken a login name that is another account's
 */
export function readAccount(
  draft: AccountDraft,
  role: Role,
  taken: string | null = null,
): Reading<NewAccount, keyof AccountDraft> {
  const schema = NewAccountSchema.refine(({ loginName }) => loginName !== taken, {
    path: ['loginName'],
  })
  return readBy(schema, { ...draft, role }, words)
}

const words = {
  displayName: accountText.missing,
  loginName: emptyOr(accountText.missing, accountText.sameLogin),
  passphrase: (typed: unknown) => (typed === '' ? accountText.missing : accountText.tooShort),
}
