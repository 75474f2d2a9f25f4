/** What leaves the app. Each export is recorded first, with what and why; none names a device (M13, M15, M18). */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { recordScope, type Scope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import { firstPage, noFilter, type RecordSummary } from '../../shared/records/record.ts'
import { reviewStateText } from '../../shared/records/text.ts'
import { standingPostings } from '../../shared/records/postings.ts'
import { recordView } from '../../shared/records/view.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type CsvCell, type CsvEncoding, toCsv } from '../../shared/review/csv.ts'
import type { CsvFile, DaySheet } from '../../shared/review/papers.ts'
import { minutes } from '../../shared/review/statistics-rows.ts'
import { exportText } from '../../shared/review/text.ts'
import { outcomeText } from '../../shared/log/outcome-text.ts'
import { breathe } from '../slices.ts'
import { csvEncoder, encodingName } from './encode.ts'
import { fileStampOf } from '../../shared/time/instant.ts'
import { partsOf, type ReviewRoomParts } from './parts.ts'

type ExportHandlers = Pick<
  Handlers<'review'>,
  'review.exportRecords' | 'review.recordSheet' | 'review.daySheet' | 'review.savePdf'
>

/** More than anybody reads in a spreadsheet, and as much as travels in one answer. */
const MOST_ROWS = 20_000
const ROWS_AT_ONCE = 200

export function recordExport(
  parts: Pick<ReviewRoomParts, 'storage'>,
  scope: Scope,
  what: string,
  why: string,
  by: Account,
): Result<null, 'saveFailed'> {
  const logged = parts.storage.log.append([
    { type: 'records.exported', scope, actorId: by.id, payload: { what, why } },
  ])
  return logged.ok ? ok() : logged
}

/** Some rows at a time: the process that encodes them runs the cap. */
export async function csvFile(
  fileName: string,
  rows: readonly (readonly CsvCell[])[],
  encoding: CsvEncoding,
): Promise<CsvFile> {
  const encoder = csvEncoder(encoding)
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    encoder.add(toCsv(rows.slice(start, start + ROWS_AT_ONCE)))
    await breathe()
  }
  const { bytes, replaced } = encoder.end()
  return {
    fileName,
    base64: Buffer.from(bytes).toString('base64'),
    rows: rows.length,
    replaced: [...replaced],
  }
}

/** The list's own columns: no job-seeker number, no address, no note. */
function line(record: RecordSummary, siteOf: (id: string) => string): readonly CsvCell[] {
  return [
    record.date.replaceAll('-', '/'),
    record.slot,
    siteOf(record.siteId),
    record.name,
    record.counselorName,
    record.outcome === null ? '' : outcomeText[record.outcome],
    record.usedMs === null ? null : minutes(record.usedMs),
    record.incident ? exportText.yes : '',
    reviewStateText[record.review],
  ]
}

export function exportHandlers(parts: ReviewRoomParts): ExportHandlers {
  const { clock, office, storage } = parts
  const stamp = (): string => fileStampOf(clock.wallMs())
  const sheet = (by: Account) => ({
    printedAtMs: clock.wallMs(),
    printedBy: by.displayName,
    officeName: office.profile().officeName,
    practice: office.kind === 'practice',
  })
  const siteOf = (id: string): string =>
    office.profile().sites.find((site) => site.id === id)?.name ?? id

  /** Of a day's records: opened one by one, for the list knows only how many there are. */
  async function postingsOf(rows: readonly RecordSummary[]): Promise<DaySheet['postings']> {
    const found: DaySheet['postings'] = {}
    for (const { recordId } of rows) {
      const postings = standingPostings(storage.log.eventsOf(recordScope(recordId)))
      if (postings.length > 0) found[recordId] = postings
      await breathe()
    }
    return found
  }

  return {
    async 'review.exportRecords'({ filter, encoding, why }, caller) {
      const first = await storage.reading.ask('list', { filter, at: firstPage, limit: 1 })
      if (first.total === 0) return fail('nothingToExport')
      if (first.more || first.total > MOST_ROWS) return fail('tooMany', { most: MOST_ROWS })
      const rows: (readonly CsvCell[])[] = []
      for await (const page of partsOf(parts, filter))
        rows.push(...page.map((record) => line(parts.summaryOf(record), siteOf)))
      const logged = recordExport(
        parts,
        'office',
        exportText.what.records(rows.length, encodingName(encoding)),
        why,
        signedIn(caller),
      )
      if (!logged.ok) return logged
      return ok({
        ...(await csvFile(
          exportText.recordsFile(stamp()),
          [exportText.records, ...rows],
          encoding,
        )),
        rows: rows.length,
      })
    },
    'review.recordSheet'({ recordId, why }, caller) {
      const by = signedIn(caller)
      const record = storage.records.find(recordId)
      if (record === null) return fail('notFound')
      const logged = recordExport(parts, recordScope(recordId), exportText.what.record, why, by)
      return logged.ok
        ? ok({
            ...sheet(by),
            view: recordView(
              parts.summaryOf(record),
              storage.log.eventsOf(recordScope(recordId)),
              parts.nameOf,
            ),
          })
        : logged
    },
    async 'review.daySheet'({ date, why }, caller) {
      const by = signedIn(caller)
      const logged = recordExport(parts, 'office', exportText.what.day(date), why, by)
      if (!logged.ok) return logged
      const rows: RecordSummary[] = []
      for await (const page of partsOf(parts, { ...noFilter, from: date, to: date }))
        rows.push(...page.map(parts.summaryOf))
      const postings = await postingsOf(rows)
      return ok({ ...sheet(by), date, rows: rows.reverse(), postings, seal: storage.log.seal() })
    },
    async 'review.savePdf'({ fileName }) {
      const done = await parts.printPdf(fileName)
      if (done === 'failed') return fail('notWritten')
      return ok({ done: done === 'unsupported' ? 'printHere' : done })
    },
  }
}
