/** What is asked of the people room, and what it tells. Put together in contract.ts. */
import { z } from 'zod'
import {
  type Stale,
  channel,
  type Channels,
  done,
  everybody,
  none,
  supervisors,
} from '../channel.ts'
import {
  AccountSchema,
  CredentialsSchema,
  NewAccountSchema,
  passphraseRecoveryReasons,
  PassphraseRecoverySchema,
  PassphraseSchema,
  PresenceSchema,
  signInReasons,
} from './account.ts'

export const peopleChannels = {
  'people.signInNames': channel(
    'anyone',
    none,
    z.array(
      z.object({ loginName: z.string(), displayName: z.string(), role: AccountSchema.shape.role }),
    ),
  ),
  'people.signIn': channel('anyone', CredentialsSchema, PresenceSchema, [
    ...signInReasons,
    'sessionRunning',
    // `days` in details: for so many a counselor is let in without the office's server.
    'serverTooLongAway',
  ]),
  'people.presence': channel('anyone', none, PresenceSchema.nullable()),
  'people.signOut': channel('anyone', none, done, ['sessionRunning']),
  'people.lock': channel('anyone', none, done),
  'people.unlock': channel(
    'anyone',
    z.object({ passphrase: z.string().max(200) }),
    PresenceSchema,
    signInReasons,
  ),
  /** A supervisor's new passphrase, vouched for by the office's recovery key as it was typed; details of its reasons as in `office.recover`. */
  'people.recoverPassphrase': channel('anyone', PassphraseRecoverySchema, done, [
    ...passphraseRecoveryReasons,
    'commonPassphrase',
    'saveFailed',
  ]),
  'people.accounts': channel(everybody, none, z.array(AccountSchema)),
  'people.addAccount': channel(supervisors, NewAccountSchema, AccountSchema, [
    'loginNameTaken',
    'commonPassphrase',
    'saveFailed',
  ]),
  'people.changeAccount': channel(
    supervisors,
    z.object({
      accountId: z.string(),
      displayName: AccountSchema.shape.displayName,
      role: AccountSchema.shape.role,
      disabled: z.boolean(),
    }),
    AccountSchema,
    ['notFound', 'lastSupervisor', 'saveFailed'],
  ),
  /** For somebody else who forgot it; ends that account's wait as well. */
  'people.setPassphrase': channel(
    supervisors,
    z.object({ accountId: z.string(), passphrase: PassphraseSchema }),
    done,
    ['notFound', 'ownPassphrase', 'commonPassphrase', 'saveFailed'],
  ),
  /** `present`: the one in force, so that a PC left alone gives nobody an account. */
  'people.setOwnPassphrase': channel(
    everybody,
    z.object({ present: z.string().max(200), passphrase: PassphraseSchema }),
    done,
    [...signInReasons, 'notFound', 'commonPassphrase', 'saveFailed'],
  ),
} as const satisfies Channels

/** What the people room tells unasked. */
export const peopleTopics = {
  'people.presence': PresenceSchema.nullable(),
  /** Somebody was added, or changed. */
  'people.accounts': z.null(),
} as const

/** Which topic makes which of these answers old. */
export const peopleStale = {
  'people.accounts': ['people.accounts', 'people.signInNames'],
} as const satisfies Stale<typeof peopleChannels>
