/** What one row does to one booking. A person's own change stays unless the source itself changed that field since. */
import { stillAllowed } from './allowed.ts'
import { type Booking, type HoldReason, untouched } from './booking.ts'
import type { Entry, SourceRow } from './entry.ts'
import type { ImportRow } from './import.ts'
import { compareNames } from './names.ts'
import { importedNumber } from './number.ts'

type SourceField = keyof SourceRow

/** Fields a file can change, in the order in which a person reads them. */
const FIELDS = [
  'status',
  'date',
  'slot',
  'siteId',
  'name',
  'kana',
  'jobSeekerNumber',
  'category',
  'residence',
  'companions',
  'phone',
  'email',
  'meeting',
] as const satisfies readonly SourceField[]

/** These decide whether it may be booked; the others can change without a new check. */
const RULED: ReadonlySet<SourceField> = new Set([
  'status',
  'date',
  'slot',
  'siteId',
  'name',
  'jobSeekerNumber',
  'category',
  'residence',
])

export const isRuled = (field: SourceField): boolean => RULED.has(field)

/** Fields in which the row differs from what the source last said; a column that the file lacks says nothing. */
export function changedFields(source: SourceRow, seen: SourceRow | null): SourceField[] {
  if (seen === null) return [...FIELDS]
  return FIELDS.filter((field) => {
    if (source[field] === null || source[field] === seen[field]) return false
    return field !== 'meeting' || JSON.stringify(source.meeting) !== JSON.stringify(seen.meeting)
  })
}

/** What the source has now said altogether. */
export function mergeSeen(source: SourceRow, seen: SourceRow | null): SourceRow {
  if (seen === null) return source
  return {
    ...source,
    kana: source.kana ?? seen.kana,
    jobSeekerNumber: source.jobSeekerNumber ?? seen.jobSeekerNumber,
    category: source.category ?? seen.category,
    residence: source.residence ?? seen.residence,
    companions: source.companions ?? seen.companions,
    phone: source.phone ?? seen.phone,
    email: source.email ?? seen.email,
    meeting: source.meeting ?? seen.meeting,
    siteId: source.siteId ?? seen.siteId,
  }
}

const filled = (text: string | null): string | null => (text === '' ? null : text)

/** The booking with those fields as the row has them; its state is not touched. */
export function withFields(
  booking: Booking,
  source: SourceRow,
  fields: readonly SourceField[],
): Booking {
  const next = { ...booking }
  for (const field of fields) {
    if (field === 'date') next.date = source.date
    else if (field === 'slot') next.slot = source.slot
    else if (field === 'name') next.name = source.name
    else if (field === 'siteId') next.siteId = source.siteId ?? booking.siteId
    else if (field === 'category') next.category = source.category ?? booking.category
    else if (field === 'residence') next.residence = source.residence ?? booking.residence
    else if (field === 'meeting') next.meeting = source.meeting ?? booking.meeting
    else if (field !== 'status') next[field] = filled(source[field])
  }
  next.allowed = stillAllowed(booking, next)
  return next
}

/** A booking that is new to the office. */
export function bookingFrom(
  source: SourceRow,
  made: {
    readonly id: string
    readonly receiptNumber: string | null
    readonly siteId: string
    readonly atMs: number
  },
): Booking {
  return {
    id: made.id,
    receiptNumber: made.receiptNumber,
    date: source.date,
    slot: source.slot,
    siteId: source.siteId ?? made.siteId,
    name: source.name,
    kana: filled(source.kana),
    jobSeekerNumber: filled(source.jobSeekerNumber),
    category: source.category ?? 1,
    residence: source.residence ?? 'notApplicable',
    companions: filled(source.companions),
    phone: filled(source.phone),
    email: filled(source.email),
    meeting: source.meeting,
    ...untouched,
    source: 'import',
    createdAtMs: made.atMs,
    updatedAtMs: made.atMs,
  }
}

/** Why e-TUMO's own word stands against it. */
export function statusReasons(source: SourceRow): HoldReason[] {
  if (source.status === 'rejected') return ['statusRejected']
  return source.status === 'unknown' ? ['statusUnknown'] : []
}

/** What a person sees of a change, field by field. */
export function describeChanges(
  known: Entry,
  source: SourceRow,
  fields: readonly SourceField[],
): ImportRow['changes'] {
  const told = (value: string | number | null): string => (value === null ? '' : String(value))
  return fields.map((field) => {
    if (field === 'meeting')
      return {
        field,
        before: known.booking.meeting?.number ?? '',
        after: source.meeting?.number ?? '',
      }
    const before = field === 'status' ? (known.seen?.status ?? null) : known.booking[field]
    return { field, before: told(before), after: told(source[field]) }
  })
}

/** The same name with other characters (髙 and 高): the same person, but a person should look. */
export function isVariant(left: string, right: string): boolean {
  return compareNames(left, right) === 'sameButLook'
}

/** What a list shows of a row that was understood. */
export function shownBooking(
  receiptNumber: string | null,
  source: SourceRow,
): NonNullable<ImportRow['booking']> {
  return {
    receiptNumber,
    date: source.date,
    slot: source.slot,
    jobSeekerNumber: importedNumber(source.jobSeekerNumber ?? ''),
    name: source.name,
    kana: source.kana,
    status: source.status,
    category: source.category,
    residence: source.residence,
    companions: source.companions,
    siteId: source.siteId,
    hasPhone: (source.phone ?? '') !== '',
    hasEmail: (source.email ?? '') !== '',
    hasMeeting: source.meeting !== null,
  }
}
