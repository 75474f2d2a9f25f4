/** The fields of a new account: at set-up and in the settings. */
import { type NewAccount, NewAccountSchema, type Role } from '../../shared/people/account.ts'
import { accountText } from './words/accounts.ts'

export type AccountDraft = {
  readonly displayName: string
  readonly loginName: string
  readonly passphrase: string
}
export const emptyDraft: AccountDraft = { displayName: '', loginName: '', passphrase: '' }

/** The account the draft stands for, or what is wrong with each field. */
export function checkDraft(
  draft: AccountDraft,
  role: Role,
):
  | { readonly account: NewAccount; readonly wrong: null }
  | { readonly account: null; readonly wrong: Partial<Record<keyof AccountDraft, string>> } {
  const parsed = NewAccountSchema.safeParse({ ...draft, role })
  if (parsed.success) return { account: parsed.data, wrong: null }
  const wrong: Partial<Record<keyof AccountDraft, string>> = {}
  for (const { path } of parsed.error.issues) {
    const field = path[0]
    if (field === 'displayName' || field === 'loginName') wrong[field] = accountText.missing
    if (field === 'passphrase')
      wrong.passphrase = draft.passphrase === '' ? accountText.missing : accountText.tooShort
  }
  return { account: null, wrong }
}
