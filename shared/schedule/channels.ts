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
} from '../channel.ts'
import { ContactMeansSchema, ContactSchema } from '../log/contact.ts'
import { DayKindSchema } from '../office/status.ts'
import {
  BoardBookingSchema,
  BookingWishSchema,
  CancelledBySchema,
  HoldReasonSchema,
  KeptFieldsSchema,
} from './booking.ts'
import { BookingDraftSchema, OpenDraftSchema } from './draft.ts'
import { BackCountsSchema, BackTargetSchema, HistoryItemSchema } from './history.ts'
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
  /** Bookings that wait for a person, by date and time; the first `limit` (200 unless told) of them, `schedule.waiting` counts all. */
  'schedule.held': channel(
    counselors,
    z.object({ limit: z.int().min(1).max(2000).optional() }),
    z.array(BoardBookingSchema),
  ),
  'schedule.waiting': channel(counselors, none, z.object({ held: z.int(), unread: z.int() })),
  'schedule.search': channel(
    counselors,
    z.object({ text: z.string().trim().max(60) }),
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
  /** `keep`: fields that stay as they are, whatever the wish says (see KeptFieldsSchema). */
  'schedule.change': channel(
    counselors,
    z.object({ bookingId: z.string(), wish: BookingWishSchema, keep: KeptFieldsSchema }),
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
  'schedule.contact': channel(
    counselors,
    z.object({ bookingId: z.string(), contact: ContactSchema.omit({ atMs: true, actorId: true }) }),
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
  /** The caller's own booking form that was begun and not sent; null: none, or its booking can no longer be changed. */
  'schedule.draft': channel(counselors, none, OpenDraftSchema.nullable()),
  'schedule.keepDraft': channel(
    counselors,
    z.object({ draft: BookingDraftSchema.omit({ atMs: true }).nullable() }),
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
    'schedule.search',
    'schedule.unread',
    'schedule.draft',
    'schedule.history',
  ],
  'office.profile': ['schedule.day', 'schedule.week'],
} as const satisfies Stale<typeof scheduleChannels>
