/** The labour bureau's sheet of a month: true figures for the screen; what leaves is a month that is over, suppressed (M23-2). */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { MonthSheet } from '../../shared/review/month-sheet.ts'
import { monthSheetRows } from '../../shared/review/month-tables.ts'
import { monthText } from '../../shared/review/month-text.ts'
import { isPublishable } from '../../shared/review/published.ts'
import { unopenedTables } from '../../shared/review/unopened.ts'
import { daysOfMonth } from '../../shared/time/day.ts'
import { namesOf } from './counting.ts'
import { encodingName } from './encode.ts'
import { csvFile, recordExport } from './exporting.ts'
import { type ReviewRoomParts, today } from './parts.ts'

type MonthHandlers = Pick<
  Handlers<'review'>,
  'review.monthSheet' | 'review.exportMonthSheet' | 'review.monthPaper'
>

export function monthHandlers(parts: ReviewRoomParts): MonthHandlers {
  const isOver = (month: string): boolean => isPublishable(daysOfMonth(month), today(parts))

  /** @param leaves what may leave; otherwise the true figures */
  async function sheetOf(month: string, leaves: boolean): Promise<MonthSheet> {
    const days = daysOfMonth(month)
    const profile = parts.office.profile()
    const statistics = await parts.storage.reading.ask(leaves ? 'published' : 'statistics', days)
    const { openDays, unopened } = parts.bookingsOf(days)
    return {
      ...days,
      ...{ openDays, statistics },
      officeName: profile.officeName,
      practice: parts.office.kind === 'practice',
      slots: profile.slots,
      siteIds: profile.sites.map(({ id }) => id),
      unopened: unopenedTables(unopened, leaves),
      names: namesOf(parts, statistics),
    }
  }

  async function leaving(month: string): Promise<Result<MonthSheet, 'periodNotWhole'>> {
    return isOver(month) ? ok(await sheetOf(month, true)) : fail('periodNotWhole')
  }

  return {
    async 'review.monthSheet'({ month }) {
      return ok({ sheet: await sheetOf(month, false), isOver: isOver(month) })
    },
    async 'review.exportMonthSheet'({ month, encoding, why }, caller) {
      const sheet = await leaving(month)
      if (!sheet.ok) return sheet
      const what = monthText.exported(month, encodingName(encoding))
      const logged = recordExport(parts, 'office', what, why, signedIn(caller))
      if (!logged.ok) return logged
      return ok(await csvFile(monthText.file(month), monthSheetRows(sheet.value), encoding))
    },
    async 'review.monthPaper'({ month, why }, caller) {
      const sheet = await leaving(month)
      if (!sheet.ok) return sheet
      const what = monthText.printed(month)
      const logged = recordExport(parts, 'office', what, why, signedIn(caller))
      return logged.ok ? sheet : logged
    },
  }
}
