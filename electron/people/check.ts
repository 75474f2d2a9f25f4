/** Checks credentials: the lockout first, then the passphrase; every wrong one is counted and recorded before the answer. */
import { type Clock, SECOND } from '../../shared/clock.ts'
import {
  type Account,
  type Credentials,
  type SignInReason,
  SYSTEM_ACTOR,
} from '../../shared/people/account.ts'
import { remainingWait, waitAfterFailure } from '../../shared/people/lockout.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { StoredAccount } from '../../shared/log/account.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { accountScope } from '../../shared/log/scope.ts'
import type { AccountStore } from '../storage/lists/account-store.ts'
import type { Log } from '../storage/log/log.ts'
import type { Vault } from '../storage/keys/vault.ts'
import { passphraseMatches, pretendToCheck } from './passphrase.ts'

export type CheckParts = {
  readonly accounts: AccountStore
  readonly log: Log
  readonly vault: Vault
  readonly clock: Clock
  readonly cost: number
}

const failedEvent = (accountId: string | null): NewEvent => ({
  type: 'people.signInFailed',
  scope: accountId === null ? 'office' : accountScope(accountId),
  actorId: SYSTEM_ACTOR,
  payload: { accountId },
})

const waitEnded = (accountId: string): NewEvent => ({
  type: 'people.waitEnded',
  scope: accountScope(accountId),
  actorId: accountId,
  payload: {},
})

export interface Checker {
  /** Right credentials of an enabled account; the count of wrong ones starts anew. */
  check(credentials: Credentials): Promise<Result<Account, SignInReason>>
  checkById(accountId: string, passphrase: string): Promise<Result<Account, SignInReason>>
}

export function createChecker(parts: CheckParts): Checker {
  const { accounts, log, vault, clock } = parts
  /** Wrong tries that could not be written (a full disk): they are counted all the same, until the app ends. */
  const unwritten = new Map<string, { readonly failures: number; readonly untilMs: number }>()
  /** When the newest wait of each account was first seen, on the monotonic clock. */
  const firstSeen = new Map<string, { readonly untilMs: number; readonly atMs: number }>()
  let last: Promise<unknown> = Promise.resolve()

  function waitOf(accountId: string, untilMs: number): number {
    const nowMs = clock.monotonicMs()
    const known = firstSeen.get(accountId)
    const seen = known?.untilMs === untilMs ? known : { untilMs, atMs: nowMs }
    firstSeen.set(accountId, seen)
    return remainingWait(untilMs, clock.wallMs(), nowMs - seen.atMs)
  }

  /** One at a time: attempts made side by side would otherwise all pass before the first is counted. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = last.then(run, run)
    last = mine.catch(() => null)
    return mine
  }

  async function checkStored(
    find: () => StoredAccount | null,
    passphrase: string,
  ): Promise<Result<Account, SignInReason>> {
    const stored = find()
    if (stored === null) {
      await pretendToCheck(passphrase, parts.cost)
      log.append([failedEvent(null)])
      return fail('wrongCredentials')
    }
    const held = unwritten.get(stored.account.id)
    const untilMs = Math.max(stored.blockedUntilMs, held?.untilMs ?? 0)
    const waitMs = waitOf(stored.account.id, untilMs)
    if (waitMs > 0) return fail('tooManyAttempts', { waitSeconds: Math.ceil(waitMs / SECOND) })
    if (!(await passphraseMatches(vault, passphrase, stored.passphrase)))
      return countFailure(stored)
    if (stored.account.disabled) return fail('accountDisabled')
    unwritten.delete(stored.account.id)
    if (stored.failures > 0) log.append([waitEnded(stored.account.id)])
    return ok(stored.account)
  }

  function countFailure(stored: StoredAccount): Result<Account, SignInReason> {
    const { id } = stored.account
    const failures = Math.max(stored.failures, unwritten.get(id)?.failures ?? 0) + 1
    const waitMs = waitAfterFailure(failures)
    const written = log.append([failedEvent(id)])
    if (!written.ok || unwritten.has(id))
      unwritten.set(id, { failures, untilMs: clock.wallMs() + waitMs })
    return waitMs > 0
      ? fail('wrongCredentials', { waitSeconds: Math.ceil(waitMs / SECOND) })
      : fail('wrongCredentials')
  }

  return {
    check: ({ loginName, passphrase }) =>
      inTurn(() => checkStored(() => accounts.byLoginName(loginName), passphrase)),
    checkById: (accountId, passphrase) =>
      inTurn(() => checkStored(() => accounts.find(accountId), passphrase)),
  }
}
