/** What the renderer gets to see of the one live session. The main process owns the truth. */
import { z } from 'zod'
import { PeopleSchema } from '../meeting/people.ts'
import {
  MeetingDetailSchema,
  MeetingReasonSchema,
  ProviderKindSchema,
} from '../meeting/provider.ts'
import { DeviceKindSchema, DeviceTestSchema } from '../log/device.ts'
import { GateSchema, OutstandingSchema } from '../precall/gate.ts'
import { BeginTimesSchema } from './begin-times.ts'
import { DraftSchema } from './draft.ts'
import { PostingSchema } from '../log/posting.ts'
import { ToldSchema } from '../log/told.ts'
import { JobSiteSchema } from './job-site.ts'
import { DoubtSchema } from './kept.ts'
import {
  EndCauseSchema,
  LadderStepSchema,
  OutcomeSchema,
  ProhibitedActSchema,
} from '../log/outcome.ts'

export const SessionStateSchema = z.enum([
  'preparing',
  'lobby',
  'verifying',
  'consulting',
  'closing',
  'closed',
])
export type SessionState = z.infer<typeof SessionStateSchema>

export const MeetingViewSchema = z.object({
  provider: ProviderKindSchema,
  /** Address of the meeting page, for the frame of the browser platform; null while there is no view. */
  url: z.string().nullable(),
  counselor: z.enum(['out', 'joining', 'in']),
  listed: z.boolean(),
  seeker: z.enum(['absent', 'waiting', 'in']),
  people: PeopleSchema,
  host: z.boolean().nullable(),
  line: z.enum(['good', 'reconnecting', 'held', 'lost']),
  recording: z.boolean(),
  /** The window of the public job site is shown to the others. */
  sharing: z.boolean(),
  /** Own devices that went away and have not come back. */
  lost: z.array(DeviceKindSchema),
  /** Why the counselor is not (or no longer) in the meeting; null when nothing is wrong. The counselor can enter again. */
  trouble: MeetingReasonSchema.nullable(),
  /** What the service said beside it. */
  troubleDetail: MeetingDetailSchema.nullable(),
})
export type MeetingView = z.infer<typeof MeetingViewSchema>

export const SessionSnapshotSchema = z.object({
  recordId: z.string(),
  bookingId: z.string(),
  counselorId: z.string(),
  state: SessionStateSchema,
  /** Wall clock at which this snapshot was taken, ms since 1970 UTC; never reckoned with, since it may be set. The screen counts on by a clock of its own. */
  takenAtMs: z.number(),
  date: z.string(),
  slot: z.string(),
  name: z.string(),
  /** Only once the number matched or an exception was made: the name is confirmed against it. */
  kana: z.string().nullable(),
  hasNumber: z.boolean(),
  earlierNoShows: z.int(),
  /** Kinds of terms that have changed since this job seeker's last session (K5). */
  changedTerms: z.array(z.string()),
  /** False: the office has no Zoom, so no meeting is opened for this booking. */
  meetingPossible: z.boolean(),
  clock: z.object({
    /** Start of the use, wall clock; null until both are connected. */
    startedAtMs: z.number().nullable(),
    elapsedMs: z.number(),
    /** Cap including extensions. */
    capMs: z.number(),
    /** Expected end on the wall clock, null until started. */
    endsAtMs: z.number().nullable(),
    running: z.boolean(),
    /** Minutes-before-the-end warnings that have been given, in order. */
    warned: z.array(z.int()),
  }),
  noShow: z.object({
    /** Booked time plus the office's minutes (M12-2-6). */
    dueAtMs: z.number(),
    /** counting → due (from dueAtMs) → asking (after having looked) → contacted (stays open) | deemed; off once the seeker came. */
    status: z.enum(['counting', 'due', 'asking', 'contacted', 'deemed', 'off']),
    /** The look that has to come before the question: so long it has lasted, and has to last, ms. */
    lookedMs: z.number(),
    lookMs: z.number(),
    /** The office entered too late, or has not though it is time (M12-2-4). */
    late: z.boolean(),
    told: ToldSchema,
    /** What speaks against a deemed cancellation, unless the counselor has looked into e-TUMO (which is left out). */
    doubts: z.array(DoubtSchema),
  }),
  begin: BeginTimesSchema,
  devices: DeviceTestSchema.nullable(),
  gate: GateSchema,
  outstanding: z.array(OutstandingSchema),
  meeting: MeetingViewSchema,
  /** Who is who, by guid, as far as it was said. */
  roles: z.record(z.string(), z.enum(['seeker', 'companion', 'stranger'])),
  /** Since when each who is in has been connected, wall clock (ms); by guid. */
  connectedAtMs: z.record(z.string(), z.number()),
  paused: z.boolean(),
  /** 'companion': ends by itself when `precall.companions` says asAnnounced; 'counselor': ends with `session.resume`. */
  pause: z.object({ why: z.string(), cause: z.enum(['counselor', 'companion']) }).nullable(),
  note: DraftSchema.extend({ savedAtMs: z.number().nullable() }),
  prohibited: z
    .object({ act: ProhibitedActSchema, atMs: z.number(), mistaken: z.boolean() })
    .nullable(),
  /** Chosen and not yet done: so long it can be taken back, ms. */
  pendingAct: z.object({ act: ProhibitedActSchema, leftMs: z.number() }).nullable(),
  /** It reached consulting; only then are there job postings. */
  consulted: z.boolean(),
  postings: z.array(PostingSchema),
  jobSite: JobSiteSchema,
  /** Nobody was met: the booking can stand again as if nothing had begun. */
  canGiveBack: z.boolean(),
  ending: z
    .object({
      cause: EndCauseSchema,
      atMs: z.number(),
      ladder: z.array(LadderStepSchema),
      viewGone: z.boolean(),
    })
    .nullable(),
  /** What the end suggests; the counselor confirms or corrects it in the closing form. */
  suggestedOutcome: OutcomeSchema.nullable(),
  /** What `session.close` will accept; empty before closing. */
  possibleOutcomes: z.array(OutcomeSchema),
  /** What `session.end` will accept in this state. */
  possibleEnds: z.array(EndCauseSchema),
  extensionAllowed: z.boolean(),
  /** Minutes by which the session can still be extended. */
  extensionLeftMinutes: z.int(),
  /** Something could not be written to disk yet; it is kept in memory and tried again every few seconds. */
  unsaved: z.boolean(),
})
export type SessionSnapshot = z.infer<typeof SessionSnapshotSchema>
