/** What the review room is given. */
import type { Clock } from '../../shared/clock.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { RecordFilter, RecordSummary } from '../../shared/records/record.ts'
import type { Ring } from '../bell.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
import { addMonths, type LocalDate } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import type { Storage } from '../storage/storage.ts'

export type ReviewRoomParts = {
  readonly storage: Pick<Storage, 'log' | 'records' | 'counts' | 'restrictions'>
  /** From the records room. */
  readonly summaryOf: (record: StoredRecord) => RecordSummary
  readonly clock: Clock
  readonly office: OfficePort
  readonly nameOf: PeoplePort['nameOf']
  /** New random ids. */
  readonly ids: () => string
  readonly ring: Ring
  /** platform.printPdf */
  readonly printPdf: (fileName: string) => Promise<'saved' | 'cancelled' | 'failed' | 'unsupported'>
}

export function today(parts: Pick<ReviewRoomParts, 'clock'>): LocalDate {
  return dateOf(parts.clock.wallMs())
}

/** The same day a year before today (29 February: the 28th). */
export function yearAgo(parts: Pick<ReviewRoomParts, 'clock'>): LocalDate {
  return addMonths(today(parts), -12)
}

const PAGE = 200

/** All records that fit, newest first, page by page; other work has its turn between two pages. */
export async function* pagesOf(
  parts: Pick<ReviewRoomParts, 'storage'>,
  filter: RecordFilter,
): AsyncGenerator<readonly StoredRecord[]> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows, total } = parts.storage.records.list(filter, offset, PAGE)
    yield rows
    if (offset + PAGE >= total) return
    await new Promise<void>((resolve) => {
      setImmediate(resolve)
    })
  }
}
