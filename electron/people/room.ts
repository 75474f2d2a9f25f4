/** The people room: who is at the screen, accounts, and a supervisor's sign-in on the spot. */
import type { Clock } from '../../shared/clock.ts'
import { type AnswerTo, type Handlers, type ReasonOf, signedIn } from '../../shared/contract.ts'
import {
  type Account,
  type Credentials,
  type NewAccount,
  type Presence,
  SYSTEM_ACTOR,
} from '../../shared/people/account.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Ring } from '../bell.ts'
import type { PowerEvent } from '../platform/platform.ts'
import type { AccountStore } from '../storage/lists/account-store.ts'
import type { Log } from '../storage/log/log.ts'
import type { Vault } from '../storage/keys/vault.ts'
import { createAccounts } from './accounts.ts'
import { createChecker } from './check.ts'
import { createForgotten, type ProveRecoveryKey } from './forgotten.ts'
import { PASSPHRASE_COST } from './passphrase.ts'
import { text } from './text.ts'

export type PeopleRoomParts = {
  readonly storage: { readonly accounts: AccountStore; readonly vault: Vault; readonly log: Log }
  readonly clock: Clock
  /** A session is live: nobody can sign out or take the screen over. */
  readonly sessionRunning: () => boolean
  /** The days for which counselors are let in without the office's server, once they are over; null: they are not. */
  readonly tooLongAway?: () => number | null
  /** Null where nobody was ever shown a recovery key: the practice office. */
  readonly proveRecoveryKey: ProveRecoveryKey | null
  /** scrypt's cost; a test takes a small one. */
  readonly passphraseCost?: number
  readonly ring: Ring
}

export interface PeopleRoom {
  readonly handlers: Handlers<'people'>
  readonly port: PeoplePort
  presence(): Presence | null
  /** Who locks the computer means this screen too. */
  onPower(event: PowerEvent): void
  /** False right after a set-up that was cut off before its accounts were written. */
  hasAccounts(): boolean
  addFirstAccounts(
    accounts: readonly NewAccount[],
  ): Promise<Result<null, ReasonOf<'office.firstAccounts'>>>
}

export function createPeopleRoom(parts: PeopleRoomParts): PeopleRoom {
  const { clock, sessionRunning, passphraseCost: cost = PASSPHRASE_COST } = parts
  const { accounts: store, vault, log } = parts.storage
  const checker = createChecker({ accounts: store, log, vault, clock, cost })
  const accounts = createAccounts(store, log, vault, cost)
  const forgotten = createForgotten({
    accounts: store,
    vault,
    log,
    clock,
    cost,
    sessionRunning,
    prove: parts.proveRecoveryKey,
  })
  let presence: Presence | null = null

  function show(next: Presence | null): Presence | null {
    presence = next
    parts.ring('people.presence', next)
    return next
  }

  async function signIn(credentials: Credentials): Promise<AnswerTo<'people.signIn'>> {
    const checked = await checker.check(credentials)
    if (!checked.ok) return checked
    const days = parts.tooLongAway?.() ?? null
    // Supervisors and IT are who can bring the line back, or lay down more days.
    if (days !== null && checked.value.role === 'counselor')
      return fail('serverTooLongAway', { days })
    if (presence !== null && presence.account.id !== checked.value.id) {
      if (sessionRunning()) return fail('sessionRunning')
      log.append([
        { type: 'people.signedOut', scope: 'office', actorId: presence.account.id, payload: {} },
      ])
    }
    log.append([
      { type: 'people.signedIn', scope: 'office', actorId: checked.value.id, payload: {} },
    ])
    const next: Presence = { account: checked.value, locked: false }
    show(next)
    return ok(next)
  }

  async function unlock(passphrase: string): Promise<AnswerTo<'people.unlock'>> {
    if (presence === null) return fail('wrongCredentials')
    const checked = await checker.checkById(presence.account.id, passphrase)
    if (!checked.ok) return checked
    const next: Presence = { account: checked.value, locked: false }
    show(next)
    return ok(next)
  }

  function signOut(): AnswerTo<'people.signOut'> {
    if (presence === null) return ok()
    if (sessionRunning()) return fail('sessionRunning')
    log.append([
      { type: 'people.signedOut', scope: 'office', actorId: presence.account.id, payload: {} },
    ])
    show(null)
    return ok()
  }

  /** A running session goes on behind the lock. */
  function lock(): void {
    if (presence !== null) show({ ...presence, locked: true })
  }

  /** Whoever is at the screen works on with what was changed; a disabled account does not, unless its session runs. */
  function refresh(account: Account): void {
    if (presence?.account.id !== account.id) return
    if (account.disabled && !sessionRunning()) show(null)
    else show({ ...presence, account })
  }

  async function authorise(credentials: Credentials): ReturnType<PeoplePort['authorise']> {
    const checked = await checker.check(credentials)
    if (!checked.ok) return checked
    return checked.value.role === 'supervisor' ? checked : fail('notSupervisor')
  }

  function nameOf(accountId: string): string {
    if (accountId === SYSTEM_ACTOR) return text.system
    return store.find(accountId)?.account.displayName ?? text.unknown
  }

  return {
    presence: () => presence,
    onPower: (event) => {
      if (event === 'lock') lock()
    },
    hasAccounts: () => store.all().length > 0,
    addFirstAccounts: (wishes) => accounts.addFirst(wishes),
    port: { authorise, nameOf, present: () => presence?.account ?? null },
    handlers: {
      'people.signInNames': () =>
        ok(
          store
            .all()
            .filter(({ account }) => !account.disabled)
            .map(({ account: { loginName, displayName, role } }) => ({
              loginName,
              displayName,
              role,
            })),
        ),
      'people.signIn': (credentials) => signIn(credentials),
      'people.presence': () => ok(presence),
      'people.signOut': () => signOut(),
      'people.lock': () => {
        lock()
        return ok()
      },
      'people.unlock': ({ passphrase }) => unlock(passphrase),
      'people.recoverPassphrase': (wish) => forgotten.recover(wish),
      'people.accounts': () => ok(store.all().map(({ account }) => account)),
      'people.addAccount': async (wish, caller) => {
        const added = await accounts.add(wish, signedIn(caller).id)
        if (added.ok) parts.ring('people.accounts', null)
        return added
      },
      'people.changeAccount': (change, caller) => {
        const changed = accounts.change(change, signedIn(caller).id)
        if (changed.ok) {
          refresh(changed.value)
          parts.ring('people.accounts', null)
        }
        return changed
      },
      'people.setPassphrase': ({ accountId, passphrase }, caller) => {
        const by = signedIn(caller)
        return accountId === by.id
          ? fail('ownPassphrase')
          : accounts.setPassphrase(accountId, passphrase, by)
      },
      'people.setOwnPassphrase': async ({ present, passphrase }, caller) => {
        const by = signedIn(caller)
        const checked = await checker.checkById(by.id, present)
        if (!checked.ok) return checked
        return accounts.setPassphrase(by.id, passphrase, by)
      },
    },
  }
}
