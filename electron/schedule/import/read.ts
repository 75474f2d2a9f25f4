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
import { type Contents, createContents } from './contents.ts'
import { isBlank, readRows } from './csv.ts'
import { decodeFile, type Encoding } from './decode.ts'
import { findHeader, type Header, headerInside } from './header.ts'
import { outputDate } from './output-date.ts'
import { mappingQuestion } from './question.ts'
import { runSlices, type SliceWatch, type Slices } from '../../slices.ts'

/** Bytes; e-TUMO's largest lists are far below. */
export const LARGEST_FILE = 60 * 1024 * 1024
/** Rows between two breaths. */
const SLICE = 200

export type ReadFile = {
  readonly fileName: string
  readonly encoding: Encoding
  readonly header: Header
  /** How its columns are shown, for whoever wants to correct them. */
  readonly question: UnknownHeader
  /** 'yyyy-MM-dd HH:mm' or 'yyyy-MM-dd', as the file says of itself; null: it does not say. */
  readonly outputAt: string | null
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
  /** What was said of single titles; none unless given. */
  readonly named?: ReadonlyMap<string, Field | null>
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

/** @param contents looks at the columns that nobody understood */
function* understandAll(
  text: string,
  header: Header,
  sites: readonly Site[],
  contents: Contents,
): Slices<UnderstoodRow[]> {
  let columns = columnsOf(header, sites)
  const rows: UnderstoodRow[] = []
  for (const row of readRows(text, header.delimiter)) {
    if (!isData(row, header)) continue
    const understood = understandRow(row, columns)
    // Files joined one behind the other: a header of another order stands among the rows.
    const inside = understood.problems.length === 0 ? null : headerInside(row, header)
    if (inside !== null) {
      columns = columnsOf(inside, sites)
      continue
    }
    contents.look(row)
    rows.push(understood)
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
  const { fileName, remembered, mapping, named = new Map<string, Field | null>() } = file
  const found = findHeader(text, { remembered, answer: mapping, named })
  if (found.kind === 'none') return fail('noHeader')
  const { header } = found
  if (found.kind === 'unknown')
    return ok({ kind: 'mapping', question: mappingQuestion(fileName, text, header) })
  const contents = createContents(header.settled ? new Set() : header.unknown, header.titles.length)
  const rows = await runSlices(understandAll(text, header, file.sites, contents), watch)
  if (!rows.ok) return rows
  const doubts = contents.doubts(header.columns)
  const question = mappingQuestion(fileName, text, header, doubts)
  if (doubts.some((doubt) => doubt !== null)) return ok({ kind: 'mapping', question })
  const outputAt = outputDate(text, header, fileName)
  return ok({
    kind: 'rows',
    file: { fileName, encoding, header, question, outputAt, rows: rows.value },
  })
}
