/**
 * What of the statistics leaves the office (M23-2): whole months, quarters and years, so that two of them cannot be subtracted. Pure.
 *
 * Each month is suppressed by itself. A longer period is made of nothing but what its months show: a cell that one of them leaves out is
 * left out of the whole. So whoever has every file there can be knows no more than whoever has the months, and the months have no
 * consultation in common.
 */
import {
  addDays,
  addMonths,
  fiscalYear,
  type LocalDate,
  type Period,
  thisMonth,
} from '../time/day.ts'
import { SECOND } from '../clock.ts'
import type { Counts } from './counts.ts'
import { OutcomeSchema } from '../log/outcome.ts'
import {
  margins,
  type OneWayId,
  publish,
  type PublishedCell,
  type Statistics,
  type TwoWayId,
} from './statistics.ts'

/** Of what a period may be, in months. */
const QUARTER = 3
const YEAR = 12

/** The months of a period that begins with one and ends with one; null: it does not. */
export function monthsOf({ from, to }: Period): readonly Period[] | null {
  const months: Period[] = []
  for (let at = thisMonth(from); at.from <= to; at = thisMonth(addDays(at.to, 1))) months.push(at)
  return months[0]?.from === from && months.at(-1)?.to === to ? months : null
}

/** Whether it is a month, a quarter or a year (from January or from April) and over: what is still counted would tell tomorrow's difference. */
export function isPublishable(period: Period, today: LocalDate): boolean {
  const months = monthsOf(period)
  if (months === null || period.to >= today) return false
  const first = Number(period.from.slice(5, 7))
  if (months.length === 1) return true
  if (months.length === QUARTER) return first % QUARTER === 1
  return months.length === YEAR && (first === 1 || first === 4)
}

export type PublishablePeriod = Period & { readonly kind: 'month' | 'quarter' | 'year' }

/** What can be handed out now, the newest of each kind first: the months and quarters of a good year, the last three fiscal years. */
export function publishablePeriods(today: LocalDate): PublishablePeriod[] {
  const month = (back: number): Period => thisMonth(addMonths(thisMonth(today).from, -back))
  const months = Array.from({ length: YEAR + 1 }, (_, at) => month(at + 1))
  const quarters = Array.from({ length: YEAR + QUARTER }, (_, at) => ({
    from: month(at + QUARTER).from,
    to: month(at + 1).to,
  }))
  const years = Array.from({ length: 3 }, (_, at) => fiscalYear(addMonths(today, -YEAR * (at + 1))))
  return [
    ...months.map((one) => ({ ...one, kind: 'month' as const })),
    ...quarters
      .filter((one) => isPublishable(one, today))
      .map((one) => ({ ...one, kind: 'quarter' as const })),
    ...years.map((one) => ({ ...one, kind: 'year' as const })),
  ]
}

const plus = (one: PublishedCell, other: PublishedCell): PublishedCell =>
  one === null || other === null ? null : one + other

/** Of every month what that table shows under that key; nothing there: nobody was. */
const rowIn =
  (table: OneWayId, key: string) =>
  ({ tables }: Statistics): PublishedCell => {
    const row = tables[table].find((one) => one.key === key)
    return row === undefined ? 0 : row.count
  }

const cellIn =
  (table: TwoWayId, row: string, column: string) =>
  ({ tables, grids }: Statistics): PublishedCell => {
    const [rows, columns] = margins[table]
    const at = tables[rows].findIndex(({ key }) => key === row)
    const across = tables[columns].findIndex(({ key }) => key === column)
    const cells = at < 0 || across < 0 ? undefined : grids[table][at]
    return cells === undefined ? 0 : (cells[across] ?? null)
  }

const sumOf = (
  months: readonly Statistics[],
  cell: (month: Statistics) => PublishedCell,
): PublishedCell => months.map(cell).reduce(plus, 0)

function keysOf(months: readonly Statistics[], table: OneWayId): string[] {
  const keys = new Set(months.flatMap(({ tables }) => tables[table].map(({ key }) => key)))
  return table === 'outcome'
    ? OutcomeSchema.options.filter((outcome) => keys.has(outcome))
    : [...keys].sort()
}

/** Averages weighed by what the months show of completed uses; left out where a month with records shows none. */
function average(
  months: readonly Statistics[],
  id: 'averageUseMs' | 'averageWaitMs',
): number | null {
  let [sum, weight] = [0, 0]
  for (const month of months) {
    if (month.total === 0) continue
    const value = month.figures[id]
    const shown =
      (rowIn('outcome', 'completed')(month) ?? 0) + (rowIn('outcome', 'capReached')(month) ?? 0)
    if (value === null) return null
    sum += value * shown
    weight += shown
  }
  return weight === 0 ? null : Math.round(sum / weight / SECOND) * SECOND
}

/** @param months each as it is published by itself, in their order */
export function sumOfMonths(
  months: readonly Statistics[],
  { from, to }: Pick<Period, 'from' | 'to'>,
): Statistics {
  const [only] = months
  if (only !== undefined && months.length === 1) return { ...only, from, to }
  const keys: Record<OneWayId, string[]> = {
    day: keysOf(months, 'day'),
    slot: keysOf(months, 'slot'),
    weekday: keysOf(months, 'weekday'),
    month: keysOf(months, 'month'),
    counselor: keysOf(months, 'counselor'),
    outcome: keysOf(months, 'outcome'),
  }
  const rows = (table: OneWayId): Statistics['tables'][OneWayId] =>
    keys[table].map((key) => ({ key, count: sumOf(months, rowIn(table, key)) }))
  const grid = (table: TwoWayId): PublishedCell[][] => {
    const [down, across] = margins[table]
    return keys[down].map((row) =>
      keys[across].map((column) => sumOf(months, cellIn(table, row, column))),
    )
  }
  const total = sumOf(months, (month) => month.total)
  const outcome = (key: string): PublishedCell => sumOf(months, rowIn('outcome', key))
  const share = (cell: PublishedCell): PublishedCell =>
    cell === null || total === null || total === 0 ? null : Math.round((cell / total) * 100)
  return {
    ...{ from, to, total },
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
    figures: {
      averageUseMs: average(months, 'averageUseMs'),
      averageWaitMs: average(months, 'averageWaitMs'),
      capShare: share(outcome('capReached')),
      deemedCancellations: outcome('deemedCancellation'),
      deemedShare: share(outcome('deemedCancellation')),
      introducedPostings: sumOf(months, (month) => month.figures.introducedPostings),
      shownPostings: sumOf(months, (month) => month.figures.shownPostings),
    },
  }
}

/** @param countsOf of the days of one month */
export function publishPeriod(period: Period, countsOf: (month: Period) => Counts): Statistics {
  const months = monthsOf(period)
  if (months === null) throw new Error('not made of whole months')
  return sumOfMonths(
    months.map((month) => publish(countsOf(month), month.from, month.to)),
    period,
  )
}
