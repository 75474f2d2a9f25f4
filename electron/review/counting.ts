/** The statistics: true figures for the screen; what leaves is whole periods, suppressed (M23-2). */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { isPublishable } from '../../shared/review/published.ts'
import type { Statistics } from '../../shared/review/statistics.ts'
import { statisticsRows } from '../../shared/review/statistics-rows.ts'
import { exportText } from '../../shared/review/text.ts'
import { encodingName } from './encode.ts'
import { addDays, type LocalDate } from '../../shared/time/day.ts'
import { csvFile, recordExport } from './exporting.ts'
import { type ReviewRoomParts, today } from './parts.ts'

type CountingHandlers = Pick<
  Handlers<'review'>,
  'review.statistics' | 'review.exportStatistics' | 'review.statisticsSheet'
>

/** Five years with their leap days: more days than a table can be read with. */
const LONGEST_DAYS = 5 * 366

type Counted = { readonly statistics: Statistics; readonly names: Record<string, string> }

/** Of the counselors by account id, and of the office's sites by id. */
export function namesOf(parts: ReviewRoomParts, { tables }: Statistics): Record<string, string> {
  return Object.fromEntries([
    ...parts.office.profile().sites.map(({ id, name }) => [id, name]),
    ...tables.counselor.map(({ key }) => [key, parts.nameOf(key)]),
  ])
}

const named = (parts: ReviewRoomParts, statistics: Statistics): Counted => ({
  statistics,
  names: namesOf(parts, statistics),
})

async function count(
  parts: ReviewRoomParts,
  from: LocalDate,
  to: LocalDate,
): Promise<Result<Counted, 'periodWrong'>> {
  if (to < from || addDays(from, LONGEST_DAYS) < to) return fail('periodWrong')
  return ok(named(parts, await parts.storage.reading.ask('statistics', { from, to })))
}

/** What may leave: a month, quarter or year that is over. */
async function published(
  parts: ReviewRoomParts,
  from: LocalDate,
  to: LocalDate,
): Promise<Result<Counted, 'periodNotWhole'>> {
  if (!isPublishable({ from, to }, today(parts))) return fail('periodNotWhole')
  return ok(named(parts, await parts.storage.reading.ask('published', { from, to })))
}

export function countingHandlers(parts: ReviewRoomParts): CountingHandlers {
  return {
    'review.statistics': ({ from, to }) => count(parts, from, to),
    async 'review.exportStatistics'({ from, to, encoding, why }, caller) {
      const counted = await published(parts, from, to)
      if (!counted.ok) return counted
      const logged = recordExport(
        parts,
        'office',
        exportText.what.statistics(from, to, encodingName(encoding)),
        why,
        signedIn(caller),
      )
      if (!logged.ok) return logged
      return ok(
        await csvFile(
          exportText.statisticsFile(from, to),
          statisticsRows(counted.value.statistics, counted.value.names),
          encoding,
        ),
      )
    },
    async 'review.statisticsSheet'({ from, to, why }, caller) {
      const counted = await published(parts, from, to)
      if (!counted.ok) return counted
      const what = exportText.what.statisticsPaper(from, to)
      const logged = recordExport(parts, 'office', what, why, signedIn(caller))
      return logged.ok ? counted : logged
    },
  }
}
