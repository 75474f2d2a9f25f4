/** What is asked of the schedule, and what it tells. Put together in contract.ts. */
import { z } from 'zod'
import {
  booking,
  channel,
  type Channels,
  counselors,
  done,
  none,
  type Stale,
  supervisors,
  text,
} from '../channel.ts'
import { CredentialsSchema, signInReasons } from '../people/account.ts'
import { ContactMeansSchema, ContactSchema } from '../log/contact.ts'
import { SlotAnswerSchema } from '../log/outcome.ts'
import { DayKindSchema } from '../office/status.ts'
import {
  BoardBookingSchema,
  BookingWishSchema,
  CancelledBySchema,
  HoldReasonSchema,
  KeptFieldsSchema,
  SeenSchema,
  TouchedSchema,
} from './booking.ts'
import { BookingDraftSchema, OpenDraftSchema } from './draft.ts'
import { BackCountsSchema, BackTargetSchema, HistoryItemSchema } from './history.ts'
import { LostSchema } from './overruled.ts'
import {
  FieldSchema,
  ImportPreviewSchema,
  importReasons,
  ImportRowSchema,
  ImportSummarySchema,
  PREVIEW_ROWS,
  UnknownHeaderSchema,
  UnreadRowSchema,
  VerdictSchema,
} from './import.ts'
import { LocalDateSchema, LocalTimeSchema } from '../time/day.ts'

const day = z.object({ date: LocalDateSchema })
const bookingReasons = [
  ...HoldReasonSchema.options,
  'notFound',
  'notChangeable',
  'changedMeanwhile',
  'saveFailed',
] as const

const backReasons = ['notFound', 'scheduleChanged', 'saveFailed'] as const

