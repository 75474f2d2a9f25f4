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
import type { AccountStore, StoredAccount } from '../storage/lists/account-store.ts'
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

export interface Checker {
  /** Right credentials of an enabled account; the count of wrong ones starts anew. */
  check(credentials: Credentials): Promise<Result<Account, SignInReason>>
  checkById(accountId: string, passphrase: string): Promise<Result<Account, SignInReason>>
}

export function createChecker(parts: CheckParts): Checker {
  const { accounts, log, vault, clock } = parts
  let last: Promise<unknown> = Promise.resolve()

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
      log.append([
        {
          type: 'people.signInFailed',
          scope: 'office',
          actorId: SYSTEM_ACTOR,
          payload: { accountId: null },
        },
      ])
      return fail('wrongCredentials')
    }
    const waitMs = remainingWait(stored.blockedUntilMs, clock.wallMs())
    if (waitMs > 0) return fail('tooManyAttempts', { waitSeconds: Math.ceil(waitMs / SECOND) })
    if (!(await passphraseMatches(vault, passphrase, stored.passphrase)))
      return countFailure(stored)
    if (stored.account.disabled) return fail('accountDisabled')
    if (stored.failures > 0) accounts.save([{ ...stored, failures: 0, blockedUntilMs: 0 }], [])
    return ok(stored.account)
  }

  function countFailure(stored: StoredAccount): Result<Account, SignInReason> {
    const failures = stored.failures + 1
    const waitMs = waitAfterFailure(failures)
    const accountId = stored.account.id
    accounts.save(
      [{ ...stored, failures, blockedUntilMs: clock.wallMs() + waitMs }],
      [
        {
          type: 'people.signInFailed',
          scope: 'office',
          actorId: SYSTEM_ACTOR,
          payload: { accountId },
        },
      ],
    )
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
