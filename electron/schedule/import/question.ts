/** The question to a person: which column is what. Also how a file's columns are shown once they are understood. */
import type { Doubt, Field, UnknownHeader } from '../../../shared/schedule/import.ts'
import { hidesPassword, type Shape } from '../../../shared/schedule/row-shape.ts'
import type { RawRow } from '../../../shared/schedule/understand.ts'
import { createContents } from './contents.ts'
import { isBlank, readRows } from './csv.ts'
import type { Header } from './header.ts'

const SAMPLE_ROWS = 5
/** Rows whose cells are looked at to guess what a column holds. */
const LOOKED_AT = 200
/** A longer cell is cut: it is there to be recognised. */
const LONGEST_SAMPLE = 200

/** The cells of a sample row; a row that has not the header's shape could show a password anywhere. */
function sampleOf(row: RawRow, shape: Shape): string[] | null {
  if (hidesPassword(row.cells, shape)) return null
  return row.cells.map((cell, place) =>
    shape.secret.has(place) ? '' : cell.slice(0, LONGEST_SAMPLE),
  )
}

/** @param doubts what the cells of the columns made doubtful; the titles' own doubts come first */
export function mappingQuestion(
  fileName: string,
  text: string,
  header: Header,
  doubts: readonly (Doubt | null)[] = [],
): UnknownHeader {
  const { titles, secret, columns } = header
  const open = new Set(
    [...titles.keys()].filter((place) => columns[place] === null && !secret.has(place)),
  )
  const contents = createContents(open, titles.length)
  const sample: string[][] = []
  let looked = 0
  for (const row of readRows(text, header.delimiter)) {
    if (row.line <= header.line || isBlank(row)) continue
    const cells = sampleOf(row, header)
    if (cells === null) continue
    if (sample.length < SAMPLE_ROWS) sample.push(cells)
    contents.look({ line: row.line, cells })
    if ((looked += 1) === LOOKED_AT) break
  }
  const guess: readonly (Field | null)[] = header.settled ? columns : contents.guess(columns)
  return {
    fileName,
    fingerprint: header.fingerprint,
    headerLine: header.line,
    titles: [...titles],
    sample,
    guess: [...guess],
    doubts: titles.map((_, place) => header.doubts[place] ?? doubts[place] ?? null),
    secret: [...secret],
  }
}
