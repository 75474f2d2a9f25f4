/** What stands in the booking form, and how it becomes a wish. All fields are text while being typed. */
import {
  BookingWishSchema,
  type BoardBooking,
  type BookingWish,
  type HoldReason,
  type KeptField,
  type Seen,
  SeenSchema,
  type Touched,
  TouchedSchema,
} from '../../../shared/schedule/booking.ts'
import { type DraftFields, DraftFieldsSchema } from '../../../shared/schedule/draft.ts'
import { readCompanions } from '../../../shared/schedule/status.ts'
import { readOwnMeeting } from '../../../shared/log/own-meeting.ts'
import { addDays, type LocalDate, type LocalTime } from '../../../shared/time/day.ts'
import { readBy, type Reading } from '../../ui/wrong-fields.ts'
import { text } from '../words/room.ts'

export type Draft = Readonly<DraftFields>
export type DraftField = keyof Draft
type WishField = keyof BookingWish

/** An empty form for a place on the board. */
export function emptyDraft(date: LocalDate, slot: LocalTime, siteId: string): Draft {
  return {
    name: '',
    kana: '',
    jobSeekerNumber: '',
    category: '1',
    residence: 'notApplicable',
    companions: '',
    phone: '',
    email: '',
    meeting: '',
    passcode: '',
    date,
    slot,
    siteId,
  }
}

/** The form of a booking that exists: number and addresses stay empty until somebody asks for them. */
export function draftOf(booking: BoardBooking): Draft {
  return {
    ...emptyDraft(booking.date, booking.slot, booking.siteId),
    name: booking.name,
    kana: booking.kana ?? '',
    category: `${booking.category}`,
    residence: booking.residence,
    companions: booking.companions ?? '',
  }
}

/** The form of the same person's next booking: a week later at the same time, until somebody says otherwise. */
export function nextOf(booking: BoardBooking): Draft {
  return { ...draftOf(booking), date: addDays(booking.date, 7) }
}

/** The fields that a change leaves alone because the form never showed them. */
export function hiddenFields(booking: BoardBooking): KeptField[] {
  const hidden: KeptField[] = []
  if (booking.hasNumber) hidden.push('jobSeekerNumber')
  if (booking.hasPhone) hidden.push('phone')
  if (booking.hasEmail) hidden.push('email')
  if (booking.hasMeeting) hidden.push('meeting')
  return hidden
}

/** What the draft says field by field, as a wish would have it; nothing is checked. */
function plainWish(draft: Draft): Record<WishField, unknown> {
  return {
    date: draft.date,
    slot: draft.slot,
    siteId: draft.siteId,
    name: draft.name,
    kana: orNull(draft.kana),
    jobSeekerNumber: orNull(draft.jobSeekerNumber),
    category: categories[draft.category],
    residence: draft.residence,
    // 「なし」 is nobody, as in e-TUMO's file: it must not count as one who was announced.
    companions: readCompanions(draft.companions) === '' ? null : orNull(draft.companions),
    phone: orNull(draft.phone),
    email: orNull(draft.email),
    meeting: meetingOf(draft),
  }
}

/** What is neither link nor number stays as it was typed, which is no meeting. */
function meetingOf({ meeting, passcode }: Draft): unknown {
  if (meeting.trim() === '' && passcode.trim() === '') return null
  return readOwnMeeting(meeting, passcode) ?? meeting
}

export const FIELDS = DraftFieldsSchema.keyof().options
const HIDDEN: ReadonlySet<DraftField> = new Set<DraftField>([
  'jobSeekerNumber',
  'phone',
  'email',
  'meeting',
  'passcode',
])

/** The passcode is a part of the meeting. */
const wishField = (field: DraftField): WishField => (field === 'passcode' ? 'meeting' : field)

/** Fields of a booking's form that a person has changed; one that is not shown is touched as soon as it is opened. */
export function touchedFields(
  draft: Draft,
  begun: Draft,
  kept: readonly KeptField[],
  existing: BoardBooking,
): DraftField[] {
  const hidden = hiddenFields(existing)
  return FIELDS.filter((field) => {
    const key = hidden.find((one) => one === wishField(field))
    return key === undefined ? draft[field] !== begun[field] : !kept.includes(key)
  })
}

/** What a change sends: the touched fields alone, so that longer texts of a file stand in nobody's way. */
export const readTouched = (
  draft: Draft,
  fields: readonly DraftField[],
): Reading<Touched, DraftField> => {
  const plain = plainWish(draft)
  return readBy(
    TouchedSchema,
    Object.fromEntries(fields.map(wishField).map((field) => [field, plain[field]])),
    text.booking.malformed,
  )
}

/** What the touched fields showed when the form was begun. */
export function seenOf(begun: Draft, fields: readonly DraftField[], mark: string): Seen {
  const plain = plainWish(begun)
  return SeenSchema.parse({
    mark,
    values: Object.fromEntries(
      fields.filter((field) => !HIDDEN.has(field)).map((field) => [field, plain[wishField(field)]]),
    ),
  })
}

/** Fields that are shown and became others since. */
export const changedFields = (before: Draft, after: Draft): DraftField[] =>
  FIELDS.filter((field) => !HIDDEN.has(field) && before[field] !== after[field])

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const categories = { 1: 1, 2: 2, 3: 3 } as const

/** The wish, or the fields that do not even have the form of one. The rules are the main process's business. */
export const readWish = (draft: Draft): Reading<BookingWish, DraftField> =>
  readBy(BookingWishSchema, plainWish(draft), text.booking.malformed)

/** At which field a refusal is shown; null: above the form. */
export function fieldOf(reason: HoldReason): DraftField | null {
  return FIELD_OF_REASON[reason]
}

const FIELD_OF_REASON: Readonly<Record<HoldReason, DraftField | null>> = {
  outsideSlot: 'slot',
  slotFull: 'slot',
  closedDay: 'date',
  pastDate: 'date',
  onceADay: 'date',
  restricted: 'jobSeekerNumber',
  numberMissing: 'jobSeekerNumber',
  numberMalformed: 'jobSeekerNumber',
  residenceMissing: 'residence',
  nameMissing: 'name',
  statusUnknown: null,
  statusRejected: null,
  duplicateReceipt: null,
  startedMeanwhile: null,
  siteUnknown: 'siteId',
  pastSlot: 'slot',
  residenceUnknown: 'residence',
  lettersLost: 'name',
  sameKeyOtherPerson: null,
  keyLost: null,
  statusWentBack: null,
  withdrawalUnmatched: null,
  columnsDiffer: null,
  cellsMissing: null,
  categoryThree: 'category',
  officeUnavailable: 'date',
}
