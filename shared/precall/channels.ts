/** What is asked of the pre-call room; all of it acts on the live session. Put together in contract.ts. */
import { z } from 'zod'
import { channel, type Channels, counselors, done, record, text } from '../channel.ts'
import { CheckSchema } from '../log/checks.ts'
import { DeviceTestSchema } from '../log/device.ts'
import { CredentialsSchema, signInReasons } from '../people/account.ts'
import { liveReasons } from './port.ts'

export const precallChannels = {
  'precall.devicesTested': channel(
    counselors,
    record.extend({ test: DeviceTestSchema }),
    done,
    liveReasons,
  ),
  'precall.tick': channel(
    counselors,
    record.extend({ itemId: z.string(), ticked: z.boolean() }),
    done,
    [...liveReasons, 'unknownItem'],
  ),
  'precall.tryNumber': channel(
    counselors,
    record.extend({ typed: z.string().max(40) }),
    z.object({ matched: z.boolean(), attemptsLeft: z.int() }),
    [...liveReasons, 'noAttemptsLeft', 'numberMalformed', 'noNumberExpected'],
  ),
  /** The other side says that the counselor is heard. */
  'precall.heard': channel(counselors, record, done, liveReasons),
  'precall.confirmName': channel(counselors, record, done, liveReasons),
  'precall.exceptIdentity': channel(
    counselors,
    record.extend({
      credentials: CredentialsSchema,
      reason: text(300),
      checkedInstead: text(300),
    }),
    done,
    [...liveReasons, ...signInReasons, 'notSupervisor'],
  ),
  'precall.consent': channel(counselors, record.extend({ kind: z.string() }), done, [
    ...liveReasons,
    'unknownItem',
  ]),
  /** While it is verified: confirmed by a slip of the hand. */
  'precall.takeBack': channel(counselors, record.extend({ check: CheckSchema }), done, liveReasons),
  'precall.companions': channel(
    counselors,
    record.extend({ seen: z.enum(['asAnnounced', 'unannounced']) }),
    done,
    liveReasons,
  ),
} as const satisfies Channels
