/**
 * Which rows of a file mean the same booking, and which known booking each of them means.
 *
 * The key is the receipt number, and a key alone never says that two rows are one person: rows and bookings of one number are parted by
 * person first, and who is not the first one there is held (`sameKeyOtherPerson`). Rows of one person with the same date and slot are one
 * booking told twice: the withdrawn one counts, else the last; the others change nothing. At different times they may be two bookings:
 * none is lost, but where more than one of them stands, all but the first are held (`duplicateReceipt`) until a person says which is meant.
 */
import type { HoldReason } from './booking.ts'
import type { Entry, SourceRow } from './entry.ts'
import { type PersonFacts, samePerson } from './person.ts'
import type { UnderstoodRow } from './understand.ts'

/** One booking's worth of a file. `known` is the booking it means, null for a new one. */
export type Task = {
  /** Place in the file, from 0. */
  readonly place: number
  readonly row: UnderstoodRow
  readonly source: SourceRow
  readonly known: Entry | null
  readonly extra: readonly HoldReason[]
  /** Its receipt number is that of other bookings too, of this file or known ones. */
  readonly several: boolean
}

export type Grouped = {
  readonly tasks: readonly Task[]
  /** Places of rows that say what another row of the file says as well. */
  readonly superseded: readonly number[]
}

export type Told = {
  readonly place: number
  readonly row: UnderstoodRow
  readonly source: SourceRow
}

/** Rows and bookings of one person. */
type Party = { readonly told: Told[]; readonly known: Entry[] }

/** The later row counts, but nothing undoes a withdrawal. */
function firmer(before: Told, later: Told): Told {
  return before.source.status === 'withdrawn' && later.source.status !== 'withdrawn'
    ? before
    : later
}

function mergeTold(told: readonly Told[]): {
  readonly firm: Told[]
  readonly superseded: number[]
} {
  const byTime = new Map<string, Told>()
  const superseded: number[] = []
  for (const one of told) {
    const key = `${one.source.date} ${one.source.slot}`
    const before = byTime.get(key)
    const firm = before === undefined ? one : firmer(before, one)
    if (before !== undefined) superseded.push(firm === one ? before.place : one.place)
    byTime.set(key, firm)
  }
  return { firm: [...byTime.values()], superseded }
}

/** What the source last said of its time; a booking made by hand has no receipt number and never gets here. */
function sameTime(entry: Entry, source: Pick<SourceRow, 'date' | 'slot'>): boolean {
  const last = entry.seen ?? entry.booking
  return last.date === source.date && last.slot === source.slot
}

const OPEN_FIRST = {
  live: 0,
  held: 1,
  inSession: 2,
  closed: 3,
  withdrawn: 4,
  cancelled: 5,
} as const

/** First by time, then what is left in order, those that can still change first. */
function matchKnown(firm: readonly Told[], known: readonly Entry[]): Map<Told, Entry> {
  const free = [...known]
  const matched = new Map<Told, Entry>()
  const take = (one: Told, entry: Entry): void => {
    matched.set(one, entry)
    free.splice(free.indexOf(entry), 1)
  }
  for (const one of firm) {
    const entry = free.find((candidate) => sameTime(candidate, one.source))
    if (entry !== undefined) take(one, entry)
  }
  free.sort((left, right) => OPEN_FIRST[left.booking.state] - OPEN_FIRST[right.booking.state])
  for (const one of firm) {
    const entry = free[0]
    if (!matched.has(one) && entry !== undefined && canMove(entry)) take(one, entry)
  }
  return matched
}

/** A booking that is over stays as it is: another time under its receipt number is another booking. */
function canMove(entry: Entry): boolean {
  return (
    entry.booking.state === 'live' ||
    entry.booking.state === 'held' ||
    entry.booking.state === 'withdrawn'
  )
}

/** Whether number and person agree; where nothing is said of the person, number and time. */
function isSame(likeness: ReturnType<typeof samePerson>, atSameTime: boolean): boolean {
  return likeness === 'same' || (likeness === 'unknown' && atSameTime)
}

/** As it is now, or as the source last told it. */
export function isOf(
  entry: Entry,
  facts: PersonFacts,
  when: Pick<SourceRow, 'date' | 'slot'> | null,
): boolean {
  const atSameTime = when !== null && sameTime(entry, when)
  return (
    isSame(samePerson(entry.booking, facts), atSameTime) ||
    (entry.seen !== null && isSame(samePerson(entry.seen, facts), atSameTime))
  )
}

function partiesOf(told: readonly Told[], known: readonly Entry[]): Party[] {
  const parties: Party[] = []
  for (const entry of known) {
    const party = parties.find((one) =>
      one.known.some((other) =>
        isOf(other, entry.seen ?? entry.booking, entry.seen ?? entry.booking),
      ),
    )
    if (party === undefined) parties.push({ told: [], known: [entry] })
    else party.known.push(entry)
  }
  for (const one of told) {
    const { source } = one
    const party = parties.find(
      (some) =>
        some.known.some((entry) => isOf(entry, source, source)) ||
        some.told.some((other) =>
          isSame(
            samePerson(other.source, source),
            other.source.date === source.date && other.source.slot === source.slot,
          ),
        ),
    )
    if (party === undefined) parties.push({ told: [one], known: [] })
    else party.told.push(one)
  }
  return parties
}

function groupParty({ told, known }: Party, several: boolean, isStranger: boolean): Grouped {
  const { firm, superseded } = mergeTold(told)
  const matched = matchKnown(firm, known)
  const over = known.some((entry) => !canMove(entry))
  let standing = known.filter(
    (entry) =>
      canMove(entry) &&
      entry.booking.state !== 'withdrawn' &&
      ![...matched.values()].includes(entry),
  ).length
  const tasks = firm.map((one): Task => {
    const extra: HoldReason[] = isStranger ? ['sameKeyOtherPerson'] : []
    const entry = matched.get(one) ?? null
    if (one.source.status !== 'withdrawn') {
      if (standing > 0 && entry?.booking.state !== 'live') extra.push('duplicateReceipt')
      standing += 1
      if (entry === null && over) extra.push('startedMeanwhile')
    }
    return { ...one, known: entry, extra, several: several || firm.length > 1 }
  })
  return { tasks, superseded }
}

/** @param told readable rows of one receipt number, in the order of the file
 * @param known bookings with that receipt number, in order of arrival */
export function groupReceipt(told: readonly Told[], known: readonly Entry[]): Grouped {
  const [only] = told
  if (known.length === 0 && told.length === 1 && only !== undefined)
    return { tasks: [{ ...only, known: null, extra: [], several: false }], superseded: [] }
  const parties = partiesOf(told, known)
  const several = parties.length > 1 || known.length > 0
  const tasks: Task[] = []
  const superseded: number[] = []
  for (const [place, party] of parties.entries()) {
    const grouped = groupParty(party, several, place > 0 && party.known.length === 0)
    tasks.push(...grouped.tasks)
    superseded.push(...grouped.superseded)
  }
  return { tasks, superseded }
}
