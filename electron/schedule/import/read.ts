/** A file from its bytes to a plan: decode, find the header, understand the rows, work out what would change. */
import type { Site } from '../../../shared/office/profile.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Field, UnknownHeader } from '../../../shared/schedule/import.ts'
import {
  columnsOf,
  type RawRow,
  understandRow,
  type UnderstoodRow,
} from '../../../shared/schedule/understand.ts'
import { isBlank, readRows } from './csv.ts'
import { decodeFile, type Encoding } from './decode.ts'
import { findHeader, type Header, mappingQuestion, withoutSecrets } from './header.ts'
import { runSlices, type SliceWatch, type Slices } from '../../slices.ts'

/** Bytes; e-TUMO's largest lists are far below. */
export const LARGEST_FILE = 60 * 1024 * 1024
/** Rows between two breaths. */
const SLICE = 200

export type ReadFile = {
  readonly fileName: string
  readonly encoding: Encoding
  readonly header: Header
  readonly rows: readonly UnderstoodRow[]
}
export type ReadAnswer =
  | { readonly kind: 'rows'; readonly file: ReadFile }
  | { readonly kind: 'mapping'; readonly question: UnknownHeader }
export type ReadReason = 'fileEmpty' | 'fileUnreadable' | 'noHeader' | 'tooLarge' | 'cancelled'

export type FileToRead = {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** A person's answer to the mapping question, null when it was not asked. */
  readonly mapping: readonly (Field | null)[] | null
  readonly remembered: Readonly<Record<string, readonly (Field | null)[]>>
  readonly sites: readonly Site[]
}

/** Below the header; a repeated header and blank rows are no rows. */
function isData(row: RawRow, header: Header): boolean {
  return (
    row.line > header.line &&
    !isBlank(row) &&
    !row.cells.every((cell, index) => cell.trim() === (header.titles[index] ?? ''))
  )
}

function* understandAll(
  text: string,
  header: Header,
  sites: readonly Site[],
): Slices<UnderstoodRow[]> {
  const columns = columnsOf(header.columns, sites)
  const rows: UnderstoodRow[] = []
  for (const row of readRows(text, header.delimiter)) {
    if (!isData(row, header)) continue
    rows.push(understandRow(withoutSecrets(row, header.secret), columns))
    if (rows.length % SLICE === 0) yield rows.length
  }
  return rows
}

/** Reads it in small pieces; nothing is written anywhere. */
export async function readImport(
  file: FileToRead,
  watch: SliceWatch,
): Promise<Result<ReadAnswer, ReadReason>> {
  if (file.bytes.length > LARGEST_FILE) return fail('tooLarge')
  const decoding = await runSlices(decodeFile(file.bytes), {
    ...watch,
    onProgress: () => undefined,
  })
  if (!decoding.ok) return decoding
  if (!decoding.value.ok) return decoding.value
  const { encoding, text } = decoding.value.value
  const found = findHeader(text, file.remembered, file.mapping)
  if (found.kind === 'none') return fail('noHeader')
  if (found.kind === 'unknown')
    return ok({ kind: 'mapping', question: mappingQuestion(file.fileName, text, found.header) })
  const rows = await runSlices(understandAll(text, found.header, file.sites), watch)
  if (!rows.ok) return rows
  return ok({
    kind: 'rows',
    file: { fileName: file.fileName, encoding, header: found.header, rows: rows.value },
  })
}
