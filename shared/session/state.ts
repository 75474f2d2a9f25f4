/** What the machine keeps of one session. Written sealed to disk with every change, so it is a schema, not only a type. */
import { z } from 'zod'
import { DeviceKindSchema } from '../log/device.ts'
import { PeopleSchema } from '../meeting/people.ts'
import { MeetingDetailSchema, MeetingReasonSchema } from '../meeting/provider.ts'
import { GateSchema } from '../precall/gate.ts'
import { residenceOf } from '../schedule/allowed.ts'
import type { Booking } from '../schedule/booking.ts'
import {
  EndCauseSchema,
  LadderStepSchema,
  OutcomeSchema,
  ProhibitedActSchema,
} from '../log/outcome.ts'
import { PostingSchema } from '../log/posting.ts'
import { TimeExceptionSchema } from '../log/untimely.ts'
import { instantOf } from '../time/instant.ts'
import {
  LookSchema,
  nobodyNamed,
  notLooking,
  PendingActSchema,
  PresenceSchema,
  WhoSchema,
} from './kept.ts'
import { type Told, ToldSchema } from '../log/told.ts'
import { type SessionRules, SessionRulesSchema } from './rules.ts'

/** Runs from the moment both are connected and never stops before the end: neither a pause nor a hang-up holds it. */
const UseClockSchema = z.object({
  /** Wall clock at which the counted part began, ms since 1970 UTC. */
  startedAtMs: z.number(),
  /** Elapsed use (ms since both were connected) at which the cap began to count; 0 unless the office counts from consulting. */
  zeroMs: z.number(),
  /** Cap including extensions, ms from `zeroMs`. */
  capMs: z.number(),
  extendedMinutes: z.int(),
  /** Warnings given, minutes before the end. */
  warned: z.array(z.int()),
})
export type UseClock = z.infer<typeof UseClockSchema>

const common = z.object({
  version: z.literal(1),
  recordId: z.string(),
  bookingId: z.string(),
  counselorId: z.string(),
  date: z.string(),
  slot: z.string(),
  name: z.string(),
  kana: z.string().nullable(),
  /** What the identity check compares against; null for a person without a number (M3 category 3). */
  expectedNumber: z.string().nullable(),
  earlierNoShows: z.int(),
  /** Kinds of terms with another version in force than at this job seeker's last session (K5). A session from before this was kept has none. */
  changedTerms: z.array(z.string()).default([]),
  /** False where the office had no Zoom when this was prepared: the meeting cannot take place, whoever comes (M12-2-4). */
  meetingPossible: z.boolean(),
  /** Booked time, ms since 1970 UTC. */
  bookedAtMs: z.number(),
  gate: GateSchema,
  meeting: z.object({
    /** A view was opened at some time, so there is something to end. */
    opened: z.boolean(),
    counselor: z.enum(['out', 'joining', 'in']),
    seeker: z.enum(['absent', 'waiting', 'in']),
    /** Whether anybody else is connected or waits, as the meeting tells it of all together. */
    others: z.enum(['absent', 'waiting', 'in']),
    /** The meeting lists who is there; the Zoom app's does not. */
    listed: z.boolean(),
    /** Everybody else who waits or is in, as long as the counselor is. */
    people: PeopleSchema,
    /** The counselor has the meeting in hand; null: not said. */
    host: z.boolean().nullable(),
    /** held: the counselor was put back into the waiting room. */
    line: z.enum(['good', 'reconnecting', 'held', 'lost']),
    recording: z.boolean(),
    /** The window of the public job site is shown to the others. */
    sharing: z.boolean().default(false),
    /** Own devices that went away in this meeting and have not come back. */
    lost: z.array(DeviceKindSchema),
    trouble: MeetingReasonSchema.nullable(),
    troubleDetail: MeetingDetailSchema.nullable(),
  }),
  who: WhoSchema,
  presence: z.array(PresenceSchema),
  look: LookSchema,
  told: ToldSchema,
  /** The job seeker was seen at least once, in the waiting room or in the meeting. */
  seekerCame: z.boolean(),
  /** due: the minutes are over and the office has not looked yet (M12-2-6). */
  noShow: z.enum(['counting', 'due', 'asking', 'contacted', 'deemed', 'off']),
  pause: z.object({ why: z.string(), cause: z.enum(['counselor', 'companion']) }).nullable(),
  /** `mistaken`: the counselor says that it was chosen by mistake. */
  prohibited: z
    .object({ act: ProhibitedActSchema, atMs: z.number(), mistaken: z.boolean() })
    .nullable(),
  /** Chosen and not yet done: it can still be taken back. */
  pendingAct: PendingActSchema.extend({ act: ProhibitedActSchema }).nullable(),
  consultingBegan: z.boolean(),
  /** The office's exceptions from the time at which it may begin (M12-2-1). */
  timeExceptions: z.array(TimeExceptionSchema),
  /** In the order in which they were added. A session from before this was kept has none. */
  postings: z.array(PostingSchema).default([]),
})
const EndingSchema = z.object({
  cause: EndCauseSchema,
  atMs: z.number(),
  /** Length of the use, ms; 0 when the two never met. */
  usedMs: z.number(),
  ladder: z.array(LadderStepSchema),
  viewGone: z.boolean(),
  /** The ladder has come to its end; false after a restart means: run it again. */
  done: z.boolean(),
})
export type Ending = z.infer<typeof EndingSchema>

