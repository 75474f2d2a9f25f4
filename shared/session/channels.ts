/** What is asked of the session, and what it tells. Put together in contract.ts. */
import { z } from 'zod'
import { LONGEST_EXTENSION_MINUTES } from '../office/profile.ts'
import {
  booking,
  channel,
  type Channels,
  counselors,
  done,
  none,
  record,
  text,
} from '../channel.ts'
import { OutcomeSchema, ProhibitedActSchema } from '../log/outcome.ts'
import { CredentialsSchema, signInReasons } from '../people/account.ts'
import { liveReasons } from '../precall/port.ts'
import { SessionSnapshotSchema } from './snapshot.ts'

export const sessionChannels = {
  'session.current': channel('anyone', none, SessionSnapshotSchema.nullable()),
  'session.prepare': channel(counselors, booking, SessionSnapshotSchema, [
    'notFound',
    'notLive',
    'notToday',
    'tooEarly',
    'sessionRunning',
    'residenceMissing',
    'restricted',
    'onceADay',
    'saveFailed',
  ]),
  'session.enter': channel(counselors, record, done, [
    ...liveReasons,
    'devicesNotTested',
    'ownItemsOpen',
    'meetingFailed',
  ]),
  'session.admit': channel(counselors, record, done, [...liveReasons, 'meetingFailed']),
  'session.begin': channel(counselors, record, done, [...liveReasons, 'gateClosed']),
  'session.pause': channel(counselors, record.extend({ why: text(200) }), done, liveReasons),
  'session.resume': channel(counselors, record, done, liveReasons),
  'session.extend': channel(
    counselors,
    record.extend({
      credentials: CredentialsSchema,
      minutes: z.int().min(1).max(LONGEST_EXTENSION_MINUTES),
      reason: text(300),
    }),
    done,
    [...liveReasons, ...signInReasons, 'notSupervisor', 'extensionNotAllowed', 'overMaximum'],
  ),
  'session.answerNoShow': channel(
    counselors,
    record.extend({ contacted: z.boolean() }),
    done,
    liveReasons,
  ),
  'session.prohibited': channel(
    counselors,
    record.extend({ act: ProhibitedActSchema }),
    done,
    liveReasons,
  ),
  'session.end': channel(
    counselors,
    record.extend({
      cause: z.enum([
        'counselorEnded',
        'seekerLeft',
        'systemFailure',
        'identityNotConfirmed',
        'environmentNotConfirmed',
        'officeReason',
        'seekerCancelled',
      ]),
    }),
    done,
    liveReasons,
  ),
  /** Keeps what is typed; without `followUp` the one before stays. */
  'session.note': channel(
    counselors,
    record.extend({ text: z.string().max(20_000), followUp: z.string().max(2_000).optional() }),
    z.object({ savedAtMs: z.number() }),
    liveReasons,
  ),
  'session.close': channel(
    counselors,
    record.extend({
      outcome: OutcomeSchema,
      note: z.string().max(20_000),
      followUp: z.string().max(2_000),
    }),
    done,
    [...liveReasons, 'outcomeNotPossible', 'noteNeeded'],
  ),
} as const satisfies Channels

/** What the session tells unasked. */
export const sessionTopics = {
  'session.snapshot': SessionSnapshotSchema.nullable(),
} as const
