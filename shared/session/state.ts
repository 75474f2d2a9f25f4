/** What the machine keeps of one session. Written sealed to disk with every change, so it is a schema, not only a type. */
import { z } from 'zod'
import { MeetingReasonSchema } from '../meeting/provider.ts'
import { GateSchema } from '../precall/gate.ts'
import type { Booking } from '../schedule/booking.ts'
import {
  EndCauseSchema,
  LadderStepSchema,
  OutcomeSchema,
  ProhibitedActSchema,
} from '../log/outcome.ts'
import { instantOf } from '../time/instant.ts'
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
  /** Booked time, ms since 1970 UTC. */
  bookedAtMs: z.number(),
  gate: GateSchema,
  meeting: z.object({
    /** A view was opened at some time, so there is something to end. */
    opened: z.boolean(),
    counselor: z.enum(['out', 'joining', 'in']),
    seeker: z.enum(['absent', 'waiting', 'in']),
    line: z.enum(['good', 'reconnecting', 'lost']),
    recording: z.boolean(),
    trouble: MeetingReasonSchema.nullable(),
  }),
  /** The job seeker was seen at least once, in the waiting room or in the meeting. */
  seekerCame: z.boolean(),
  noShow: z.enum(['counting', 'asking', 'contacted', 'deemed', 'off']),
  pause: z.object({ why: z.string(), cause: z.enum(['counselor', 'companion']) }).nullable(),
  prohibited: z.object({ act: ProhibitedActSchema, atMs: z.number() }).nullable(),
  consultingBegan: z.boolean(),
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
  outcome: OutcomeSchema,
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
      identity: { attempts: 0, numberMatched: false, nameConfirmed: false, exception: null },
      ticked: [],
      checklistVersion: rules.checklistVersion,
      consents: [],
      companions: { announced: booking.companions, seen: 'unanswered' },
      residence: booking.residence,
    },
    meeting: {
      opened: false,
      counselor: 'out',
      seeker: 'absent',
      line: 'good',
      recording: false,
      trouble: null,
    },
    seekerCame: false,
    noShow: 'counting',
    pause: null,
    prohibited: null,
    consultingBegan: false,
  }
}
