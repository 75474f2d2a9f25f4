/** Whether the cells of a row stand under the titles they belong to. A row that lost or gained a cell says who knows what. Pure. */
import { parseDateTime, parseTime } from '../time/read.ts'
import { readImported } from './number.ts'
import type { Field } from './import.ts'
import { readResidence, readStatus } from './status.ts'

export type Shape = {
  readonly titles: readonly string[]
  readonly columns: readonly (Field | null)[]
  readonly secret: ReadonlySet<number>
  /** Cells of a row of this file: as many as titles, and an empty one more where every row has it. */
  readonly width: number
  /** The file has no damaged character anywhere. */
  readonly isClean: boolean
}

/** fits: as it should be. short: a cell may be missing or cut, and a person should look. differs: nobody knows which cell is which. */
export type Fit = 'fits' | 'short' | 'differs'

const PHONE = /^[\d\s()+ー−‐-]{9,}$/u
const FULL_NUMBER = /^\d{5}-\d{8}$/u
const FULL_PHONE = /^0[5789]0\d{8}$|^0(?![5789]0)\d{9}$/u

/** Whether a cell can be what its column says; an empty one can be anything. */
function belongs(field: Field | null, cell: string): boolean {
  const text = cell.normalize('NFKC').trim()
  if (text === '') return true
  switch (field) {
    case 'date':
    case 'dateTime':
      return parseDateTime(text).date !== null
    case 'time':
      return parseTime(text) !== null
    case 'jobSeekerNumber':
      return readImported(text).kind === 'ok' && !FULL_PHONE.test(text.replace(/\D/gu, ''))
    case 'status':
      return readStatus(text) !== 'unknown'
    case 'residence':
      return readResidence(text) !== 'unknown'
    case 'phone':
      return PHONE.test(text)
    case 'email':
      return text.includes('@')
    case 'receiptNumber':
      return /\d/u.test(text) && (parseDateTime(text).date === null || /^\d+$/u.test(text))
    case 'name':
    case 'familyName':
    case 'givenName':
    case 'kana':
    case 'familyKana':
    case 'givenKana':
      return !/\d{7}|@|^[\d\s:/-]+$/u.test(text) && readStatus(text) === 'unknown'
    default:
      return true
  }
}

/** How many cells cannot be what their columns say. */
function strangers(cells: readonly string[], { columns }: Shape): number {
  return columns.filter((field, place) => !belongs(field, cells[place] ?? '')).length
}

/** What a booking rests on. */
const RESTS_ON: ReadonlySet<Field> = new Set<Field>([
  'receiptNumber',
  'date',
  'time',
  'dateTime',
  'name',
  'familyName',
  'givenName',
  'jobSeekerNumber',
  'status',
  'residence',
])

/** What many bookings do without: cut off, it is not there, but nothing is wrong. */
const MAY_BE_EMPTY: ReadonlySet<Field> = new Set<Field>(['kana', 'phone', 'email'])

/** Words of states that are whole: nothing that turns them round can have stood behind them. */
const WHOLE_STATES = /^(?:処理)?完了$|済み?$|取り?下げ|取り?消|キャンセル/u

/** Whether the last cell of the file's last line is whole, although no line end follows. */
function endsWhole(cells: readonly string[], { columns, titles }: Shape): boolean {
  const last = titles.length - 1
  const field = columns[last] ?? null
  const text = (cells[last] ?? '').normalize('NFKC').trim()
  // The quote that opened it was never closed.
  if (/^=?\s*"/u.test(text)) return false
  if (text === '') return field === null || MAY_BE_EMPTY.has(field)
  switch (field) {
    case 'jobSeekerNumber':
      return FULL_NUMBER.test(text)
    case 'phone':
      return FULL_PHONE.test(text.replace(/\D/gu, ''))
    case 'email':
      return /\.(?:jp|com|net|org)$/u.test(text)
    case 'time':
      return /^\d{1,2}:\d{2}$/u.test(text)
    case 'status':
      return WHOLE_STATES.test(text)
    default:
      return field === null
  }
}

/** A quote that opened a cell and was never closed: what stood behind it may be gone. */
function isTorn(cells: readonly string[], { columns }: Shape): boolean {
  return cells.some((cell, place) => {
    const first = cell.charCodeAt(0)
    // A digit, a letter, a Japanese character: nearly every cell.
    if (first > 0x3d || (first >= 0x30 && first <= 0x39) || Number.isNaN(first)) return false
    return (columns[place] ?? null) !== null && /^\s*=?\s*"/u.test(cell)
  })
}

/** More cells than this under strange titles show that the row lost one and gained one. */
const MOST_STRANGERS = 1

/** Whether the password of such a row could stand in any of its cells. */
export function hidesPassword(cells: readonly string[], shape: Shape): boolean {
  return (
    shape.secret.size > 0 &&
    (fitOf(cells, shape) === 'differs' || strangers(cells, shape) > MOST_STRANGERS)
  )
}

/** @param isCut no line end follows: the file may have been cut there */
export function fitOf(cells: readonly string[], shape: Shape, isCut = false): Fit {
  const { width, secret, titles, columns } = shape
  const counts = cells.length === width || cells.length === titles.length
  // Nobody can say in which of its cells the password is.
  if (secret.size > 0 && !counts) return 'differs'
  // A line of words below the rows (以上2件) is none of them: what it lacks says so.
  if (cells.length === 1 && titles.length > 1) return 'fits'
  if (counts) {
    if (!isTorn(cells, shape) && (!isCut || endsWhole(cells, shape))) return 'fits'
    // Cut at its end and grown before it: as many cells as there should be, and none in its place.
    return strangers(cells, shape) > 0 ? 'differs' : 'short'
  }
  // Without what a booking rests on there is nothing to hold.
  if (columns.slice(cells.length).some((field) => field !== null && RESTS_ON.has(field)))
    return 'differs'
  const empty = cells.slice(titles.length).every((cell) => cell.trim() === '')
  return empty && strangers(cells, shape) === 0 && !isTorn(cells, shape) ? 'short' : 'differs'
}
