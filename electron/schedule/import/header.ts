/** Finds the header within the first ten lines, and with it the delimiter. */
import { createHash } from 'node:crypto'
import { guessTitles, isComplete, normaliseTitle } from '../../../shared/schedule/columns.ts'
import { bareCell } from '../../../shared/schedule/cells.ts'
import type { Doubt, Field } from '../../../shared/schedule/import.ts'
import type { RawRow, Shape } from '../../../shared/schedule/understand.ts'
import { type Delimiter, isBlank, readRows } from './csv.ts'

/** Lines above this may be a title, a date of output and the like. */
const HEADER_WITHIN = 10
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';']
/** Rows that show whether each of them ends with a delimiter. */
const HABIT_ROWS = 50

export type Header = Shape & {
  readonly delimiter: Delimiter
  /** From 1. */
  readonly line: number
  readonly doubts: readonly (Doubt | null)[]
  /** Columns whose titles say nothing. */
  readonly unknown: ReadonlySet<number>
  readonly fingerprint: string
  /** A person has said what each column is. */
  readonly settled: boolean
}

type Candidate = Header & { readonly known: number }

/** The same titles in the same order have the same fingerprint; it holds no person's data. */
export function fingerprintOf(titles: readonly string[]): string {
  return createHash('sha256').update(titles.map(normaliseTitle).join('\u001f')).digest('hex')
}

function candidate(row: RawRow, delimiter: Delimiter): Candidate {
  const titles = row.cells.map((cell) => bareCell(cell.trim()))
  const guess = guessTitles(titles)
  return {
    delimiter,
    line: row.line,
    titles,
    ...guess,
    width: titles.length,
    isClean: false,
    fingerprint: fingerprintOf(titles),
    settled: false,
    known: guess.columns.filter((field) => field !== null).length,
  }
}

/** Rows down to the last line that can be the header. */
export function* firstRows(text: string, delimiter: Delimiter): Generator<RawRow> {
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

export type Told = {
  /** What people answered before, by fingerprint. */
  readonly remembered: Readonly<Record<string, readonly (Field | null)[]>>
  /** What a person has just answered; null when not asked yet. */
  readonly answer: readonly (Field | null)[] | null
  /** What was said of single titles. */
  readonly named: ReadonlyMap<string, Field | null>
}

function namedColumns(header: Header, named: Told['named']): readonly (Field | null)[] {
  const byTitle = new Map([...named].map(([title, field]) => [normaliseTitle(title), field]))
  return header.columns.map((field, place) => {
    const said = byTitle.get(normaliseTitle(header.titles[place] ?? ''))
    return said === undefined ? field : said
  })
}

/** What a person said of this header, just now or before; null: nothing. */
function saidOf(header: Header, told: Told): readonly (Field | null)[] | null {
  if (told.answer !== null) return told.answer
  if (told.named.size > 0) return namedColumns(header, told.named)
  return told.remembered[header.fingerprint] ?? null
}

/** @param text the whole file */
export function findHeader(text: string, told: Told): FoundHeader {
  const all = DELIMITERS.flatMap((delimiter) =>
    [...firstRows(text, delimiter)].map((row) => candidate(row, delimiter)),
  )
  const best = all.reduce<Candidate | null>(
    (top, one) => (top === null || one.known > top.known ? one : top),
    null,
  )
  const before = all.find((one) => {
    const columns = told.remembered[one.fingerprint]
    return columns !== undefined && isComplete(columns)
  })
  const asked =
    (told.answer === null ? before : undefined) ??
    (best !== null && best.known >= 2 ? best : widest(all))
  if (asked === null) return { kind: 'none' }
  const isClean = !text.includes('\uFFFD') && !text.includes('\u0000')
  const header = { ...asked, width: habitOf(text, asked), isClean }
  const said = saidOf(header, told)
  if (said !== null && isComplete(withoutSecret(said, header.secret)))
    return {
      kind: 'known',
      header: { ...header, columns: withoutSecret(said, header.secret), settled: true },
    }
  const isClear = isComplete(header.columns) && header.doubts.every((doubt) => doubt === null)
  return { kind: isClear && told.answer === null ? 'known' : 'unknown', header }
}

function widest(all: readonly Candidate[]): Candidate | null {
  return all
    .filter(looksLikeHeader)
    .reduce<Candidate | null>(
      (top, one) => (top === null || one.titles.length > top.titles.length ? one : top),
      null,
    )
}

/** Cells of a row: where each of the first rows ends with one more delimiter than the titles do, all may. */
function habitOf(text: string, header: Header): number {
  const { titles, delimiter, line } = header
  let seen = 0
  for (const row of readRows(text, delimiter)) {
    if (row.line <= line || isBlank(row)) continue
    if (row.cells.length !== titles.length + 1 || row.cells.at(-1)?.trim() !== '')
      return titles.length
    seen += 1
    if (seen === HABIT_ROWS) break
  }
  // One row alone shows no habit.
  return seen > 1 ? titles.length + 1 : titles.length
}

function withoutSecret(
  columns: readonly (Field | null)[],
  secret: ReadonlySet<number>,
): readonly (Field | null)[] {
  return columns.map((field, index) => (secret.has(index) ? null : field))
}

/** A header in the middle, where files were joined: the columns from there on. Null: the row is none. */
export function headerInside(row: RawRow, first: Header): Shape | null {
  const titles = row.cells.map((cell) => bareCell(cell.trim()))
  const guess = guessTitles(titles)
  const known = new Map(
    first.titles.map((title, place) => [normaliseTitle(title), first.columns[place] ?? null]),
  )
  const columns = titles.map((title, place) =>
    guess.secret.has(place)
      ? null
      : (known.get(normaliseTitle(title)) ?? guess.columns[place] ?? null),
  )
  const titled = titles.filter(
    (title, place) =>
      title !== '' &&
      (known.has(normaliseTitle(title)) ||
        (guess.columns[place] ?? null) !== null ||
        guess.secret.has(place)),
  ).length
  if (titled < 3 || titled < titles.length / 2) return null
  // Of other columns nobody can say what they are, or which of them is a password.
  const common = { titles, width: titles.length, isClean: first.isClean }
  return isComplete(columns)
    ? { ...common, columns, secret: guess.secret }
    : { ...common, columns: titles.map(() => null), secret: new Set(titles.keys()) }
}
