/** A supervisor's forgotten passphrase: the office's recovery key vouches for a new one. */
import type { AnswerTo, ReasonOf } from '../../shared/contract.ts'
import { type Clock, SECOND } from '../../shared/clock.ts'
import { type PassphraseRecovery, SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { waitAfterFailure } from '../../shared/people/lockout.ts'
import { type Failed, fail, ok, type Result } from '../../shared/result.ts'
import type { ProveReason } from '../storage/assembly.ts'
import type { AccountStore } from '../storage/lists/account-store.ts'
import type { Log } from '../storage/log/log.ts'
import type { Vault } from '../storage/keys/vault.ts'
import { isCommonPassphrase } from '../storage/keys/common-passphrase.ts'
import { changedEvent, noWait } from './accounts.ts'
import { hashPassphrase } from './passphrase.ts'

/** Whether what was typed is the open office's recovery key. */
export type ProveRecoveryKey = (typed: string) => Result<null, ProveReason>

export type ForgottenParts = {
  readonly accounts: AccountStore
  readonly vault: Vault
  readonly log: Log
  readonly clock: Clock
  /** scrypt's cost. */
  readonly cost: number
  readonly sessionRunning: () => boolean
  readonly prove: ProveRecoveryKey | null
}

export interface Forgotten {
  /** Sets the passphrase of an enabled supervisor and ends that account's wait. The typed key is neither kept nor logged. */
  recover(wish: PassphraseRecovery): Promise<AnswerTo<'people.recoverPassphrase'>>
}

/**
 * Wrong keys wait by the same table as wrong passphrases, but by a count of their own: for the whole office, as one key opens
 * it whichever account is meant, and apart from the accounts', whose wait this is the way out of. It is kept in memory alone:
 * what keeps guessers out is the key's 140 bits, not the wait, which only keeps the log from being filled. What cannot be
 * any recovery key (a typo, too short) was no try: it is neither counted nor logged.
 */
export function createForgotten(parts: ForgottenParts): Forgotten {
  const { accounts, vault, log, clock, prove, sessionRunning } = parts
  let wrong = 0
  let blockedUntilMs = 0

  function countWrong(loginName: string): Failed<'wrongRecoveryKey'> {
    wrong += 1
    const waitMs = waitAfterFailure(wrong)
    blockedUntilMs = clock.monotonicMs() + waitMs
    log.append([
      {
        type: 'people.recoveryKeyRefused',
        scope: 'office',
        actorId: SYSTEM_ACTOR,
        payload: { accountId: accounts.byLoginName(loginName)?.account.id ?? null },
      },
    ])
    return waitMs > 0
      ? fail('wrongRecoveryKey', { waitSeconds: Math.ceil(waitMs / SECOND) })
      : fail('wrongRecoveryKey')
  }

  /** At once, without a pause in which another try could slip through; null: it is the key. */
  function keyRefusal({
    recoveryKey,
    loginName,
  }: PassphraseRecovery): Failed<ReasonOf<'people.recoverPassphrase'>> | null {
    if (prove === null) return fail('noRecoveryKey')
    if (sessionRunning()) return fail('sessionRunning')
    const waitMs = blockedUntilMs - clock.monotonicMs()
    if (waitMs > 0) return fail('tooManyAttempts', { waitSeconds: Math.ceil(waitMs / SECOND) })
    const proved = prove(recoveryKey)
    if (proved.ok) {
      wrong = 0
      return null
    }
    switch (proved.reason) {
      case 'typo':
        return fail('recoveryKeyTypo', proved.details)
      case 'length':
        return fail('recoveryKeyLength', proved.details)
      case 'keyDamaged':
        return fail('keyDamaged')
      case 'wrongRecoveryKey':
        return countWrong(loginName)
    }
  }

  return {
    async recover(wish) {
      const refused = keyRefusal(wish)
      if (refused !== null) return refused
      if (await isCommonPassphrase(wish.passphrase)) return fail('commonPassphrase')
      const passphrase = await hashPassphrase(vault, wish.passphrase, parts.cost)
      // Asked after the slow hashing: nothing can come between this and the write.
      if (sessionRunning()) return fail('sessionRunning')
      const stored = accounts.byLoginName(wish.loginName)
      if (stored === null || stored.account.disabled || stored.account.role !== 'supervisor')
        return fail('notSupervisor')
      const set = { ...noWait, passphrase }
      const saved = log.append([
        changedEvent(stored.account.id, SYSTEM_ACTOR, ['passphraseByRecoveryKey'], set),
      ])
      return saved.ok ? ok() : saved
    },
  }
}
