/**
 * Rows of delimited text with the line each starts on. Written here because every row has to survive: a quote that is never closed spoils
 * its own line, not the rest of the file. A test compares it with csv-parse on everything well formed.
 */
import type { RawRow } from '../../../shared/schedule/understand.ts'

export type Delimiter = ',' | '\t' | ';'

/** A quoted cell longer than this was never meant to be one. */
const LONGEST_QUOTED = 200_000
const QUOTE = '"'
const QUOTE_CODE = 0x22
const EQUALS = 0x3d
const BOM = 0xfeff

type Cell = { readonly text: string; readonly end: number; readonly lines: number }

const isBlankCode = (code: number, delimiter: number): boolean =>
  code !== delimiter && (code === 0x20 || code === 0x09 || code === 0x3000)

/** Where the cell ends that a quote closed; -1: what follows is no end of a cell. Blanks round quotes are no part of it. */
function endBehind(text: string, quote: number, delimiter: number): number {
  let at = quote + 1
  while (isBlankCode(text.charCodeAt(at), delimiter)) at += 1
  const code = text.charCodeAt(at)
  return at >= text.length || code === delimiter || code === 10 || code === 13 ? at : -1
}

/** Null where the quote is never closed, or closed by something that is no end of a cell. `\"` inside is a quote, as some programs write it. */
function quotedCell(text: string, start: number, delimiter: number): Cell | null {
  let at = start + 1
  let slashed = false
  for (;;) {
    const quote = text.indexOf(QUOTE, at)
    if (quote === -1 || quote - start > LONGEST_QUOTED) return null
    if (text.charCodeAt(quote + 1) === QUOTE_CODE) {
      at = quote + 2
      continue
    }
    const end = endBehind(text, quote, delimiter)
    if (end === -1) {
      if (text.charCodeAt(quote - 1) !== 0x5c) return null
      slashed = true
      at = quote + 1
      continue
    }
    const raw = text.slice(start + 1, quote)
    const single = raw.includes('""') ? raw.replaceAll('""', QUOTE) : raw
    return {
      text: slashed ? single.replaceAll('\\"', QUOTE) : single,
      end,
      lines: countLines(raw),
    }
  }
}

/** Where the quote of a quoted cell stands: at once, behind blanks, or behind the = that keeps a spreadsheet off the digits; -1: it has none. */
function openingQuote(text: string, start: number, delimiter: number): number {
  let at = start
  while (isBlankCode(text.charCodeAt(at), delimiter)) at += 1
  if (text.charCodeAt(at) === EQUALS) at += 1
  return text.charCodeAt(at) === QUOTE_CODE ? at : -1
}

function readCell(text: string, at: number, delimiter: number): Cell {
  const code = text.charCodeAt(at)
  if (code === QUOTE_CODE || code === EQUALS || isBlankCode(code, delimiter)) {
    const quote = openingQuote(text, at, delimiter)
    const quoted = quote === -1 ? null : quotedCell(text, quote, delimiter)
    if (quoted !== null) return quoted
  }
  return plainCell(text, at, delimiter)
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
    // Two files one behind the other: the second one's mark stands in the middle.
    while (text.charCodeAt(at) === BOM) at += 1
    for (;;) {
      const cell = readCell(text, at, code)
      cells.push(cell.text)
      at = cell.end
      line += cell.lines
      if (text.charCodeAt(at) !== code) break
      at += 1
    }
    const isCut = at >= text.length
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    line += 1
    yield isCut ? { line: startLine, cells, isCut } : { line: startLine, cells }
  }
}

export function isBlank(row: RawRow): boolean {
  return row.cells.every((cell) => cell.trim() === '')
}
