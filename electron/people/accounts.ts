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
import type { AccountSet, AccountWas, StoredPassphrase } from '../../shared/log/account.ts'
import { type AccountStore, foldLoginName } from '../storage/lists/account-store.ts'
import type { Log } from '../storage/log/log.ts'
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
  set: AccountSet,
  was: AccountWas = {},
): NewEvent => ({
  type: 'people.accountChanged',
  scope: accountScope(accountId),
  actorId,
  payload: { accountId, what: [...what], set, was },
})

/** What ends an account's wait beside the right passphrase: somebody else vouched for the person. */
export const noWait = { failures: 0, blockedUntilMs: 0 } as const satisfies AccountSet

type Made = { readonly account: Account; readonly passphrase: StoredPassphrase }

const shownFields = ['displayName', 'role', 'disabled'] as const

/** What the wish changes, in words and in fields; null: nothing. */
function changesOf(
  account: Account,
  wish: Omit<AccountChange, 'accountId'>,
): { readonly what: AccountWord[]; readonly set: AccountWas; readonly was: AccountWas } | null {
  const changed = shownFields.filter((field) => account[field] !== wish[field])
  const only = ({ displayName, role, disabled }: Omit<AccountChange, 'accountId'>): AccountWas => ({
    ...(changed.includes('displayName') ? { displayName } : {}),
    ...(changed.includes('role') ? { role } : {}),
    ...(changed.includes('disabled') ? { disabled } : {}),
  })
  const words = {
    displayName: 'displayName',
    role: roleWords[wish.role],
    disabled: wish.disabled ? 'disabled' : 'enabled',
  } as const
  return changed.length === 0
    ? null
    : { what: changed.map((field) => words[field]), set: only(wish), was: only(account) }
}

export function createAccounts(
  store: AccountStore,
  log: Pick<Log, 'append'>,
  vault: Vault,
  cost: number,
): Accounts {
  async function make(wish: NewAccount): Promise<Made> {
    const account: Account = {
      id: randomUUID(),
      loginName: wish.loginName,
      displayName: wish.displayName,
      role: wish.role,
      disabled: false,
    }
    return { account, passphrase: await hashPassphrase(vault, wish.passphrase, cost) }
  }

  const addedEvent = (made: Made, actorId: string): NewEvent => ({
    type: 'people.accountAdded',
    scope: accountScope(made.account.id),
    actorId,
    payload: { accountId: made.account.id, ...made },
  })

  function save(events: readonly NewEvent[]): Result<null, SaveReason> {
    const written = log.append(events)
    return written.ok ? ok() : written
  }

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
      return save(made.map((each) => addedEvent(each, SYSTEM_ACTOR)))
    },
    async add(wish, actorId) {
      if (await isCommonPassphrase(wish.passphrase)) return fail('commonPassphrase')
      const made = await make(wish)
      // Asked after the slow hashing: nothing can come between this and the write.
      if (store.byLoginName(wish.loginName) !== null) return fail('loginNameTaken')
      const saved = save([addedEvent(made, actorId)])
      return saved.ok ? ok(made.account) : saved
    },
    change(change, actorId) {
      const stored = store.find(change.accountId)
      if (stored === null) return fail('notFound')
      const stepsDown = change.disabled || change.role !== 'supervisor'
      if (stepsDown && isLastSupervisor(change.accountId)) return fail('lastSupervisor')
      const changes = changesOf(stored.account, change)
      if (changes === null) return ok(stored.account)
      const saved = save([
        changedEvent(change.accountId, actorId, changes.what, changes.set, changes.was),
      ])
      return saved.ok ? ok({ ...stored.account, ...changes.set }) : saved
    },
    async setPassphrase(accountId, passphrase, by) {
      if (store.find(accountId) === null) return fail('notFound')
      if (await isCommonPassphrase(passphrase)) return fail('commonPassphrase')
      const hashed = await hashPassphrase(vault, passphrase, cost)
      const set = { ...(accountId === by.id ? {} : noWait), passphrase: hashed }
      return save([changedEvent(accountId, by.id, ['passphrase'], set)])
    },
  }
}
