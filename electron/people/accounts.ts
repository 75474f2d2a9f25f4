/** Adding and changing accounts: rules and events. Nobody is ever deleted; leaving staff are disabled. */
import { randomUUID } from 'node:crypto'
import type { AnswerTo, ReasonOf } from '../../shared/contract.ts'
import {
  type Account,
  type NewAccount,
  type Role,
  SYSTEM_ACTOR,
} from '../../shared/people/account.ts'
import type { AccountChange as AccountWord } from '../../shared/log/change.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { SaveReason } from '../../shared/log/port.ts'
import { accountScope } from '../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import {
  type AccountStore,
  foldLoginName,
  type StoredAccount,
} from '../storage/lists/account-store.ts'
import type { Vault } from '../storage/keys/vault.ts'
import { isCommonPassphrase } from '../storage/keys/common-passphrase.ts'
import { hashPassphrase } from './passphrase.ts'

export type AccountChange = {
  readonly accountId: string
  readonly displayName: string
  readonly role: Role
  readonly disabled: boolean
}

export interface Accounts {
  /** The first accounts of a new office; afterwards a bug. */
  addFirst(wishes: readonly NewAccount[]): Promise<Result<null, ReasonOf<'office.firstAccounts'>>>
  add(wish: NewAccount, actorId: string): Promise<AnswerTo<'people.addAccount'>>
  change(change: AccountChange, actorId: string): AnswerTo<'people.changeAccount'>
  /** Another's passphrase, set by a supervisor, ends that account's wait as well. */
  setPassphrase(
    accountId: string,
    passphrase: string,
    by: Account,
  ): Promise<Result<null, 'notFound' | 'commonPassphrase' | SaveReason>>
}

const roleWords = {
  counselor: 'roleCounselor',
  supervisor: 'roleSupervisor',
  it: 'roleIt',
} as const satisfies Record<Role, AccountWord>

export const changedEvent = (
  accountId: string,
  actorId: string,
  what: readonly AccountWord[],
): NewEvent => ({
  type: 'people.accountChanged',
  scope: accountScope(accountId),
  actorId,
  payload: { accountId, what: [...what] },
})

export function createAccounts(store: AccountStore, vault: Vault, cost: number): Accounts {
  async function make(wish: NewAccount): Promise<StoredAccount> {
    const account: Account = {
      id: randomUUID(),
      loginName: wish.loginName,
      displayName: wish.displayName,
      role: wish.role,
      disabled: false,
    }
    return {
      account,
      passphrase: await hashPassphrase(vault, wish.passphrase, cost),
      failures: 0,
      blockedUntilMs: 0,
    }
  }

  const addedEvent = (stored: StoredAccount, actorId: string): NewEvent => ({
    type: 'people.accountAdded',
    scope: accountScope(stored.account.id),
    actorId,
    payload: { accountId: stored.account.id },
  })

  function isLastSupervisor(accountId: string): boolean {
    const supervisors = store
      .all()
      .filter(({ account }) => account.role === 'supervisor' && !account.disabled)
    return supervisors.length === 1 && supervisors[0]?.account.id === accountId
  }

  return {
    async addFirst(wishes) {
      if (store.all().length > 0) throw new Error('the office has accounts already')
      const names = new Set(wishes.map((wish) => foldLoginName(wish.loginName)))
      if (names.size < wishes.length) return fail('sameLoginName')
      const made = await Promise.all(wishes.map(make))
      return store.save(
        made,
        made.map((stored) => addedEvent(stored, SYSTEM_ACTOR)),
      )
    },
    async add(wish, actorId) {
      if (await isCommonPassphrase(wish.passphrase)) return fail('commonPassphrase')
      const made = await make(wish)
      // Asked after the slow hashing: nothing can come between this and the write.
      if (store.byLoginName(wish.loginName) !== null) return fail('loginNameTaken')
      const saved = store.save([made], [addedEvent(made, actorId)])
      return saved.ok ? ok(made.account) : saved
    },
    change(change, actorId) {
      const stored = store.find(change.accountId)
      if (stored === null) return fail('notFound')
      const stepsDown = change.disabled || change.role !== 'supervisor'
      if (stepsDown && isLastSupervisor(change.accountId)) return fail('lastSupervisor')
      const account: Account = {
        ...stored.account,
        displayName: change.displayName,
        role: change.role,
        disabled: change.disabled,
      }
      const what: AccountWord[] = [
        ...(account.displayName === stored.account.displayName ? [] : ['displayName' as const]),
        ...(account.role === stored.account.role ? [] : [roleWords[account.role]]),
        ...(account.disabled === stored.account.disabled
          ? []
          : [account.disabled ? ('disabled' as const) : ('enabled' as const)]),
      ]
      if (what.length === 0) return ok(account)
      const saved = store.save([{ ...stored, account }], [changedEvent(account.id, actorId, what)])
      return saved.ok ? ok(account) : saved
    },
    async setPassphrase(accountId, passphrase, by) {
      if (store.find(accountId) === null) return fail('notFound')
      if (await isCommonPassphrase(passphrase)) return fail('commonPassphrase')
      const hashed = await hashPassphrase(vault, passphrase, cost)
      const stored = store.find(accountId)
      if (stored === null) return fail('notFound')
      const wait = accountId === by.id ? {} : { failures: 0, blockedUntilMs: 0 }
      return store.save(
        [{ ...stored, ...wait, passphrase: hashed }],
        [changedEvent(accountId, by.id, ['passphrase'])],
      )
    },
  }
}
