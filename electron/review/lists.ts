/** Lists a supervisor's decisions begin with. They suggest nothing by themselves and change nothing. */
import type { Handlers } from '../../shared/contract.ts'
import { noFilter } from '../../shared/records/record.ts'
import { numberKey } from '../../shared/records/search.ts'
import { ok } from '../../shared/result.ts'
import type { NoShow, Unused } from '../../shared/review/papers.ts'
import { addDays, type LocalDate } from '../../shared/time/day.ts'
import { pagesOf, type ReviewRoomParts, today, yearAgo } from './parts.ts'

type ListHandlers = Pick<Handlers<'review'>, 'review.noShows' | 'review.unused'>

const MOST_SHOWN = 200

/** Deemed cancellations of the last year, by job-seeker number; whoever has none cannot be told apart by name alone and is left out. */
async function noShows(parts: ReviewRoomParts): Promise<NoShow[]> {
  const people = new Map<string, NoShow>()
  for await (const rows of pagesOf(parts, {
    ...noFilter,
    outcome: 'deemedCancellation',
    from: yearAgo(parts),
  })) {
    for (const { recordId, date, person } of rows) {
      const number = numberKey(person?.jobSeekerNumber ?? '')
      if (person === null || number === null) continue
      const known = people.get(number)
      if (known !== undefined) people.set(number, { ...known, count: known.count + 1 })
      else
        people.set(number, {
          recordId,
          name: person.name,
          count: 1,
          lastDate: date,
          restricted: parts.storage.restrictions.standing(number, today(parts)),
        })
    }
  }
  return [...people.values()]
    .sort((a, b) => b.count - a.count || b.lastDate.localeCompare(a.lastDate))
    .slice(0, MOST_SHOWN)
}

/** Who used the service before `before` (M6-4) and not since; the newest record of each number comes first, so it is the last use. */
async function unused(
  parts: ReviewRoomParts,
  before: LocalDate,
): Promise<{ readonly people: Unused[]; readonly more: boolean }> {
  const usedSince = (number: string): boolean =>
    parts.storage.records
      .list({ ...noFilter, text: number, from: before }, 0, MOST_SHOWN)
      .rows.some((row) => (row.usedMs ?? 0) > 0)
  const seen = new Set<string>()
  const people: Unused[] = []
  for await (const rows of pagesOf(parts, { ...noFilter, to: addDays(before, -1) })) {
    for (const { recordId, date, person, usedMs, counselorId } of rows) {
      const number = numberKey(person?.jobSeekerNumber ?? '')
      if (person === null || number === null || (usedMs ?? 0) === 0 || seen.has(number)) continue
      seen.add(number)
      if (usedSince(number)) continue
      if (people.length === MOST_SHOWN) return { people, more: true }
      people.push({
        recordId,
        name: person.name,
        counselorName: parts.nameOf(counselorId),
        lastDate: date,
      })
    }
  }
  return { people, more: false }
}

export function listHandlers(parts: ReviewRoomParts): ListHandlers {
  return {
    'review.noShows': async () => ok(await noShows(parts)),
    async 'review.unused'() {
      const before = yearAgo(parts)
      return ok({ before, ...(await unused(parts, before)) })
    },
  }
}
