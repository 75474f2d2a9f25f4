/** Lists a supervisor's decisions begin with. They suggest nothing by themselves and change nothing. */
import type { Handlers } from '../../shared/contract.ts'
import { ok } from '../../shared/result.ts'
import type { NoShow, Unused } from '../../shared/review/papers.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { type ReviewRoomParts, today, yearAgo } from './parts.ts'

type ListHandlers = Pick<Handlers<'review'>, 'review.noShows' | 'review.unused'>

const MOST_SHOWN = 200

/** Deemed cancellations of the last year, by job-seeker number; whoever has none cannot be told apart by name alone and is left out. */
async function noShows(parts: ReviewRoomParts): Promise<NoShow[]> {
  const { reading, restrictions } = parts.storage
  const people = await reading.ask('noShows', { from: yearAgo(parts), limit: MOST_SHOWN })
  return people.map(({ newest, number, count }) => ({
    recordId: newest.recordId,
    name: parts.summaryOf(newest).name,
    count,
    lastDate: newest.date,
    restricted: restrictions.standing(number, today(parts)),
  }))
}

/** Who used the service before `before` (M6-4) and not since, the latest first. */
async function unused(
  parts: ReviewRoomParts,
  before: LocalDate,
): Promise<{ readonly people: Unused[]; readonly more: boolean }> {
  const { rows, more } = await parts.storage.reading.ask('unused', { before, limit: MOST_SHOWN })
  const people = rows.map((record) => {
    const { name, counselorName } = parts.summaryOf(record)
    return { recordId: record.recordId, name, counselorName, lastDate: record.date }
  })
  return { people, more }
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
