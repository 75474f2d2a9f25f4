/** The parts of a row that come from more than one cell, or whose cell can have lost something. Pure. */
import type { Booking } from '../log/booking.ts'
import { type OwnMeeting, readOwnMeeting } from '../log/own-meeting.ts'
import type { LocalDate, LocalTime } from '../time/day.ts'
import { isExponent } from './cells.ts'
import type { Columns, RawRow } from './columns-read.ts'
import type { SourceRow } from './entry.ts'
import type { Field } from './import.ts'
import { normaliseName } from './names.ts'
import { strictestResidence, firmestStatus } from './status.ts'

/** Of these the first filled column counts, or all of them together. */
const NEVER_DIFFER: ReadonlySet<Field> = new Set<Field>([
  'phone',
  'email',
  'receiptNumber',
  'status',
  'residence',
  'companions',
])

const NOWHEN = { date: null, time: null } as const

export type When = {
  readonly date: LocalDate | null
  readonly slot: LocalTime | null
  /** Two columns say two different times. */
  readonly differs: boolean
}

/** When the row says its booking is. */
export function when(row: RawRow, columns: Columns): When {
  const { read } = columns
  const both = columns.cell(row, 'dateTime')
  const date = columns.cell(row, 'date')
  const time = columns.cell(row, 'time')
  const joined = both === null ? NOWHEN : read.dateTime(both)
  // A date column may carry the time as well (2025/3/25 10:00), where there is no other.
  const single = date === null ? NOWHEN : read.dateTime(date)
  const apartDate = single.date ?? (date === null ? null : read.date(date))
  const apartTime = time === null || time === '' ? single.time : read.time(time)
  const differ = (left: string | null, right: string | null): boolean =>
    left !== null && right !== null && left !== right
  return {
    date: joined.date ?? apartDate,
    slot: joined.time ?? apartTime,
    differs: differ(joined.date, apartDate) || differ(joined.time, apartTime),
  }
}

/** Columns of one meaning that say different things: branches of a form both filled, a date before and after. */
export function columnsDiffer(row: RawRow, columns: Columns): boolean {
  return columns.several.some((field) => {
    if (NEVER_DIFFER.has(field)) return false
    const told = columns.cells(row, field)
    if (told.length < 2) return false
    const { date, time, dateTime } = columns.read
    const meant = told.map((text) => {
      if (field === 'date') return date(text) ?? text
      if (field === 'time') return time(text) ?? text
      return field === 'dateTime' ? JSON.stringify(dateTime(text)) : normaliseName(text)
    })
    return new Set(meant).size > 1
  })
}

/** One name from one column, or from the two of family and given name; null where the file has none of them. */
export function joinedName(
  row: RawRow,
  columns: Columns,
  [whole, family, given]: readonly [Field, Field, Field],
): string | null {
  const name = columns.cell(row, whole)
  if (name !== null && name !== '') return name
  if (!columns.has(family) && !columns.has(given)) return name
  return [columns.cell(row, family) ?? '', columns.cell(row, given) ?? '']
    .filter((part) => part !== '')
    .join(' ')
}

/** Of family and given name only one is there. */
export function isHalf(row: RawRow, columns: Columns): boolean {
  if (!columns.has('familyName') || !columns.has('givenName')) return false
  if ((columns.cell(row, 'name') ?? '') !== '') return false
  return (columns.cell(row, 'familyName') === '') !== (columns.cell(row, 'givenName') === '')
}

export type Key = { readonly receiptNumber: string | null; readonly keyLost: boolean }

/** A key in exponent form, or one that a spreadsheet took for a date, is no key. */
export function readKey(cell: string): Key {
  if (/^[\d-]+$/u.test(cell)) return { receiptNumber: cell, keyLost: false }
  const text = cell.normalize('NFKC').replace(/\s/gu, '')
  if (text === '') return { receiptNumber: null, keyLost: false }
  const lost = isExponent(text) || /^\d{1,2}月\d{1,2}日$|^\d{4}\/\d{1,2}\/\d{1,2}$/u.test(text)
  return { receiptNumber: lost ? null : text, keyLost: lost }
}

/** A meeting the booking brings with it; null: the row tells of none. */
export function meetingOf(row: RawRow, columns: Columns): OwnMeeting | null {
  if (!columns.has('meetingLink') && !columns.has('meetingNumber')) return null
  const cell = (field: Field): string => (columns.cell(row, field) ?? '').normalize('NFKC')
  const passcode = cell('meetingPasscode')
  const read =
    readOwnMeeting(cell('meetingLink'), passcode) ?? readOwnMeeting(cell('meetingNumber'), passcode)
  if (read !== null) return read
  // Of another service: the person was told it, so that it must not be taken for none.
  const link = /https?:\/\/\S+/iu.exec(cell('meetingLink'))?.[0].slice(0, 500) ?? null
  return link === null ? null : { number: null, passcode: passcode.slice(0, 100), link }
}

/** Null where the file has no such column. */
export function residenceOf(row: RawRow, columns: Columns): Booking['residence'] | null {
  if (!columns.has('residence')) return null
  return columns.several.includes('residence')
    ? strictestResidence(columns.cells(row, 'residence'))
    : columns.read.residence(columns.cell(row, 'residence') ?? '')
}

/** Null where the file has no such column; what several columns say is told together. */
export function companionsOf(row: RawRow, columns: Columns): string | null {
  if (!columns.has('companions')) return null
  if (!columns.several.includes('companions'))
    return columns.read.companions(columns.cell(row, 'companions') ?? '')
  const told = columns.cells(row, 'companions').map(columns.read.companions)
  return [...new Set(told.filter((text) => text !== ''))].join('、')
}

/** Of several columns the firmest word counts. */
export function statusOf(row: RawRow, columns: Columns): SourceRow['status'] {
  return columns.several.includes('status')
    ? firmestStatus(columns.cells(row, 'status'))
    : columns.read.status(columns.cell(row, 'status') ?? '')
}
