/** Which column of a file is what, by its titles: one meaning may have several columns, a doubt goes to a person. */
import type { Doubt, Field } from './import.ts'
import { normaliseTitle } from './title-form.ts'
import { orderOf } from './title-words.ts'
import { meaningOf, type Meaning } from './titles.ts'

export { normaliseTitle } from './title-form.ts'
export { isSecretTitle } from './titles.ts'

export type Guess = {
  readonly columns: readonly (Field | null)[]
  /** Why a person is asked about that column; null: nobody has to be. */
  readonly doubts: readonly (Doubt | null)[]
  /** Columns whose cells are never read. */
  readonly secret: ReadonlySet<number>
  /** Columns whose titles nobody knows: their contents are looked at. */
  readonly unknown: ReadonlySet<number>
}

/** Of these every column counts, the exact titles first; of the others only the best titles. */
const EVERY: ReadonlySet<Field> = new Set<Field>([
  'phone',
  'email',
  'companions',
  'status',
  'residence',
])

/** The columns of one field that count, by their place. */
function counting(
  field: Field,
  places: readonly number[],
  rank: (place: number) => number,
): number[] {
  if (EVERY.has(field)) return [...places]
  const best = Math.min(...places.map(rank))
  return places.filter((place) => rank(place) === best)
}

/** Zoom's word for what others call a password: a meeting's, where the file tells of a meeting at all. */
function withPasscodes(titles: readonly string[], meanings: readonly Meaning[]): Meaning[] {
  const tellsMeeting = meanings.some(
    (one) => one.kind === 'field' && (one.field === 'meetingLink' || one.field === 'meetingNumber'),
  )
  return meanings.map((one, place) =>
    tellsMeeting && /^(?:パスコド|passcode)$/u.test(normaliseTitle(titles[place] ?? ''))
      ? { kind: 'field', field: 'meetingPasscode', rank: 1 }
      : one,
  )
}

/** What the titles of a header say. */
export function guessTitles(titles: readonly string[]): Guess {
  const meanings = withPasscodes(titles, titles.map(meaningOf))
  const columns: (Field | null)[] = titles.map(() => null)
  const doubts: (Doubt | null)[] = titles.map(() => null)
  const byField = new Map<Field, number[]>()
  meanings.forEach((one, place) => {
    if (one.kind === 'field') byField.set(one.field, [...(byField.get(one.field) ?? []), place])
    if (one.kind === 'doubt') doubts[place] = 'brackets'
  })
  const rank = (place: number): number => {
    const one = meanings[place]
    if (one?.kind !== 'field') return 9
    // Of several keys one has to be the same in every file: the order of the list decides.
    return one.field === 'receiptNumber' ? orderOf(titles[place] ?? '', one.field) : one.rank
  }
  for (const [field, places] of byField)
    for (const place of counting(field, places, rank)) columns[place] = field
  meanings.forEach((one, place) => {
    // Of two states of one thing the later one is offered, but a person says so.
    if (one.kind === 'doubt' && !byField.has(one.field) && /後|新|第?1/u.test(titles[place] ?? ''))
      columns[place] = one.field
  })
  const having = (kind: Meaning['kind']): Set<number> =>
    new Set(meanings.flatMap((one, place) => (one.kind === kind ? [place] : [])))
  return { columns, doubts, secret: having('secret'), unknown: having('unknown') }
}

/** One field per column; null for a column that is not used. */
export function guessColumns(titles: readonly string[]): readonly (Field | null)[] {
  return guessTitles(titles).columns
}

/** Key, name and a place in time are there: rows can become bookings. */
export function isComplete(columns: readonly (Field | null)[]): boolean {
  const has = (field: Field): boolean => columns.includes(field)
  return (
    has('receiptNumber') &&
    (has('name') || (has('familyName') && has('givenName'))) &&
    (has('dateTime') || (has('date') && has('time')))
  )
}
