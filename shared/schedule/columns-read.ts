/** The cells of a row by what they mean: several columns of one meaning, exact titles first. */
import type { Site } from '../office/profile.ts'
import type { LocalDate, LocalTime } from '../time/day.ts'
import { parseDate, parseDateTime, parseTime } from '../time/read.ts'
import { bareCell } from './cells.ts'
import type { SourceRow } from './entry.ts'
import type { Field } from './import.ts'
import type { Shape } from './row-shape.ts'
import { siteOf } from './site.ts'
import { firmestStatus, readCategory, readCompanions, strictestResidence } from './status.ts'
import { meaningOf } from './titles.ts'

/** A row as it came: the line it starts on (from 1) and its cells. */
export type RawRow = {
  readonly line: number
  readonly cells: readonly string[]
  /** The file ends within it, without a line end. */
  readonly isCut?: boolean
}

/** A reader that remembers: the same few dates, times and words stand in every row of a file. */
export type Reader<T> = (text: string) => T

export type Columns = {
  readonly shape: Shape
  /** Whether the file has a column of that field. */
  readonly has: (field: Field) => boolean
  /** The first filled cell of that field; null where the file has no such column. */
  readonly cell: (row: RawRow, field: Field) => string | null
  /** All filled cells of that field, each text once. */
  readonly cells: (row: RawRow, field: Field) => readonly string[]
  /** Fields with more than one column. */
  readonly several: readonly Field[]
  readonly read: {
    readonly date: Reader<LocalDate | null>
    readonly time: Reader<LocalTime | null>
    readonly dateTime: Reader<ReturnType<typeof parseDateTime>>
    readonly status: Reader<SourceRow['status']>
    readonly category: Reader<NonNullable<SourceRow['category']>>
    readonly residence: Reader<NonNullable<SourceRow['residence']>>
    readonly companions: Reader<string>
    readonly site: Reader<string>
  }
}

/** More different cells than this are not worth remembering. */
const MOST_REMEMBERED = 2000

/** The same reader, which works each text out once. */
export function remembering<T>(read: Reader<T>): Reader<T> {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    if (known.size < MOST_REMEMBERED) known.set(text, value)
    return value
  }
}

const rankOf = (title: string): number => {
  const meaning = meaningOf(title)
  return meaning.kind === 'field' ? meaning.rank : 3
}

/** Exact titles first, then as they stand. */
function placesOf({ columns, titles }: Shape): ReadonlyMap<Field, readonly number[]> {
  const places = new Map<Field, number[]>()
  columns.forEach((field, place) => {
    if (field !== null) places.set(field, [...(places.get(field) ?? []), place])
  })
  for (const some of places.values())
    some.sort(
      (left, right) => rankOf(titles[left] ?? '') - rankOf(titles[right] ?? '') || left - right,
    )
  return places
}

export function columnsOf(shape: Shape, sites: readonly Site[]): Columns {
  const places = placesOf(shape)
  const bare = (row: RawRow, place: number): string => bareCell((row.cells[place] ?? '').trim())
  return {
    shape,
    read: {
      date: remembering(parseDate),
      time: remembering(parseTime),
      dateTime: remembering(parseDateTime),
      status: remembering((text) => firmestStatus([text])),
      category: remembering(readCategory),
      residence: remembering((text) => strictestResidence([text])),
      companions: remembering(readCompanions),
      site: remembering((text) => siteOf(text, sites)),
    },
    several: [...places].flatMap(([field, some]) => (some.length > 1 ? [field] : [])),
    has: (field) => places.has(field),
    cell(row, field) {
      const some = places.get(field)
      if (some === undefined) return null
      const [first = 0] = some
      if (some.length === 1) return bare(row, first)
      return some.map((place) => bare(row, place)).find((text) => text !== '') ?? ''
    },
    cells(row, field) {
      const all = (places.get(field) ?? []).map((place) => bare(row, place))
      return [...new Set(all.filter((text) => text !== ''))]
    },
  }
}