const waiting = common.extend({ state: z.enum(['preparing', 'lobby']), clock: z.null() })
const running = common.extend({ state: z.enum(['verifying', 'consulting']), clock: UseClockSchema })
const closing = common.extend({
  state: z.literal('closing'),
  clock: UseClockSchema.nullable(),
  ending: EndingSchema,
})
const closed = common.extend({
  state: z.literal('closed'),
  clock: UseClockSchema.nullable(),
  ending: EndingSchema,
  /** null: the booking was given back, nobody was met. */
  outcome: OutcomeSchema.nullable(),
})

export const SessionSchema = z.discriminatedUnion('state', [waiting, running, closing, closed])
export type Session = z.infer<typeof SessionSchema>
export type RunningSession = z.infer<typeof running>
/** Not ended: the meeting may be entered. */
export type OpenSession = z.infer<typeof waiting> | RunningSession
export type ClosingSession = z.infer<typeof closing>

/** The live session as it is written to disk. */
export const LiveSchema = z.object({ session: SessionSchema, rules: SessionRulesSchema })
export type Live = z.infer<typeof LiveSchema>

export function isOpen(session: Session): session is OpenSession {
  return session.state !== 'closing' && session.state !== 'closed'
}

export function isRunning(session: Session): session is RunningSession {
  return session.state === 'verifying' || session.state === 'consulting'
}

/** A session as it begins: preparing, nothing recorded yet. */
export function newSession(
  booking: Booking,
  rules: SessionRules,
  opening: {
    readonly recordId: string
    readonly counselorId: string
    readonly earlierNoShows: number
    readonly changedTerms: readonly string[]
    readonly told: Told
    readonly meetingPossible: boolean
  },
): OpenSession {
  return {
    version: 1,
    state: 'preparing',
    ...opening,
    changedTerms: [...opening.changedTerms],
    bookingId: booking.id,
    date: booking.date,
    slot: booking.slot,
    name: booking.name,
    kana: booking.kana,
    expectedNumber: booking.jobSeekerNumber,
    bookedAtMs: instantOf(booking.date, booking.slot),
    clock: null,
    gate: {
      devices: null,
      heard: false,
      identity: { attempts: 0, numberMatched: false, nameConfirmed: false, exception: null },
      ticked: [],
      checklistVersion: rules.checklistVersion,
      consents: [],
      rests: [],
      companions: { announced: booking.companions, seen: 'unanswered' },
      residence: residenceOf(booking),
    },
    meeting: {
      opened: false,
      counselor: 'out',
      seeker: 'absent',
      others: 'absent',
      listed: true,
      people: [],
      host: null,
      line: 'good',
      recording: false,
      sharing: false,
      lost: [],
      trouble: null,
      troubleDetail: null,
    },
    who: nobodyNamed,
    presence: [],
    look: notLooking,
    seekerCame: false,
    // Nobody can have stayed away from a meeting that could not be.
    noShow: opening.meetingPossible ? 'counting' : 'off',
    pause: null,
    prohibited: null,
    pendingAct: null,
    consultingBegan: false,
    timeExceptions: [],
    postings: [],
  }
}
