/** The published statistics: tables in which nobody can be recognised (M23-2). Pure. */
import { z } from 'zod'
import { type Outcome, OutcomeSchema } from '../log/outcome.ts'
import { SECOND } from '../clock.ts'
import { type LocalDate, LocalDateSchema, monthOf, weekdayOf } from '../time/day.ts'
import type { Counts } from './counts.ts'
import { type Edge, hiddenCells, isSmall, SMALLEST_SHOWN } from './suppression.ts'

/** Null: left out, shown as ＊. */
const CellSchema = z.int().min(0).nullable()
export type PublishedCell = z.infer<typeof CellSchema>

export const oneWayIds = ['day', 'slot', 'weekday', 'month', 'counselor', 'outcome'] as const
export const twoWayIds = ['slotWeekday', 'counselorOutcome', 'monthOutcome'] as const
export type OneWayId = (typeof oneWayIds)[number]
export type TwoWayId = (typeof twoWayIds)[number]

/** Which one-way tables are the margins of a two-way table: rows, columns. */
export const margins = {
  slotWeekday: ['slot', 'weekday'],
  counselorOutcome: ['counselor', 'outcome'],
  monthOutcome: ['month', 'outcome'],
} as const satisfies Record<TwoWayId, readonly [OneWayId, OneWayId]>

const RowsSchema = z.array(z.object({ key: z.string(), count: CellSchema }))
/** `cells` row by row, in the order of the margins' rows. */
const GridSchema = z.array(z.array(CellSchema))

export const StatisticsSchema = z.object({
  from: LocalDateSchema,
  to: LocalDateSchema,
  total: CellSchema,
  /** Keys: dates, 'HH:mm', weekdays 0 (Sunday) to 6, 'yyyy-MM', account ids, outcomes. */
  tables: z.object({
    day: RowsSchema,
    slot: RowsSchema,
    weekday: RowsSchema,
    month: RowsSchema,
    counselor: RowsSchema,
    outcome: RowsSchema,
  }),
  grids: z.object({
    slotWeekday: GridSchema,
    counselorOutcome: GridSchema,
    monthOutcome: GridSchema,
  }),
  /** Averages in ms, shares in whole percent of `total`; null: left out. */
  figures: z.object({
    averageUseMs: z.number().nullable(),
    averageWaitMs: z.number().nullable(),
    capShare: CellSchema,
    deemedCancellations: CellSchema,
    deemedShare: CellSchema,
    introducedPostings: CellSchema,
    shownPostings: CellSchema,
  }),
})
export type Statistics = z.infer<typeof StatisticsSchema>

type Cell = Counts['cells'][number]
const keyOf: Readonly<Record<OneWayId, (cell: Cell) => string>> = {
  day: (cell) => cell.date,
  slot: (cell) => cell.slot,
  weekday: (cell) => String(weekdayOf(cell.date)),
  month: (cell) => monthOf(cell.date),
  counselor: (cell) => cell.counselorId,
  outcome: (cell) => cell.outcome,
}

const inner = (table: string, ...keys: readonly string[]): string => [table, ...keys].join(' ')
const TOTAL = 'total'

/** Inner cells first, then margins, the grand total last. */
const cost = { inner: 100, margin: 3000, total: 100_000 } as const

