/** What the other rooms need of the accounts. */
import type { Result } from '../result.ts'
import type { Account, Credentials, SignInReason } from './account.ts'

export interface PeoplePort {
  /** A supervisor's sign-in on the spot: checks, counts wrong attempts, changes nobody's presence. */
  readonly authorise: (
    credentials: Credentials,
  ) => Promise<Result<Account, SignInReason | 'notSupervisor'>>
  /** Display name, also of a disabled account; the id's placeholder name when it is unknown. */
  readonly nameOf: (accountId: string) => string
  /** Who is signed in right now. */
  present(): Account | null
}
