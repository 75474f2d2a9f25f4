/** Finds the header within the first ten lines, and with it the delimiter. */
import { createHash } from 'node:crypto'
import {
  guessColumns,
  isComplete,
  isSecretTitle,
  normaliseTitle,
} from '../../../shared/schedule/columns.ts'
import type { Field, UnknownHeader } from '../../../shared/schedule/import.ts'
import type { RawRow } from '../../../shared/schedule/understand.ts'
import { type Delimiter, isBlank, readRows } from './csv.ts'

/** Lines above this may be a title, a date of output and the like. */
const HEADER_WITHIN = 10
const SAMPLE_ROWS = 5
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';']

export type Header = {
  readonly delimiter: Delimiter
  /** From 1. */
  readonly line: number
  readonly titles: readonly string[]
  readonly columns: readonly (Field | null)[]
  /** Columns whose cells are never read. */
  readonly secret: ReadonlySet<number>
  readonly fingerprint: string
}

type Candidate = Header & { readonly known: number }

/** The same titles in the same order have the same fingerprint; it holds no person's data. */
export function fingerprintOf(titles: readonly string[]): string {
  return createHash('sha256').update(titles.map(normaliseTitle).join('\u001f')).digest('hex')
}

function candidate(row: RawRow, delimiter: Delimiter): Candidate {
  const titles = row.cells.map((cell) => cell.trim())
  const columns = guessColumns(titles)
  const secret = new Set(titles.flatMap((title, index) => (isSecretTitle(title) ? [index] : [])))
  return {
    delimiter,
    line: row.line,
    titles,
    columns,
    secret,
    fingerprint: fingerprintOf(titles),
    known: columns.filter((field) => field !== null).length,
  }
}

function* firstRows(text: string, delimiter: Delimiter): Generator<RawRow> {
  for (const row of readRows(text, delimiter)) {
    if (row.line > HEADER_WITHIN) return
    if (!isBlank(row)) yield row
  }
}

/** At least three words, all different, none a number: what a header looks like whose words nobody knows. */
function looksLikeHeader(header: Candidate): boolean {
  const words = header.titles.filter((title) => title !== '')
  return (
    words.length >= 3 &&
    new Set(words).size === words.length &&
    words.every((word) => !/^[\d\s./:,-]+$/u.test(word.normalize('NFKC')) && word.length <= 60)
  )
}

export type FoundHeader =
  | { readonly kind: 'known'; readonly header: Header }
  | { readonly kind: 'unknown'; readonly header: Header }
  | { readonly kind: 'none' }

/** @param remembered what people answered before, by fingerprint
 * @param answer what a person has just answered, null when not asked yet */
export function findHeader(
  text: string,
  remembered: Readonly<Record<string, readonly (Field | null)[]>>,
  answer: readonly (Field | null)[] | null,
): FoundHeader {
  const all = DELIMITERS.flatMap((delimiter) =>
    [...firstRows(text, delimiter)].map((row) => candidate(row, delimiter)),
  )
  const best = all.reduce<Candidate | null>(
    (top, one) => (top === null || one.known > top.known ? one : top),
    null,
  )
  if (best !== null && isComplete(best.columns) && answer === null)
    return { kind: 'known', header: best }
  for (const one of all) {
    const before = remembered[one.fingerprint]
    if (answer === null && before !== undefined && isComplete(before))
      return { kind: 'known', header: { ...one, columns: withoutSecret(before, one.secret) } }
  }
  const asked = best !== null && best.known >= 2 ? best : widest(all)
  if (asked === null) return { kind: 'none' }
  const columns = answer === null ? asked.columns : withoutSecret(answer, asked.secret)
  return answer !== null && isComplete(columns)
    ? { kind: 'known', header: { ...asked, columns } }
    : { kind: 'unknown', header: asked }
}

function widest(all: readonly Candidate[]): Candidate | null {
  return all
    .filter(looksLikeHeader)
    .reduce<Candidate | null>(
      (top, one) => (top === null || one.titles.length > top.titles.length ? one : top),
      null,
    )
}

function withoutSecret(
  columns: readonly (Field | null)[],
  secret: ReadonlySet<number>,
): (Field | null)[] {
  return columns.map((field, index) => (secret.has(index) ? null : field))
}

/** A copy of the row in which the cells of secret columns are empty. */
export function withoutSecrets(row: RawRow, secret: ReadonlySet<number>): RawRow {
  return secret.size === 0
    ? row
    : { line: row.line, cells: row.cells.map((cell, index) => (secret.has(index) ? '' : cell)) }
}

/** The question to a person: which column is what. */
export function mappingQuestion(fileName: string, text: string, header: Header): UnknownHeader {
  const sample: string[][] = []
  for (const row of readRows(text, header.delimiter)) {
    if (row.line <= header.line || isBlank(row)) continue
    sample.push([...withoutSecrets(row, header.secret).cells])
    if (sample.length === SAMPLE_ROWS) break
  }
  return {
    fileName,
    fingerprint: header.fingerprint,
    headerLine: header.line,
    titles: [...header.titles],
    sample,
    guess: [...header.columns],
  }
}
