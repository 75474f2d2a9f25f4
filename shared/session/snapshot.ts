/** What the renderer gets to see of the one live session. The main process owns the truth. */
import { z } from 'zod'
import { MeetingReasonSchema, ProviderKindSchema } from '../meeting/provider.ts'
import { DeviceTestSchema } from '../log/device.ts'
import { GateSchema, OutstandingSchema } from '../precall/gate.ts'
import { DraftSchema } from './draft.ts'
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
  seeker: z.enum(['absent', 'waiting', 'in']),
  line: z.enum(['good', 'reconnecting', 'lost']),
  recording: z.boolean(),
  /** Why the counselor is not (or no longer) in the meeting; null when nothing is wrong. The counselor can enter again. */
  trouble: MeetingReasonSchema.nullable(),
})
export type MeetingView = z.infer<typeof MeetingViewSchema>

export const SessionSnapshotSchema = z.object({
  recordId: z.string(),
  bookingId: z.string(),
  counselorId: z.string(),
  state: SessionStateSchema,
  /** Wall clock at which this snapshot was taken, ms since 1970 UTC. Between snapshots the screen counts on by itself. */
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
    /** counting → asking (from dueAtMs while nobody came) → contacted (stays open) | deemed; off once the seeker came. */
    status: z.enum(['counting', 'asking', 'contacted', 'deemed', 'off']),
  }),
  devices: DeviceTestSchema.nullable(),
  gate: GateSchema,
  outstanding: z.array(OutstandingSchema),
  meeting: MeetingViewSchema,
  paused: z.boolean(),
  /** 'companion': ends by itself when `precall.companions` says asAnnounced; 'counselor': ends with `session.resume`. */
  pause: z.object({ why: z.string(), cause: z.enum(['counselor', 'companion']) }).nullable(),
  note: DraftSchema.extend({ savedAtMs: z.number().nullable() }),
  prohibited: z.object({ act: ProhibitedActSchema, atMs: z.number() }).nullable(),
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
