/** What stands in the booking form, and how it becomes a wish. All fields are text while being typed. */
import {
  BookingWishSchema,
  type BoardBooking,
  type BookingWish,
  type HoldReason,
  type KeptField,
} from '../../../shared/schedule/booking.ts'
import type { DraftFields } from '../../../shared/schedule/draft.ts'
import { addDays, type LocalDate, type LocalTime } from '../../../shared/time/day.ts'
import { readBy, type Reading } from '../../ui/wrong-fields.ts'
import { text } from '../words/room.ts'

export type Draft = Readonly<DraftFields>
export type DraftField = keyof Draft

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
  return hidden
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const categories = { 1: 1, 2: 2, 3: 3 } as const

/** The wish, or the fields that do not even have the form of one. The rules are the main process's business. */
export const readWish = (draft: Draft): Reading<BookingWish, DraftField> =>
  readBy(
    BookingWishSchema,
    {
      date: draft.date,
      slot: draft.slot,
      siteId: draft.siteId,
      name: draft.name,
      kana: orNull(draft.kana),
      jobSeekerNumber: orNull(draft.jobSeekerNumber),
      category: categories[draft.category],
      residence: draft.residence,
      companions: orNull(draft.companions),
      phone: orNull(draft.phone),
      email: orNull(draft.email),
    },
    text.booking.malformed,
  )

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
}
