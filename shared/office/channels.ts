/** What is asked of the office: before and around everything else. Put together in contract.ts. */
import { z } from 'zod'
import {
  channel,
  type Channels,
  done,
  everybody,
  none,
  type Stale,
  supervisors,
} from '../channel.ts'
import { appChannels } from './app-channels.ts'
import { ProxyQuestionSchema } from './desktop.ts'
import { CachedBookingSchema, cachedDayReasons, CachedDayWishSchema } from './cached-day.ts'
import { desktopChannels } from './desktop-channels.ts'
import { OfficeProfileSchema, OverrideSchema } from './profile.ts'
import {
  ClockMoveSchema,
  FirstAccountsSchema,
  OfficeKindSchema,
  OfficeStatusSchema,
  OfficeTroubleSchema,
  recoveryReasons,
  RecoverySchema,
  SetUpSchema,
} from './status.ts'
import { restoreReasons } from './restore.ts'
import { AskingSchema } from './enrolment.ts'
import { enrolmentChannels } from './enrolment-channels.ts'
import { ServerStatusSchema } from './server.ts'
import { serverChannels } from './server-channels.ts'
import { profileProblems } from './edit.ts'
import { signInReasons } from '../people/account.ts'

const openReasons = OfficeTroubleSchema.options
/** Whoever opens another office leaves the one that is open; a running session is never left. */
const leaveReasons = [...openReasons, 'sessionRunning'] as const

export const officeChannels = {
  'office.status': channel('anyone', none, OfficeStatusSchema),
  'office.defaults': channel('anyone', none, OfficeProfileSchema),
  'office.openPractice': channel('anyone', none, OfficeStatusSchema, leaveReasons),
  'office.open': channel(
    'anyone',
    z.object({ kind: OfficeKindSchema }),
    OfficeStatusSchema,
    leaveReasons,
  ),
  'office.unlock': channel(
    'anyone',
    z.object({ passphrase: z.string().max(200) }),
    OfficeStatusSchema,
    [...openReasons, 'wrongPassphrase'],
  ),
  'office.create': channel('anyone', SetUpSchema, z.object({ recoveryKey: z.string() }), [
    ...leaveReasons,
    'alreadyExists',
    'passphraseNeeded',
    'commonPassphrase',
    'sameLoginName',
  ]),
  /** With the recovery key: the office opens, and its key is wrapped anew for this PC. `recoveryKeyTypo` names the `group` (from 1), `recoveryKeyLength` the number of `symbols`. */
  'office.recover': channel('anyone', RecoverySchema, OfficeStatusSchema, [
    ...openReasons,
    ...recoveryReasons,
    'commonPassphrase',
  ]),
  /** Ends a set-up that was cut off; nobody ever saw its recovery key, so there is a new one. */
  'office.firstAccounts': channel(
    'anyone',
    FirstAccountsSchema,
    z.object({ recoveryKey: z.string() }),
    ['nothingToSetUp', 'commonPassphrase', 'sameLoginName', 'saveFailed'],
  ),
  /** Puts a backup in the place of the office of its kind, which is kept beside it. Where that office can be opened, a supervisor or IT staff does it. */
  'office.restoreBackup': channel(
    'anyone',
    z.object({ folder: z.string().trim().min(1).max(500) }),
    OfficeStatusSchema,
    [...openReasons, ...restoreReasons],
  ),
  /** Gives up the restore under way; once the backup is in place there is nothing to give up. */
  'office.cancelRestore': channel('anyone', none, done),
  'office.leave': channel('anyone', none, OfficeStatusSchema, ['sessionRunning']),
  /** The day's bookings as the cache has them, of an office whose records cannot be opened. For who holds the recovery key, as nobody can sign in there. */
  'office.cachedDay': channel(
    'anyone',
    CachedDayWishSchema,
    z.object({ rows: z.array(CachedBookingSchema) }),
    cachedDayReasons,
  ),
  'office.profile': channel(everybody, none, OfficeProfileSchema),
  'office.saveProfile': channel(
    supervisors,
    z.object({ profile: OfficeProfileSchema }),
    OfficeProfileSchema,
    ['changedMeanwhile', ...profileProblems, 'siteInUse', 'saveFailed'],
  ),
  /** Lost or seen by somebody: a new recovery key, shown once, in place of the one before. `passphrase`: the caller's own, typed again. */
  'office.renewRecoveryKey': channel(
    supervisors,
    z.object({ passphrase: z.string().min(1).max(200) }),
    z.object({ recoveryKey: z.string() }),
    [
      ...signInReasons,
      'notSupervisor',
      'sessionRunning',
      'noRecoveryKey',
      'keyDamaged',
      'saveFailed',
    ],
  ),
  'office.setOverride': channel(
    supervisors,
    z.object({ override: OverrideSchema }),
    OfficeProfileSchema,
    ['saveFailed'],
  ),
  'office.moveClock': channel(
    'anyone',
    z.object({ move: ClockMoveSchema }),
    z.object({ wallMs: z.number() }),
    ['notPractice', 'noWarningAhead'],
  ),
  ...serverChannels,
  ...enrolmentChannels,
  ...appChannels,
  ...desktopChannels,
} as const satisfies Channels

/** What the office tells unasked. */
export const officeTopics = {
  'office.status': OfficeStatusSchema,
  /** How far the restore under way is, of 1; null: none is. */
  'office.restoring': z.object({ share: z.number() }).nullable(),
  /** Something about updates has changed; those who may ask do. */
  'office.updates': none,
  /** A proxy waits for user and passphrase; null: none does any more. */
  'office.proxy': ProxyQuestionSchema.nullable(),
  /** The profile has a new version. */
  'office.profile': z.object({ version: z.int() }),
  'office.clock': z.object({ wallMs: z.number() }),
  'office.server': ServerStatusSchema,
  'office.asking': AskingSchema,
  /** Somebody asks to be let in, or no longer; a PC came or went. */
  'office.askings': none,
} as const

/** Which topic makes which of these answers old. */
export const officeStale = {
  'office.profile': ['office.profile'],
  'office.proxy': ['office.proxy'],
  'office.server': ['office.server', 'office.askings', 'office.pcs'],
  'office.asking': ['office.asking'],
  'office.askings': ['office.askings', 'office.pcs'],
  'office.updates': ['office.updates'],
} as const satisfies Stale<typeof officeChannels>
