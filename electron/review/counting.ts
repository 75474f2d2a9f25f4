/** The statistics: counted from the projections, published only after suppression (M23-2). */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Statistics } from '../../shared/review/statistics.ts'
import { statisticsRows } from '../../shared/review/statistics-rows.ts'
import { exportText } from '../../shared/review/text.ts'
import { encodingName } from './encode.ts'
import { addDays, type LocalDate } from '../../shared/time/day.ts'
import { csvFile, recordExport } from './exporting.ts'
import type { ReviewRoomParts } from './parts.ts'

type CountingHandlers = Pick<
  Handlers<'review'>,
  'review.statistics' | 'review.exportStatistics' | 'review.statisticsSheet'
>

/** Five years with their leap days: more days than a table can be read with. */
const LONGEST_DAYS = 5 * 366

type Counted = { readonly statistics: Statistics; readonly names: Record<string, string> }

async function count(
  parts: ReviewRoomParts,
  from: LocalDate,
  to: LocalDate,
): Promise<Result<Counted, 'periodWrong'>> {
  if (to < from || addDays(from, LONGEST_DAYS) < to) return fail('periodWrong')
  const statistics = await parts.storage.reading.ask('statistics', { from, to })
  return ok({
    statistics,
    names: Object.fromEntries(
      statistics.tables.counselor.map(({ key }) => [key, parts.nameOf(key)]),
    ),
  })
}

export function countingHandlers(parts: ReviewRoomParts): CountingHandlers {
  return {
    'review.statistics': ({ from, to }) => count(parts, from, to),
    async 'review.exportStatistics'({ from, to, encoding, why }, caller) {
      const counted = await count(parts, from, to)
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
      const counted = await count(parts, from, to)
      return counted.ok
        ? recordExport(
            parts,
            'office',
            exportText.what.statisticsPaper(from, to),
            why,
            signedIn(caller),
          )
        : counted
    },
  }
}
