/**
 * Rows of delimited text with the line each starts on. Written here because every row has to survive: a quote that is never closed spoils
 * its own line, not the rest of the file. A test compares it with csv-parse on everything well formed.
 */
import type { RawRow } from '../../../shared/schedule/understand.ts'

export type Delimiter = ',' | '\t' | ';'

/** A quoted cell longer than this was never meant to be one. */
const LONGEST_QUOTED = 20_000
const QUOTE = '"'

type Cell = { readonly text: string; readonly end: number; readonly lines: number }

/** Null where the quote is never closed, or closed by something that is no end of a cell. */
function quotedCell(text: string, start: number, delimiter: Delimiter): Cell | null {
  let at = start + 1
  for (;;) {
    const quote = text.indexOf(QUOTE, at)
    if (quote === -1 || quote - start > LONGEST_QUOTED) return null
    if (text[quote + 1] === QUOTE) {
      at = quote + 2
      continue
    }
    const next = text[quote + 1]
    if (next !== undefined && next !== delimiter && next !== '\n' && next !== '\r') return null
    const raw = text.slice(start + 1, quote)
    return {
      text: raw.includes('""') ? raw.replaceAll('""', QUOTE) : raw,
      end: quote + 1,
      lines: countLines(raw),
    }
  }
}

function countLines(text: string): number {
  let lines = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines += 1
  }
  return lines
}

function plainCell(text: string, start: number, delimiter: number): Cell {
  let end = start
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === delimiter || code === 10 || code === 13) break
  }
  return { text: text.slice(start, end), end, lines: 0 }
}

/** All rows, blank ones too (one empty cell); lines count from 1 and end with LF, CRLF or CR. */
export function* readRows(text: string, delimiter: Delimiter): Generator<RawRow> {
  const code = delimiter.charCodeAt(0)
  let at = 0
  let line = 1
  while (at < text.length) {
    const cells: string[] = []
    const startLine = line
    for (;;) {
      const cell =
        (text[at] === QUOTE ? quotedCell(text, at, delimiter) : null) ?? plainCell(text, at, code)
      cells.push(cell.text)
      at = cell.end
      line += cell.lines
      if (text.charCodeAt(at) !== code) break
      at += 1
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    line += 1
    yield { line: startLine, cells }
  }
}

export function isBlank(row: RawRow): boolean {
  return row.cells.every((cell) => cell.trim() === '')
}
