/** What the review room is given. */
import type { Clock } from '../../shared/clock.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import type { RecordFilter, RecordSummary } from '../../shared/records/record.ts'
import { dateOf, type LocalDate } from '../../shared/time/jst.ts'
import type { Ring } from '../bell.ts'
import type { StoredRecord } from '../storage/lists/record-reader.ts'
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

/** The same day a year before (29 February: the 28th). */
export function yearBefore(date: LocalDate): LocalDate {
  const before = `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}${date.slice(4)}`
  return before.endsWith('-02-29') ? before.replace('-02-29', '-02-28') : before
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
