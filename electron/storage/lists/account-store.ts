/** The accounts as they are read: a fold over the log (shared/people/fold.ts), login names found by a keyed entry. */
import { StoredAccountSchema, type StoredAccount } from '../../../shared/log/account.ts'
import { foldAccount } from '../../../shared/people/fold.ts'
import type { Vault } from '../keys/vault.ts'
import { createTrustedList, type TrustedList, type TrustedParts } from './trusted-list.ts'

export interface AccountStore {
  /** By display name. */
  all(): readonly StoredAccount[]
  find(accountId: string): StoredAccount | null
  byLoginName(loginName: string): StoredAccount | null
}

/** Full and half width, upper and lower case are the same login name. */
export const foldLoginName = (loginName: string): string =>
  loginName.normalize('NFKC').trim().toLowerCase()

const loginKey = (vault: Vault, loginName: string): Uint8Array =>
  vault.mac('loginName', foldLoginName(loginName))

export function createAccountList(parts: TrustedParts): TrustedList<StoredAccount> {
  return createTrustedList(parts, {
    list: 'accounts',
    kind: 'account',
    purpose: 'account',
    schema: StoredAccountSchema,
    fold: foldAccount,
    columns: ['login'],
    columnsOf: ({ account }) => [loginKey(parts.vault, account.loginName)],
    endsWith: null,
  })
}

export function createAccountStore(list: TrustedList<StoredAccount>, vault: Vault): AccountStore {
  return {
    all: () =>
      [...list.rows()].sort((a, b) =>
        a.account.displayName.localeCompare(b.account.displayName, 'ja'),
      ),
    find: (accountId) => list.rows('id = ?', accountId)[0] ?? null,
    // Two PCs that could not know of each other may have given the same one: then it is the same account's on every PC.
    byLoginName: (loginName) =>
      list.rows('login = ? ORDER BY id', loginKey(vault, loginName))[0] ?? null,
  }
}
