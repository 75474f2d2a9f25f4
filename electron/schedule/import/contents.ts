/** What the cells of columns say whose titles nobody knows: a state, a number or a date that was not understood is asked about. */
import { stateWord } from '../../../shared/schedule/status.ts'
import { remembering } from '../../../shared/schedule/columns-read.ts'
import type { Doubt, Field } from '../../../shared/schedule/import.ts'
import type { RawRow } from '../../../shared/schedule/understand.ts'
import { readNumber } from '../../../shared/schedule/number.ts'
import { parseDateTime, parseTime } from '../../../shared/time/read.ts'

type Kind =
  | 'going'
  | 'standing'
  | 'number'
  | 'dateTime'
  | 'date'
  | 'time'
  | 'phone'
  | 'email'
  | 'kana'
  | 'name'
  | 'key'
  | 'other'

const LONGEST_TOLD = 60
/** Of the filled cells of a column so many of one kind make it worth a question: asked in vain costs a press, not asked a person. */
const ENOUGH = 0.3

function kindOf(cell: string): Kind {
  const text = cell.normalize('NFKC').trim()
  if (text.length > LONGEST_TOLD) return 'other'
  const state = stateWord(text)
  if (state !== null) return state
  if (/^\d{5}\p{Pd}\d{1,8}$|^\d{13}$/u.test(text) && readNumber(text).kind === 'ok') return 'number'
  const at = parseDateTime(text)
  if (at.date !== null) return at.time === null ? 'date' : 'dateTime'
  if (parseTime(text) !== null) return 'time'
  if (/^[^\s@]+@[^\s@]+\.[a-z]+$/iu.test(text)) return 'email'
  if (/^0\d{1,4}-?\d{1,4}-?\d{3,4}$/u.test(text)) return 'phone'
  if (/^[\p{scx=Katakana}ー\s]{2,30}$/u.test(text)) return 'kana'
  if (/^[\p{sc=Han}々]{1,5}\s[\p{L}々]{1,5}$/u.test(text)) return 'name'
  return /^[\w-]{1,20}$/u.test(text) && /\d/u.test(text) ? 'key' : 'other'
}

type Seen = { filled: number; readonly kinds: Map<Kind, number> }

export interface Contents {
  look(row: RawRow): void
  /** Why a person is asked about columns that nobody understood. */
  doubts(columns: readonly (Field | null)[]): readonly (Doubt | null)[]
  /** What the cells could be, for columns whose titles say nothing. */
  guess(columns: readonly (Field | null)[]): readonly (Field | null)[]
}

const FIELD_OF: Readonly<Partial<Record<Kind, Field>>> = {
  going: 'status',
  standing: 'status',
  number: 'jobSeekerNumber',
  dateTime: 'dateTime',
  date: 'date',
  time: 'time',
  phone: 'phone',
  email: 'email',
  kana: 'kana',
  name: 'name',
  key: 'receiptNumber',
}

/** @param watched places of the columns to look at */
export function createContents(watched: ReadonlySet<number>, width: number): Contents {
  const kind = remembering(kindOf)
  const columns = new Map(
    [...watched].map((place): [number, Seen] => [place, { filled: 0, kinds: new Map() }]),
  )
  const share = ({ filled, kinds }: Seen, ...some: readonly Kind[]): number =>
    filled === 0 ? 0 : some.reduce((sum, one) => sum + (kinds.get(one) ?? 0), 0) / filled

  function doubtOf(seen: Seen, known: ReadonlySet<Field | null>): Doubt | null {
    if ((seen.kinds.get('going') ?? 0) > 0) return 'states'
    if (!known.has('status') && share(seen, 'standing') >= ENOUGH) return 'states'
    if (share(seen, 'number') >= ENOUGH) return 'numbers'
    return share(seen, 'date', 'dateTime', 'time') >= ENOUGH ? 'dates' : null
  }

  return {
    look({ cells }) {
      for (const [place, seen] of columns) {
        const cell = (cells[place] ?? '').trim()
        if (cell === '') continue
        seen.filled += 1
        const one = kind(cell)
        seen.kinds.set(one, (seen.kinds.get(one) ?? 0) + 1)
      }
    },
    doubts(understood) {
      const known = new Set(understood)
      return Array.from({ length: width }, (_, place) => {
        const seen = columns.get(place)
        return seen === undefined || (understood[place] ?? null) !== null
          ? null
          : doubtOf(seen, known)
      })
    },
    guess(understood) {
      const taken = new Set(understood)
      return understood.map((field, place) => {
        const seen = columns.get(place)
        if (field !== null || seen === undefined) return field
        const [best = null] = [...seen.kinds].sort(([, left], [, right]) => right - left)
        const going = (seen.kinds.get('going') ?? 0) > 0
        const meant = going ? 'status' : best === null ? undefined : FIELD_OF[best[0]]
        if (meant === undefined || taken.has(meant)) return null
        if (!going && best !== null && best[1] / seen.filled <= 0.5) return null
        taken.add(meant)
        return meant
      })
    },
  }
}