export const scheduleChannels = {
  'schedule.day': channel(
    counselors,
    day,
    z.object({
      day: DayKindSchema,
      nextOpenDay: LocalDateSchema,
      slots: z.array(LocalTimeSchema),
      boothsPerSlot: z.int(),
      /** How long one use may last (the profile's cap). */
      capSeconds: z.int(),
      bookings: z.array(BoardBookingSchema),
      lastImport: z.object({ fileName: z.string(), atMs: z.number() }).nullable(),
    }),
  ),
  /** The seven days from `date` on; counts: bookings that take up a place, by slot ('HH:mm'). */
  'schedule.week': channel(
    counselors,
    day,
    z.array(z.object({ day: DayKindSchema, counts: z.record(z.string(), z.int()) })),
  ),
  /** The days of the month in which `date` lies on which the office is closed, and why. */
  'schedule.closedDays': channel(counselors, day, z.array(DayKindSchema)),
  /** The holidays of that year ('yyyy') as they were published, by date; the office's own changes are in its profile. */
  'schedule.holidays': channel(
    supervisors,
    z.object({ year: z.string().regex(/^\d{4}$/) }),
    z.array(z.object({ date: LocalDateSchema, name: z.string() })),
  ),
  /** How many bookings to come, or waiting for a person, each site has; those without any are left out. */
  'schedule.atSites': channel(supervisors, none, z.record(z.string(), z.int())),
  /** Bookings that wait for a person, by date and time; the first `limit` (200 unless told) of them, `schedule.waiting` counts all. */
  'schedule.held': channel(
    counselors,
    z.object({ limit: z.int().min(1).max(2000).optional() }),
    z.array(BoardBookingSchema),
  ),
  /** Bookings of the last month whose time has passed and of which nobody said what came of them, by date and time. */
  'schedule.unanswered': channel(counselors, none, z.array(BoardBookingSchema)),
  'schedule.answerSlot': channel(counselors, booking.extend({ outcome: SlotAnswerSchema }), done, [
    'notFound',
    'notUnanswered',
    'saveFailed',
  ]),
  /** Words of the caller's about bookings of that day that lost against another PC's; `lostAtMs`: when they were typed (ms since 1970 UTC). */
  'schedule.overruled': channel(counselors, day, z.array(LostSchema)),
  'schedule.seeOverruled': channel(counselors, booking, done, ['notFound', 'saveFailed']),
  /** Deemed cancellations that e-TUMO says by now had been taken back (M12-2-6). */
  'schedule.withdrawnAfter': channel(supervisors, none, z.array(BoardBookingSchema)),
  'schedule.waiting': channel(counselors, none, z.object({ held: z.int(), unread: z.int() })),
  /** By name, reading, job-seeker number or receipt number in whatever form; those nearest to today first, the first `limit` (100 unless told). */
  'schedule.search': channel(
    counselors,
    z.object({ text: z.string().trim().max(60), limit: z.int().min(1).max(2001).optional() }),
    z.array(BoardBookingSchema),
  ),
  'schedule.show': channel(
    counselors,
    z.object({ bookingId: z.string(), field: z.enum(['jobSeekerNumber', 'phone', 'email']) }),
    z.object({ value: z.string().nullable() }),
    ['notFound', 'saveFailed'],
  ),
  'schedule.preview': channel(
    counselors,
    z.object({
      fileName: z.string().max(255),
      base64: z.string().max(90_000_000),
      mapping: z.array(FieldSchema.nullable()).nullable(),
    }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('preview'), preview: ImportPreviewSchema }),
      z.object({ kind: z.literal('mapping'), header: UnknownHeaderSchema }),
    ]),
    importReasons,
  ),
  'schedule.accept': channel(
    counselors,
    z.object({ previewId: z.string() }),
    ImportSummarySchema,
    importReasons,
  ),
  /** Rows of a preview too long to travel at once; `verdict` null: all, in the order of the file. */
  'schedule.previewRows': channel(
    counselors,
    z.object({
      previewId: z.string(),
      verdict: VerdictSchema.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(PREVIEW_ROWS),
    }),
    z.object({ total: z.int(), rows: z.array(ImportRowSchema) }),
    ['previewGone'],
  ),
  'schedule.cancelPreview': channel(counselors, none, done),
  /** `from`: the next booking of the same person; the kept fields are taken from that earlier one. */
  'schedule.book': channel(
    counselors,
    z.object({
      wish: BookingWishSchema,
      from: booking.extend({ keep: KeptFieldsSchema }).optional(),
    }),
    BoardBookingSchema,
    bookingReasons,
  ),
  /** One booking as it is now, for a form that is open. */
  'schedule.booking': channel(counselors, booking, BoardBookingSchema, ['notFound']),
  /**
   * `touched`: what was changed in the form. Where one of these fields became another one since the form was begun (`seen`), it is refused
   * (`changedMeanwhile`, details.fields).
   */
  'schedule.change': channel(
    counselors,
    z.object({ bookingId: z.string(), touched: TouchedSchema, seen: SeenSchema.nullable() }),
    BoardBookingSchema,
    bookingReasons,
  ),
  'schedule.cancel': channel(
    counselors,
    z.object({
      bookingId: z.string(),
      by: CancelledBySchema,
      means: ContactMeansSchema.nullable(),
    }),
    BoardBookingSchema,
    bookingReasons,
  ),
  /** A supervisor's word on the spot on a held booking: allowed, for what is a supervisor's to decide, or refused (M3, M12-2-1, M20-4). */
  'schedule.judge': channel(
    counselors,
    booking.extend({ allow: z.boolean(), why: text(300), credentials: CredentialsSchema }),
    BoardBookingSchema,
    ['notFound', 'nothingToJudge', 'saveFailed', ...signInReasons, 'notSupervisor'],
  ),
  /** Undoes a cancellation of the office's, while the place is free. */
  'schedule.restore': channel(counselors, booking, BoardBookingSchema, bookingReasons),
  /**
   * The PC that runs it is gone (crashed, switched off): the booking stands again. Only after ten minutes without a sign of that PC
   * (`stillThere`, details.seenMs). `notElsewhere`: no other PC runs it.
   */
  'schedule.free': channel(supervisors, booking, BoardBookingSchema, [
    'notFound',
    'notElsewhere',
    'stillThere',
    'serverAway',
    'saveFailed',
  ]),
  'schedule.contact': channel(
    counselors,
    z.object({
      bookingId: z.string(),
      contact: ContactSchema.omit({ atMs: true, actorId: true, when: true }),
    }),
    BoardBookingSchema,
    ['notFound', 'saveFailed'],
  ),
  /** Rows of accepted files that could not be read and that nobody has dismissed yet; the first `limit` of them. */
  'schedule.unread': channel(
    counselors,
    z.object({ limit: z.int().min(1).max(2000).optional() }),
    z.array(UnreadRowSchema),
  ),
  'schedule.dismissUnread': channel(counselors, z.object({ rowId: z.string().max(80) }), done, [
    'notFound',
    'saveFailed',
  ]),
  /** The caller's own booking forms that were begun and not sent, the latest first; those whose booking can no longer be changed are left out. */
  'schedule.drafts': channel(counselors, none, z.array(OpenDraftSchema)),
  'schedule.keepDraft': channel(
    counselors,
    z.object({
      draftId: z.string().min(1).max(80),
      draft: BookingDraftSchema.omit({ id: true, atMs: true }).nullable(),
    }),
    done,
    ['saveFailed'],
  ),
  /** What was done to the bookings by import and by day, the newest first. */
  'schedule.history': channel(supervisors, none, z.array(HistoryItemSchema)),
  /** How many bookings a way back would touch; changes nothing. */
  'schedule.lookBack': channel(supervisors, BackTargetSchema, BackCountsSchema, ['notFound']),
  /** Takes one import back, by further events. Bookings that were changed since stay. */
  'schedule.undoImport': channel(
    supervisors,
    z.object({ batch: z.string().max(80) }),
    BackCountsSchema,
    backReasons,
  ),
  /** Puts every booking back to how it was before that place of the history, by further events. */
  'schedule.backTo': channel(
    supervisors,
    z.object({ place: z.int().min(1) }),
    BackCountsSchema,
    backReasons,
  ),
} as const satisfies Channels

/** What the schedule tells unasked. */
export const scheduleTopics = {
  'schedule.changed': z.object({ date: LocalDateSchema.nullable() }),
  'schedule.progress': z.object({ done: z.int(), total: z.int() }),
} as const

/** Which topic makes which of these answers old. */
export const scheduleStale = {
  'schedule.changed': [
    'schedule.day',
    'schedule.week',
    'schedule.held',
    'schedule.waiting',
    'schedule.unanswered',
    'schedule.overruled',
    'schedule.withdrawnAfter',
    'schedule.search',
    'schedule.unread',
    'schedule.drafts',
    'schedule.booking',
    'schedule.history',
    'schedule.atSites',
  ],
  'office.profile': ['schedule.day', 'schedule.week', 'schedule.closedDays'],
} as const satisfies Stale<typeof scheduleChannels>
