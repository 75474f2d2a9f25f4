/** A booking as the log keeps it: whole when it is made, field by field when it is changed. */
import { z } from 'zod'
import { LocalDateSchema, LocalTimeSchema } from '../time/day.ts'
import { AllowedSchema } from './allowed.ts'
import { OwnMeetingSchema } from './own-meeting.ts'
import { ContactMeansSchema, ContactSchema, WhenSchema } from './contact.ts'

/**
 * live: takes up its slot. held: cannot be booked, waits for a person. withdrawn: taken back in e-TUMO.
 * cancelled: cancelled here. inSession: being run. closed: has a session record with an outcome.
 */
export const BookingStateSchema = z.enum([
  'live',
  'held',
  'withdrawn',
  'cancelled',
  'inSession',
  'closed',
])
export type BookingState = z.infer<typeof BookingStateSchema>

/** Why a row or a wish cannot become a live booking; each has its sentence in the schedule's text.ts. */
export const HoldReasonSchema = z.enum([
  'outsideSlot',
  'closedDay',
  'pastDate',
  'onceADay',
  'slotFull',
  'restricted',
  'residenceMissing',
  'numberMissing',
  'numberMalformed',
  'nameMissing',
  'statusUnknown',
  'statusRejected',
  'duplicateReceipt',
  'startedMeanwhile',
  'siteUnknown',
  'pastSlot',
  'residenceUnknown',
  'sameKeyOtherPerson',
  'keyLost',
  'statusWentBack',
  'withdrawalUnmatched',
  'columnsDiffer',
  'cellsMissing',
  'lettersLost',
  'categoryThree',
  /** The office cannot hold it at its time (M12-2-4), and a person has still to agree on another one. */
  'officeUnavailable',
])
export type HoldReason = z.infer<typeof HoldReasonSchema>

/** M3: registered at Hello Work; registered through the Internet service; deemed necessary by Hello Work. */
export const CategorySchema = z.union([z.literal(1), z.literal(2), z.literal(3)])

/** M20-4: is the residence status registered? `unknown`: a word nobody knows was said. The status itself is not stored. */
export const ResidenceSchema = z.enum(['yes', 'no', 'notApplicable', 'unknown'])

export const CancelledBySchema = z.enum(['seeker', 'office'])

/** What the office did with a booking that it cannot hold at its time (M12-2-4). */
export const OfficeMoveSchema = z.object({
  /** Of the press that moved them together. */
  id: z.string(),
  atMs: z.number(),
  from: WhenSchema,
  /** Null: none yet, somebody will be in touch. */
  to: WhenSchema.nullable(),
})
export type OfficeMove = z.infer<typeof OfficeMoveSchema>

export const BookingSchema = z.object({
  id: z.string().min(1),
  /** 整理番号 / 受付番号 of e-TUMO; null for a booking made by hand. */
  receiptNumber: z.string().nullable(),
  /** What the source said, even where it is no slot: a held booking keeps it. */
  date: LocalDateSchema,
  slot: LocalTimeSchema,
  siteId: z.string(),
  name: z.string(),
  kana: z.string().nullable(),
  /** '17010-00012345' once understood; null where there is none (M3 category 3). */
  jobSeekerNumber: z.string().nullable(),
  category: CategorySchema,
  residence: ResidenceSchema,
  /** Companions announced beforehand (M20-2), in words; null for none. */
  companions: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** A meeting it brings along, used instead of a new one; null: it brings none, and is given one here. */
  meeting: OwnMeetingSchema.nullable(),
  state: BookingStateSchema,
  holdReasons: z.array(HoldReasonSchema),
  /** What a supervisor allowed of it although a rule speaks against it. */
  allowed: z.array(AllowedSchema),
  source: z.enum(['import', 'manual']),
  /** Set when a session was started for it. */
  recordId: z.string().nullable(),
  counselorId: z.string().nullable(),
  outcome: z.string().nullable(),
  /** A supervisor corrected the outcome. */
  corrected: z.boolean(),
  /** Length of the use in ms, once closed. */
  usedMs: z.number().nullable(),
  cancelled: z
    .object({
      by: CancelledBySchema,
      means: ContactMeansSchema.nullable(),
      atMs: z.number(),
      /** Why a supervisor refused it. */
      why: z.string().optional(),
    })
    .nullable(),
  contacts: z.array(ContactSchema),
  /** Through the office's mail server; none where nothing was ever sent. Read by `mailsOf` (mailing.ts), which is loaded where they are looked at. */
  mails: z.array(z.unknown()).optional(),
  /** The latest; none where the office never moved it. */
  officeMove: OfficeMoveSchema.nullable().optional(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
})
export type Booking = z.infer<typeof BookingSchema>

/** What can be changed of a booking; contacts and mails are only ever added. */
export const BookingFieldsSchema = BookingSchema.omit({ id: true, contacts: true, mails: true })
export type BookingFields = z.infer<typeof BookingFieldsSchema>

/** What e-TUMO's status word comes to. booked: 完了 and everything on the way there. */
export const SourceStatusSchema = z.enum(['booked', 'withdrawn', 'rejected', 'unknown'])
export type SourceStatus = z.infer<typeof SourceStatusSchema>

/** A row as it was understood; null where the file has no such column (then it says nothing about it). */
export const SourceRowSchema = z.object({
  date: LocalDateSchema,
  slot: LocalTimeSchema,
  status: SourceStatusSchema,
  name: z.string(),
  kana: z.string().nullable(),
  /** '17010-00012345', or the cell as it came when it is no number; '' for an empty cell. */
  jobSeekerNumber: z.string().nullable(),
  category: CategorySchema.nullable(),
  residence: ResidenceSchema.nullable(),
  companions: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  meeting: OwnMeetingSchema.nullable(),
  /** Id of one of the profile's sites; '' for a site that is none of them. */
  siteId: z.string().nullable(),
})
export type SourceRow = z.infer<typeof SourceRowSchema>

/** A booking together with what the source last said of it: a later file is compared with that, not with what people changed here. */
export const EntrySchema = z.object({ booking: BookingSchema, seen: SourceRowSchema.nullable() })
export type Entry = { readonly booking: Booking; readonly seen: SourceRow | null }
