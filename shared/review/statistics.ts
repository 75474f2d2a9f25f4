/** The statistics: which tables there are, how they hang together, and how they are written out of their cells (M23-2). Pure. */
import { z } from 'zod'
import { type Outcome, OutcomeSchema } from '../log/outcome.ts'
import { LocalDateSchema } from '../time/day.ts'

/** Null: left out, shown as ＊. */
export const CellSchema = z.int().min(0).nullable()
export type PublishedCell = z.infer<typeof CellSchema>

export const oneWayIds = [
  'day',
  'slot',
  'weekday',
  'month',
  'counselor',
  'outcome',
  'site',
  'category',
  'used',
] as const
export const twoWayIds = [
  'slotWeekday',
  'counselorOutcome',
  'monthOutcome',
  'slotUsed',
  'outcomeUsed',
  'siteCategory',
] as const
export type OneWayId = (typeof oneWayIds)[number]
export type TwoWayId = (typeof twoWayIds)[number]

/** Which one-way tables are the margins of a two-way table: rows, columns. */
export const margins = {
  slotWeekday: ['slot', 'weekday'],
  counselorOutcome: ['counselor', 'outcome'],
  monthOutcome: ['month', 'outcome'],
  slotUsed: ['slot', 'used'],
  outcomeUsed: ['outcome', 'used'],
  siteCategory: ['site', 'category'],
} as const satisfies Record<TwoWayId, readonly [OneWayId, OneWayId]>

const eachOneWay = <T>(make: (id: OneWayId) => T): Record<OneWayId, T> => ({
  day: make('day'),
  slot: make('slot'),
  weekday: make('weekday'),
  month: make('month'),
  counselor: make('counselor'),
  outcome: make('outcome'),
  site: make('site'),
  category: make('category'),
  used: make('used'),
})
const eachTwoWay = <T>(make: (id: TwoWayId) => T): Record<TwoWayId, T> => ({
  slotWeekday: make('slotWeekday'),
  counselorOutcome: make('counselorOutcome'),
  monthOutcome: make('monthOutcome'),
  slotUsed: make('slotUsed'),
  outcomeUsed: make('outcomeUsed'),
  siteCategory: make('siteCategory'),
})

export const RowsSchema = z.array(z.object({ key: z.string(), count: CellSchema }))
/** `cells` row by row, in the order of the margins' rows. */
export const GridSchema = z.array(z.array(CellSchema))

export const StatisticsSchema = z.object({
  from: LocalDateSchema,
  to: LocalDateSchema,
  total: CellSchema,
  /** Keys: dates, 'HH:mm', weekdays 0 (Sunday) to 6, 'yyyy-MM', account ids, outcomes, sites' ids, categories (M3), used or notUsed. */
  tables: z.object(eachOneWay(() => RowsSchema)),
  grids: z.object(eachTwoWay(() => GridSchema)),
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

export type Keys = Readonly<Record<OneWayId, readonly string[]>>

/** Of each table the keys that were met, in the order in which people read them. */
export function orderedKeys(met: (id: OneWayId) => Iterable<string>): Keys {
  return eachOneWay((id) => {
    const keys = new Set(met(id))
    if (id === 'outcome') return OutcomeSchema.options.filter((outcome) => keys.has(outcome))
    const sorted = [...keys].sort()
    return id === 'used' ? sorted.reverse() : sorted
  })
}

/** What stands in the tables. */
export type Cells = {
  readonly total: PublishedCell
  readonly row: (table: OneWayId, key: string) => PublishedCell
  readonly crossing: (table: TwoWayId, row: string, column: string) => PublishedCell
  /** These are made of no cell: averages, and what is counted apart from all tables. */
  readonly figures: Pick<
    Statistics['figures'],
    'averageUseMs' | 'averageWaitMs' | 'introducedPostings' | 'shownPostings'
  >
}

/** Writes all tables out. Shares are made of what stands in them alone, so that they tell nothing new. */
export function writtenOut(
  { from, to }: Pick<Statistics, 'from' | 'to'>,
  keys: Keys,
  cells: Cells,
): Statistics {
  const { total } = cells
  const outcome = (key: Outcome): PublishedCell => cells.row('outcome', key)
  const share = (cell: PublishedCell): PublishedCell =>
    cell === null || total === null || total === 0 ? null : Math.round((cell / total) * 100)
  return {
    ...{ from, to, total },
    tables: eachOneWay((id) => keys[id].map((key) => ({ key, count: cells.row(id, key) }))),
    grids: eachTwoWay((id) =>
      keys[margins[id][0]].map((row) =>
        keys[margins[id][1]].map((column) => cells.crossing(id, row, column)),
      ),
    ),
    figures: {
      ...cells.figures,
      capShare: share(outcome('capReached')),
      deemedCancellations: outcome('deemedCancellation'),
      deemedShare: share(outcome('deemedCancellation')),
    },
  }
}

/** What a table shows under that key; nothing there: nobody was. */
export function rowIn({ tables }: Statistics, table: OneWayId, key: string): PublishedCell {
  const row = tables[table].find((one) => one.key === key)
  return row === undefined ? 0 : row.count
}

/** The same of a two-way table. */
export function crossingIn(
  { tables, grids }: Statistics,
  table: TwoWayId,
  row: string,
  column: string,
): PublishedCell {
  const [rows, columns] = margins[table]
  const at = tables[rows].findIndex(({ key }) => key === row)
  const across = tables[columns].findIndex(({ key }) => key === column)
  const cells = at < 0 || across < 0 ? undefined : grids[table][at]
  return cells === undefined ? 0 : (cells[across] ?? null)
}
