/** Accounts as a fold over the log: whoever folds the same events in the same order has the same accounts. Pure. */
import type { StoredAccount } from '../log/account.ts'
import type { LoggedEvent } from '../log/events.ts'
import { waitAfterFailure } from './lockout.ts'

/** One account after one event of its scope; null: it is not there. */
export function foldAccount(
  before: StoredAccount | null,
  event: LoggedEvent,
): StoredAccount | null {
  if (event.type === 'people.accountAdded') {
    const { account, passphrase } = event.payload
    return before ?? { account, passphrase, failures: 0, blockedUntilMs: 0 }
  }
  if (before === null) return null
  switch (event.type) {
    case 'people.accountChanged': {
      const { passphrase, failures, blockedUntilMs, ...shown } = event.payload.set
      return {
        account: { ...before.account, ...shown },
        passphrase: passphrase ?? before.passphrase,
        failures: failures ?? before.failures,
        blockedUntilMs: blockedUntilMs ?? before.blockedUntilMs,
      }
    }
    case 'people.signInFailed': {
      const failures = before.failures + 1
      return { ...before, failures, blockedUntilMs: event.atMs + waitAfterFailure(failures) }
    }
    case 'people.waitEnded':
      return { ...before, failures: 0, blockedUntilMs: 0 }
    default:
      return before
  }
}
