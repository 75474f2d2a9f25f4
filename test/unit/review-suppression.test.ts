/** The published statistics against somebody who wants the hidden cells back. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Counts } from '../../shared/review/counts.ts'
import { publishMonth, trueFigures } from '../../shared/review/publish.ts'
import { type Statistics, StatisticsSchema } from '../../shared/review/statistics.ts'
import { statisticsRows } from '../../shared/review/statistics-rows.ts'
import { isSmall } from '../../shared/review/suppression.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import type { Period } from '../../shared/time/day.ts'
import {
  cellsOf,
  equations,
  exactlyDetermined,
  hiddenNames,
  narrow,
  solvedByElimination,
} from './review-attacker.ts'
import { countsOf, line, type Line, lines } from './review-counts.ts'

const MONTH: Period = { from: '2026-10-01', to: '2026-10-31' }
const counted = (all: readonly Line[]): Counts => countsOf(all, MONTH.from)
const tables = (days: number, most: number, length: number) => lines(fc.nat(days), most, length)
const published = (counts: Counts): Statistics => publishMonth(counts, MONTH)
const truth = (counts: Counts): Statistics => trueFigures(counts, MONTH)

/** Hides the small cells alone, as somebody would who forgot about the sums. */
function naive(counts: Counts): Statistics {
  const hide = (value: unknown): unknown => {
    if (typeof value === 'number') return isSmall(value) ? null : value
    if (Array.isArray(value)) return value.map(hide)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, hide(inside)]))
  }
  return StatisticsSchema.parse(hide(truth(counts)))
}

describe('suppression', () => {
  it('hides every small cell, and shows every other number as it is', () => {
    fc.assert(
      fc.property(tables(12, 8, 12), (all) => {
        const counts = counted(all)
        const real = cellsOf(truth(counts))
        for (const [name, value] of cellsOf(published(counts))) {
          const one = real.get(name) ?? null
          if (value !== null) expect(value).toBe(one)
          if (one !== null && isSmall(one)) expect(value, name).toBeNull()
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives no hidden cell to elimination or to bounds, whatever the tables', () => {
    fc.assert(
      fc.property(tables(30, 6, 60), (all) => {
        const statistics = published(counted(all))
        const system = equations(statistics)
        expect(solvedByElimination(system)).toEqual([])
        const ranges = narrow(
          system,
          new Map(hiddenNames(statistics).map((name) => [name, [0, Infinity]])),
        )
        expect([...(ranges ?? [])].filter(([, [low, high]]) => low === high)).toEqual([])
      }),
      { numRuns: 120 },
    )
  })

  it('leaves every hidden cell at least two possible values, even for somebody who takes ＊ for at least one', () => {
    fc.assert(
      fc.property(tables(6, 5, 9), (all) => {
        const counts = counted(all)
        const real = cellsOf(truth(counts))
        const statistics = published(counts)
        const emptyHidden = hiddenNames(statistics).some((name) => real.get(name) === 0)
        expect(exactlyDetermined(statistics, real, emptyHidden ? 0 : 1)).toEqual([])
      }),
      { numRuns: 250 },
    )
  })

  it('is attacked by somebody who can: small cells hidden alone are found again', () => {
    const counts = counted([
      line({ count: 8 }),
      line({ slot: 1, count: 2 }),
      line({ day: 1, slot: 1, counselor: 1, outcome: 2, count: 7 }),
    ])
    const real = cellsOf(truth(counts))
    expect(hiddenNames(naive(counts)).length).toBeGreaterThan(0)
    expect(solvedByElimination(equations(naive(counts))).length).toBeGreaterThan(0)
    expect(exactlyDetermined(naive(counts), real, 1).length).toBeGreaterThan(0)
    expect(exactlyDetermined(published(counts), real, 1)).toEqual([])
  })

  it('stays useful: a busy month of an ordinary office shows its slots, weekdays, outcomes, sites and categories', () => {
    const all: Line[] = Array.from({ length: 88 }, (_, at) =>
      line({
        day: Math.floor(at / 20) * 7 + (Math.floor(at / 4) % 5),
        slot: at % 4,
        counselor: at % 3,
        outcome: at % 11 === 0 ? 2 : at % 5 === 0 ? 1 : 0,
        site: at % 9 === 0 ? 1 : 0,
        category: at % 4 === 1 ? 1 : 0,
        count: 1 + ((at * 7) % 3),
      }),
    )
    const statistics = published(counted(all))
    const shown = (table: keyof Statistics['tables']): number =>
      statistics.tables[table].filter(({ count }) => count !== null).length /
      statistics.tables[table].length
    expect(statistics.total).not.toBeNull()
    for (const table of [
      'slot',
      'weekday',
      'month',
      'outcome',
      'used',
      'site',
      'category',
    ] as const)
      expect(shown(table), table).toBe(1)
    expect(shown('day')).toBeGreaterThan(0.5)
    expect(solvedByElimination(equations(statistics))).toEqual([])
  })

  it('keeps the month itself and its outcomes as they are in the other tables', () => {
    fc.assert(
      fc.property(tables(8, 6, 12), (all) => {
        const { total, tables: shown, grids } = published(counted(all))
        expect(shown.month).toEqual([{ key: '2026-10', count: total }])
        expect(grids.monthOutcome).toEqual([shown.outcome.map(({ count }) => count)])
      }),
    )
  })

  it('hides the total of an office with two consultations, and every average of them', () => {
    const statistics = published(counted([line({ count: 2 })]))
    expect(statistics.total).toBeNull()
    expect(statistics.figures).toEqual({
      averageUseMs: null,
      averageWaitMs: null,
      capShare: null,
      deemedCancellations: 0,
      deemedShare: null,
      introducedPostings: null,
      shownPostings: null,
    })
  })

  it('makes shares of published cells only, and no average whose presence would tell a count', () => {
    fc.assert(
      fc.property(tables(8, 6, 12), (all) => {
        const { figures, tables: shown, total } = published(counted(all))
        const cell = (key: Outcome): number | null => {
          const row = shown.outcome.find((one) => one.key === key)
          return row === undefined ? 0 : row.count
        }
        const share = (value: number | null): number | null =>
          value === null || total === null ? null : Math.round((value / total) * 100)
        expect(figures.capShare).toBe(share(cell('capReached')))
        expect(figures.deemedShare).toBe(share(cell('deemedCancellation')))
        expect(figures.deemedCancellations).toBe(cell('deemedCancellation'))
        if (figures.averageUseMs !== null)
          expect((cell('completed') ?? 0) + (cell('capReached') ?? 0)).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('publishes the same cells in the spreadsheet as on the screen', () => {
    const statistics = published(
      counted([
        line({ count: 2 }),
        line({ day: 1, slot: 1, counselor: 1, count: 9 }),
        line({ day: 2, slot: 1, outcome: 1, count: 4 }),
      ]),
    )
    const rows = statisticsRows(statistics, { c0: '架空 甲', c1: '架空 乙' })
    const hidden = rows.flat().filter((cell) => cell === '＊').length
    expect(hidden).toBeGreaterThan(0)
    expect(rows.find((row) => row[0] === '合計')?.[1]).toBe(statistics.total ?? '＊')
    // Ahead of the tables stand averages in minutes and shares, which may be 1.
    const tablesOnly = rows.slice(rows.findIndex((row) => row.length === 0))
    expect(tablesOnly.flat().filter((cell) => cell === 1 || cell === 2)).toEqual([])
  })
})
