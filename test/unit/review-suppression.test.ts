/** The published statistics against somebody who wants the hidden cells back. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Counts } from '../../shared/review/counts.ts'
import { publish, type Statistics, StatisticsSchema } from '../../shared/review/statistics.ts'
import { statisticsRows } from '../../shared/review/statistics-rows.ts'
import { isSmall } from '../../shared/review/suppression.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import { addDays } from '../../shared/time/day.ts'
import {
  cellsOf,
  equations,
  exactlyDetermined,
  hiddenNames,
  narrow,
  solvedByElimination,
} from './review-attacker.ts'

type Line = {
  readonly day: number
  readonly slot: number
  readonly counselor: number
  readonly outcome: number
  readonly count: number
}
const slots = ['10:00', '11:00', '14:00', '15:00']
const outcomes: readonly Outcome[] = ['completed', 'capReached', 'deemedCancellation', 'seekerLeft']

function countsOf(lines: readonly Line[]): Counts {
  const cells = new Map<string, Counts['cells'][number]>()
  for (const { day, slot, counselor, outcome, count } of lines) {
    const cell = {
      date: addDays('2026-11-24', day),
      slot: slots[slot] ?? '10:00',
      counselorId: `c${counselor}`,
      outcome: outcomes[outcome] ?? 'completed',
      count,
    }
    const key = `${cell.date} ${cell.slot} ${cell.counselorId} ${cell.outcome}`
    cells.set(key, { ...cell, count: cell.count + (cells.get(key)?.count ?? 0) })
  }
  const n = [...cells.values()].reduce((sum, cell) => sum + cell.count, 0)
  return {
    cells: [...cells.values()],
    used: { count: n, totalMs: n * 600_000 },
    waited: { count: n, totalMs: n * 60_000 },
    postings: { introduced: { count: 0, records: 0 }, shown: { count: 0, records: 0 } },
  }
}

/** Few of everything, so that small cells meet small cells; days across the end of a month and over a weekend. */
const tables = (days: number, most: number, lines: number) =>
  fc.array(
    fc.record({
      day: fc.nat(days),
      slot: fc.nat(3),
      counselor: fc.nat(2),
      outcome: fc.nat(3),
      count: fc.integer({ min: 1, max: most }),
    }),
    { minLength: 1, maxLength: lines },
  )

const published = (counts: Counts, suppress = true): Statistics =>
  publish(counts, '2026-11-01', '2027-03-31', suppress)

/** Hides the small cells alone, as somebody would who forgot about the sums. */
function naive(counts: Counts): Statistics {
  const hide = (value: unknown): unknown => {
    if (typeof value === 'number') return isSmall(value) ? null : value
    if (Array.isArray(value)) return value.map(hide)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, hide(inside)]))
  }
  return StatisticsSchema.parse(hide(published(counts, false)))
}

describe('suppression', () => {
  it('hides every small cell, and shows every other number as it is', () => {
    fc.assert(
      fc.property(tables(12, 8, 12), (lines) => {
        const counts = countsOf(lines)
        const truth = cellsOf(published(counts, false))
        for (const [name, value] of cellsOf(published(counts))) {
          const real = truth.get(name) ?? null
          if (value !== null) expect(value).toBe(real)
          if (real !== null && isSmall(real)) expect(value, name).toBeNull()
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives no hidden cell to elimination or to bounds, whatever the tables', () => {
    fc.assert(
      fc.property(tables(70, 6, 60), (lines) => {
        const statistics = published(countsOf(lines))
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
      fc.property(tables(6, 5, 9), (lines) => {
        const counts = countsOf(lines)
        const truth = cellsOf(published(counts, false))
        const statistics = published(counts)
        const emptyHidden = hiddenNames(statistics).some((name) => truth.get(name) === 0)
        expect(exactlyDetermined(statistics, truth, emptyHidden ? 0 : 1)).toEqual([])
      }),
      { numRuns: 250 },
    )
  })

  it('is attacked by somebody who can: small cells hidden alone are found again', () => {
    const lines: Line[] = [
      { day: 0, slot: 0, counselor: 0, outcome: 0, count: 8 },
      { day: 0, slot: 1, counselor: 0, outcome: 0, count: 2 },
      { day: 1, slot: 1, counselor: 1, outcome: 2, count: 7 },
    ]
    const counts = countsOf(lines)
    const truth = cellsOf(published(counts, false))
    expect(hiddenNames(naive(counts)).length).toBeGreaterThan(0)
    expect(solvedByElimination(equations(naive(counts))).length).toBeGreaterThan(0)
    expect(exactlyDetermined(naive(counts), truth, 1).length).toBeGreaterThan(0)
    expect(exactlyDetermined(published(counts), truth, 1)).toEqual([])
  })

  it('stays useful: a year of an ordinary office shows its months, slots, weekdays and outcomes', () => {
    const lines: Line[] = Array.from({ length: 240 }, (_, at) => ({
      day: Math.floor(at / 5) * 7 + (at % 5),
      slot: at % 4,
      counselor: at % 3,
      outcome: at % 23 === 0 ? 2 : at % 5 === 0 ? 1 : 0,
      count: 2 + ((at * 7) % 5),
    }))
    const statistics = publish(countsOf(lines), '2026-04-01', '2027-12-31')
    const shown = (table: keyof Statistics['tables']): number =>
      statistics.tables[table].filter(({ count }) => count !== null).length /
      statistics.tables[table].length
    expect(statistics.total).not.toBeNull()
    for (const table of ['slot', 'weekday', 'month', 'outcome', 'counselor'] as const)
      expect(shown(table), table).toBe(1)
    expect(shown('day')).toBeGreaterThan(0.5)
    expect(solvedByElimination(equations(statistics))).toEqual([])
  })

  it('hides the total of an office with two consultations, and every average of them', () => {
    const statistics = published(
      countsOf([{ day: 0, slot: 0, counselor: 0, outcome: 0, count: 2 }]),
    )
    expect(statistics.total).toBeNull()
    expect(statistics.figures).toEqual({
      averageUseMs: null,
      averageWaitMs: null,
      capShare: null,
      deemedCancellations: 0,
      deemedShare: null,
      introducedPostings: 0,
      shownPostings: 0,
    })
  })

  it('makes shares of published cells only, and no average whose presence would tell a count', () => {
    fc.assert(
      fc.property(tables(8, 6, 12), (lines) => {
        const { figures, tables: shown, total } = published(countsOf(lines))
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
      countsOf([
        { day: 0, slot: 0, counselor: 0, outcome: 0, count: 2 },
        { day: 1, slot: 1, counselor: 1, outcome: 0, count: 9 },
        { day: 2, slot: 1, counselor: 0, outcome: 1, count: 4 },
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
