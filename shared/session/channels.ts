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
import { PostingSchema } from '../log/posting.ts'
import { RoleSchema } from '../log/who-was-there.ts'
import { CredentialsSchema, signInReasons } from '../people/account.ts'
import { liveReasons } from '../precall/port.ts'
import { ExceptedSchema } from './excepted.ts'
import { SessionSnapshotSchema } from './snapshot.ts'

const ExceptionSchema = z.object({
  what: z.array(ExceptedSchema).min(1),
  credentials: CredentialsSchema,
  why: text(300),
})
const person = record.extend({ guid: text(200) })

/** Of the record, characters. While it is typed more is kept (`session.note`), so that nothing is lost that has only to be shortened. */
export const LONGEST_NOTE = 20_000
export const LONGEST_FOLLOW_UP = 2_000
const KEPT_NOTE = 10 * LONGEST_NOTE
const KEPT_FOLLOW_UP = 10 * LONGEST_FOLLOW_UP

/** What a counselor may choose, where it fits. */
const endCause = z.enum([
  'counselorEnded',
  'seekerLeft',
  'systemFailure',
  'identityNotConfirmed',
  'environmentNotConfirmed',
  'officeReason',
  'seekerCancelled',
  'contactedNoShow',
  'noConsent',
])

const closingWords = {
  outcome: OutcomeSchema,
  note: z.string().max(LONGEST_NOTE),
  followUp: z.string().max(LONGEST_FOLLOW_UP),
}

export const sessionChannels = {
  'session.current': channel('anyone', none, SessionSnapshotSchema.nullable()),
  /** `exception`: allowed by a supervisor on the spot, a second use only where the office lays it down. `serverAway`: the office wants that word for it. */
  'session.prepare': channel(
    counselors,
    booking.extend({ exception: ExceptionSchema.optional() }),
    SessionSnapshotSchema,
    [
      'notFound',
      'notLive',
      'notToday',
      'tooEarly',
      'sessionRunning',
      'residenceMissing',
      'restricted',
      'onceADay',
      'takenElsewhere',
      'serverAway',
      'saveFailed',
      ...signInReasons,
      'notSupervisor',
      'exceptionNotAllowed',
    ],
  ),
  'session.enter': channel(counselors, record, done, [
    ...liveReasons,
    // A real office without Zoom.
    'noMeeting',
    'devicesNotTested',
    'ownItemsOpen',
    'meetingFailed',
  ]),
  /** Each about one person who waits or is in (M20-2), and each by itself. */
  'session.admit': channel(counselors, person, done, [...liveReasons, 'meetingFailed']),
  /** Turned out; the meeting does not let that person come back. */
  'session.removePerson': channel(counselors, person, done, [...liveReasons, 'meetingFailed']),
  /** Back into the waiting room. */
  'session.putBack': channel(counselors, person, done, [...liveReasons, 'meetingFailed']),
  'session.begin': channel(counselors, record, done, [...liveReasons, 'gateClosed', 'untimely']),
  /** What stands against the time of beginning (M12-2-1) is allowed by a supervisor on the spot; only where the office lays it down. */
  'session.exceptTime': channel(
    counselors,
    record.extend({ credentials: CredentialsSchema, reason: text(300) }),
    done,
    [...liveReasons, ...signInReasons, 'notSupervisor', 'exceptionNotAllowed'],
  ),
  /** Who somebody in the meeting is (M20-2). */
  'session.sayRole': channel(counselors, person.extend({ role: RoleSchema }), done, liveReasons),
  /** Acts at once; why is said afterwards. */
  'session.pause': channel(counselors, record, done, liveReasons),
  'session.explainPause': channel(counselors, record.extend({ why: text(200) }), done, liveReasons),
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
    /** `confirmed`: looked into e-TUMO, no withdrawal. */
    record.extend({ contacted: z.boolean(), confirmed: z.boolean() }),
    done,
    [...liveReasons, 'noShowDoubts'],
  ),
  /** Nobody was met: the booking stands again. */
  'session.giveBack': channel(counselors, record, done, [...liveReasons, 'somebodyThere']),
  'session.prohibited': channel(
    counselors,
    record.extend({ act: ProhibitedActSchema }),
    done,
    liveReasons,
  ),
  /** Within three seconds of choosing it. */
  'session.takeBackProhibited': channel(counselors, record, done, liveReasons),
  /** Afterwards: it was chosen by mistake. */
  'session.mistaken': channel(counselors, record, done, liveReasons),
  'session.end': channel(
    counselors,
    record.extend({
      cause: endCause,
    }),
    done,
    liveReasons,
  ),
  /**
   * Ended and its record closed in one go. `endDoubtful`: it is ended, but whether for everybody is not sure; the record stays open
   * for that to be read.
   */
  'session.finish': channel(
    counselors,
    record.extend({
      cause: endCause,
      ...closingWords,
    }),
    done,
    [...liveReasons, 'outcomeNotPossible', 'noteNeeded', 'endDoubtful'],
  ),
  /** Keeps what is typed; without `followUp` the one before stays. */
  'session.note': channel(
    counselors,
    record.extend({
      text: z.string().max(KEPT_NOTE),
      followUp: z.string().max(KEPT_FOLLOW_UP).optional(),
    }),
    z.object({ savedAtMs: z.number() }),
    liveReasons,
  ),
  /** A job posting of the consultation, until its record is closed: `was` its number before (null: it is added), `now` null: withdrawn. */
  'session.writePosting': channel(
    counselors,
    record.extend({ was: z.string().nullable(), now: PostingSchema.nullable() }),
    done,
    [...liveReasons, 'postingThere', 'postingGone', 'tooManyPostings'],
  ),
  /** The window of the public job site, for this number; only during the consultation. */
  'session.openJobSite': channel(
    counselors,
    record.extend({ number: PostingSchema.shape.number.nullable() }),
    done,
    [...liveReasons, 'noWindow', 'siteUnreachable'],
  ),
  /** Shows that window, and nothing else, to the job seeker; or ends it. */
  'session.showJobSite': channel(counselors, record.extend({ on: z.boolean() }), done, [
    ...liveReasons,
    'noWindow',
    'notShown',
  ]),
  'session.close': channel(counselors, record.extend(closingWords), done, [
    ...liveReasons,
    'outcomeNotPossible',
    'noteNeeded',
  ]),
} as const satisfies Channels

/** What the session tells unasked. */
export const sessionTopics = {
  'session.snapshot': SessionSnapshotSchema.nullable(),
  /** Somebody is in the waiting room who was not there before; who, says the snapshot. */
  'session.knock': z.null(),
} as const
