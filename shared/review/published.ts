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
import { publishMonth } from './publish.ts'
import {
  crossingIn,
  orderedKeys,
  type PublishedCell,
  rowIn,
  type Statistics,
  writtenOut,
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
      (rowIn(month, 'outcome', 'completed') ?? 0) + (rowIn(month, 'outcome', 'capReached') ?? 0)
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
  const sum = (cell: (month: Statistics) => PublishedCell): PublishedCell =>
    months.map(cell).reduce(plus, 0)
  return writtenOut(
    { from, to },
    orderedKeys((id) => months.flatMap(({ tables }) => tables[id].map(({ key }) => key))),
    {
      total: sum((month) => month.total),
      row: (table, key) => sum((month) => rowIn(month, table, key)),
      crossing: (table, row, column) => sum((month) => crossingIn(month, table, row, column)),
      figures: {
        averageUseMs: average(months, 'averageUseMs'),
        averageWaitMs: average(months, 'averageWaitMs'),
        introducedPostings: sum((month) => month.figures.introducedPostings),
        shownPostings: sum((month) => month.figures.shownPostings),
      },
    },
  )
}

/** @param countsOf of the days of one month */
export function publishPeriod(period: Period, countsOf: (month: Period) => Counts): Statistics {
  const months = monthsOf(period)
  if (months === null) throw new Error('not made of whole months')
  return sumOfMonths(
    months.map((month) => publishMonth(countsOf(month), month)),
    period,
  )
}
