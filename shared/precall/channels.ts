/** What is asked of the pre-call room; all of it acts on the live session. Put together in contract.ts. */
import { z } from 'zod'
import { channel, type Channels, counselors, done, record, text } from '../channel.ts'
import { CheckSchema } from '../log/checks.ts'
import { DeviceProblemSchema, DeviceTestSchema } from '../log/device.ts'
import { CredentialsSchema, signInReasons } from '../people/account.ts'
import { liveReasons } from './port.ts'

/** As the browser lists them. */
const seen = z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() })).max(100)
const used = z.object({ camera: z.string(), microphone: z.string() })

export const precallChannels = {
  'precall.devicesTested': channel(
    counselors,
    /** `sight`: what was there and looked at, so that the test can count again today. */
    record.extend({ test: DeviceTestSchema, sight: z.object({ seen, used }).optional() }),
    done,
    liveReasons,
  ),
  'precall.tick': channel(
    counselors,
    record.extend({ itemId: z.string(), ticked: z.boolean() }),
    done,
    [...liveReasons, 'unknownItem'],
  ),
  /** What was confirmed before at this PC counts again where it may (standing.ts). `line`: as it is just now; null: not tried. */
  'precall.rely': channel(
    counselors,
    record.extend({ seen, line: DeviceProblemSchema.nullable() }),
    z.object({
      devices: z.enum(['none', 'changed', 'askLine', 'lineBad', 'stands']),
      used: used.nullable(),
    }),
    liveReasons,
  ),
  /** One question that was asked about several things, answered yes to all of them. */
  'precall.answered': channel(
    counselors,
    record.extend({
      itemIds: z.array(z.string()).max(40),
      kinds: z.array(z.string()).max(10),
    }),
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