function tally(cells: readonly Cell[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  const add = (id: string, count: number): unknown => sums.set(id, (sums.get(id) ?? 0) + count)
  for (const cell of cells) {
    add(TOTAL, cell.count)
    for (const id of oneWayIds) add(inner(id, keyOf[id](cell)), cell.count)
    for (const id of twoWayIds)
      add(inner(id, keyOf[margins[id][0]](cell), keyOf[margins[id][1]](cell)), cell.count)
  }
  return sums
}

type Keys = Readonly<Record<OneWayId, readonly string[]>>

function keysOf(cells: readonly Cell[]): Keys {
  const distinct = (id: OneWayId): string[] => [...new Set(cells.map(keyOf[id]))].sort()
  const outcomes = new Set<string>(distinct('outcome'))
  return {
    day: distinct('day'),
    slot: distinct('slot'),
    weekday: distinct('weekday'),
    month: distinct('month'),
    counselor: distinct('counselor'),
    outcome: OutcomeSchema.options.filter((outcome) => outcomes.has(outcome)),
  }
}

/** The chain slot, weekday, day, month, outcome, counselor: each day has one weekday and one month, so it joins the two. */
function network(keys: Keys, valueOf: (id: string) => number): Edge[] {
  const edge = (id: string, from: string, to: string, price: number): Edge => ({
    id,
    from,
    to,
    value: valueOf(id),
    cost: price + Math.min(valueOf(id), price / 2),
  })
  const margin = (
    table: OneWayId,
    from: (key: string) => string,
    to: (key: string) => string,
  ): Edge[] => keys[table].map((key) => edge(inner(table, key), from(key), to(key), cost.margin))
  const into =
    (table: OneWayId) =>
    (key: string): string =>
      `${table} in ${key}`
  const outOf =
    (table: OneWayId) =>
    (key: string): string =>
      `${table} out ${key}`
  const cross = (
    table: TwoWayId,
    rows: OneWayId,
    columns: OneWayId,
    from: (row: string) => string,
    to: (column: string) => string,
    turned: boolean,
  ): Edge[] =>
    keys[rows].flatMap((row) =>
      keys[columns].map((column) =>
        edge(
          inner(table, row, column),
          turned ? to(column) : from(row),
          turned ? from(row) : to(column),
          cost.inner,
        ),
      ),
    )
  return [
    edge(TOTAL, 'end', 'start', cost.total),
    ...margin('slot', () => 'start', outOf('slot')),
    ...cross('slotWeekday', 'slot', 'weekday', outOf('slot'), into('weekday'), false),
    ...margin('weekday', into('weekday'), outOf('weekday')),
    ...keys.day.map((day) =>
      edge(
        inner('day', day),
        outOf('weekday')(String(weekdayOf(day))),
        into('month')(monthOf(day)),
        cost.inner,
      ),
    ),
    ...margin('month', into('month'), outOf('month')),
    ...cross('monthOutcome', 'month', 'outcome', outOf('month'), into('outcome'), false),
    ...margin('outcome', into('outcome'), outOf('outcome')),
    ...cross('counselorOutcome', 'counselor', 'outcome', into('counselor'), outOf('outcome'), true),
    ...margin('counselor', into('counselor'), () => 'end'),
  ]
}

/** @param suppress false: the true figures, for a supervisor's screen and nothing that leaves it */
export function publish(
  counts: Counts,
  from: LocalDate,
  to: LocalDate,
  suppress = true,
): Statistics {
  const sums = tally(counts.cells)
  const keys = keysOf(counts.cells)
  const valueOf = (id: string): number => sums.get(id) ?? 0
  const hidden = suppress ? hiddenCells(network(keys, valueOf)) : new Set<string>()
  const shown = (id: string): PublishedCell => (hidden.has(id) ? null : valueOf(id))
  const rows = (id: OneWayId): Statistics['tables'][OneWayId] =>
    keys[id].map((key) => ({ key, count: shown(inner(id, key)) }))
  const grid = (id: TwoWayId): PublishedCell[][] =>
    keys[margins[id][0]].map((row) =>
      keys[margins[id][1]].map((column) => shown(inner(id, row, column))),
    )
  return {
    from,
    to,
    total: shown(TOTAL),
    tables: {
      day: rows('day'),
      slot: rows('slot'),
      weekday: rows('weekday'),
      month: rows('month'),
      counselor: rows('counselor'),
      outcome: rows('outcome'),
    },
    grids: {
      slotWeekday: grid('slotWeekday'),
      counselorOutcome: grid('counselorOutcome'),
      monthOutcome: grid('monthOutcome'),
    },
    figures: figures(
      counts,
      (outcome) => shown(inner('outcome', outcome)),
      shown(TOTAL),
      suppress ? SMALLEST_SHOWN : 1,
    ),
  }
}

/**
 * Shares are made of published cells only, so they tell nothing new. An average is shown when the published counts of completed
 * uses reach the limit (and the true number does): whether it is shown tells nothing of hidden cells either. Job postings are
 * counted apart from all tables, so that no sum gives them back; few people's are left out, however many they were.
 * @param fewest of how many an average is made at least; 1: the true figures
 */
function figures(
  counts: Counts,
  shown: (outcome: Outcome) => PublishedCell,
  total: PublishedCell,
  fewest: number,
): Statistics['figures'] {
  const share = (cell: PublishedCell): PublishedCell =>
    cell === null || total === null || total === 0 ? null : Math.round((cell / total) * 100)
  const surelyUsed = (shown('completed') ?? 0) + (shown('capReached') ?? 0)
  const average = ({ count, totalMs }: Counts['used']): number | null =>
    (surelyUsed >= fewest || fewest === 1) && count >= fewest
      ? Math.round(totalMs / count / SECOND) * SECOND
      : null
  const postings = ({ count, records }: Counts['postings']['shown']): PublishedCell =>
    fewest > 1 && isSmall(records) ? null : count
  const deemed = shown('deemedCancellation')
  return {
    averageUseMs: average(counts.used),
    averageWaitMs: average(counts.waited),
    capShare: share(shown('capReached')),
    deemedCancellations: deemed,
    deemedShare: share(deemed),
    introducedPostings: postings(counts.postings.introduced),
    shownPostings: postings(counts.postings.shown),
  }
}
