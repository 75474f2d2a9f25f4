/** What leaves of the statistics: whole periods alone, and nothing by the difference of two files, nor of all files there can be. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Counts } from '../../shared/review/counts.ts'
import {
  isPublishable,
  monthsOf,
  publishablePeriods,
  publishPeriod,
  sumOfMonths,
} from '../../shared/review/published.ts'
import { trueFigures } from '../../shared/review/publish.ts'
import type { Statistics } from '../../shared/review/statistics.ts'
import { addDays, monthOf, type Period } from '../../shared/time/day.ts'
import { cellsOf, type Equation, equations, solvedByElimination } from './review-attacker.ts'
import { countsOf, line, type Line, lines } from './review-counts.ts'

const YEAR: Period = { from: '2026-04-01', to: '2027-03-31' }
const QUARTER: Period = { from: '2026-10-01', to: '2026-12-31' }
const small = lines(fc.nat(91), 6, 40)
/** On five days alone, at two times, by two counselors: what a reader can solve, the attacker solves in a moment. */
const fewDays = lines(fc.constantFrom(0, 1, 33, 34, 62), 6, 14, 1)
const countsIn = (all: readonly Line[], period: Period): Counts =>
  countsOf(all, QUARTER.from, period)

const published = (all: readonly Line[], period: Period): Statistics =>
  publishPeriod(period, (month) => countsIn(all, month))

/** All that a reader of several files knows: the sums of each file, and that a longer period is the sum of its months. */
function joined(months: readonly Statistics[], whole: Statistics): Equation[] {
  const named = (prefix: string, system: readonly Equation[]): Equation[] =>
    system.map(({ parts, sum }) => ({
      parts: new Map([...parts].map(([name, factor]) => [`${prefix} ${name}`, factor])),
      sum,
    }))
  const link = [...cellsOf(whole)].map(([name, value]): Equation => {
    const parts = new Map<string, number>()
    let sum = value ?? 0
    if (value === null) parts.set(`whole ${name}`, 1)
    months.forEach((month, at) => {
      const there = cellsOf(month).get(name)
      if (there === null) parts.set(`${at} ${name}`, value === null ? -1 : 1)
      else sum -= there ?? 0
    })
    // A hidden whole: whole minus its hidden months is what the others show.
    return { parts, sum: value === null ? -sum : sum }
  })
  return [
    ...months.flatMap((month, at) => named(String(at), equations(month))),
    ...named('whole', equations(whole)),
    ...link.filter(({ parts }) => parts.size > 0),
  ]
}

describe('a longer period', () => {
  it('is made of what its months show, and shows nothing that one of them leaves out', () => {
    fc.assert(
      fc.property(small, (all) => {
        const months = (monthsOf(QUARTER) ?? []).map((month) => published(all, month))
        const truth = cellsOf(trueFigures(countsIn(all, QUARTER), QUARTER))
        for (const [name, value] of cellsOf(published(all, QUARTER))) {
          const parts = months.map((month) => cellsOf(month).get(name))
          if (parts.includes(null)) expect(value, name).toBeNull()
          else {
            expect(value, name).toBe(truth.get(name))
            expect(value).toBe(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0))
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('gives nobody away together with all its months', () => {
    fc.assert(
      fc.property(fewDays, (all) => {
        const months = (monthsOf(QUARTER) ?? []).map((month) => published(all, month))
        const system = joined(months, published(all, QUARTER))
        expect(solvedByElimination(system)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('would give somebody away if it showed its own sums: the attacker of this test can find it', () => {
    // October has one deemed cancellation, November and December have five each: the quarter's eleven would be shown.
    const all = [0, 31, 61].flatMap((day) => [
      line({ day, count: 9 }),
      line({ day, outcome: 2, count: day === 0 ? 1 : 5 }),
    ])
    const months = (monthsOf(QUARTER) ?? []).map((month) => published(all, month))
    const alone = trueFigures(countsIn(all, QUARTER), QUARTER)
    expect(cellsOf(alone).get('outcome deemedCancellation')).toBe(11)
    expect(solvedByElimination(joined(months, alone))).toContain('0 outcome deemedCancellation')
    const [october] = months
    expect(october && cellsOf(october).get('outcome deemedCancellation')).toBeNull()
    expect(cellsOf(sumOfMonths(months, QUARTER)).get('outcome deemedCancellation')).toBeNull()
  })

  it('shows shares and averages of what is shown alone', () => {
    fc.assert(
      fc.property(small, (all) => {
        const { figures, total, tables } = published(all, QUARTER)
        const cap = tables.outcome.find(({ key }) => key === 'capReached')?.count
        if (cap === null || total === null) expect(figures.capShare).toBeNull()
        if (total === null) expect(figures.averageUseMs).toBeNull()
        expect([600_000, null]).toContain(figures.averageUseMs)
      }),
      { numRuns: 100 },
    )
  })
})

describe('what may leave', () => {
  it('is a month, a quarter or a year, and over', () => {
    const today = '2027-04-01'
    expect(isPublishable(YEAR, today)).toBe(true)
    expect(isPublishable({ from: '2026-01-01', to: '2026-12-31' }, today)).toBe(true)
    expect(isPublishable(QUARTER, today)).toBe(true)
    expect(isPublishable({ from: '2027-03-01', to: '2027-03-31' }, today)).toBe(true)
    for (const wrong of [
      { from: '2027-04-01', to: '2027-04-30' },
      { from: '2026-11-01', to: '2026-11-29' },
      { from: '2026-11-02', to: '2026-11-30' },
      { from: '2026-11-01', to: '2027-01-31' },
      { from: '2026-11-01', to: '2026-12-31' },
      { from: '2026-02-01', to: '2027-01-31' },
      { from: '2026-11-30', to: '2026-11-01' },
    ])
      expect(isPublishable(wrong, today), wrong.from).toBe(false)
    expect(isPublishable(YEAR, '2027-03-31')).toBe(false)
  })

  it('is offered as it is allowed, whatever day it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (days) => {
        const today = addDays('2026-01-01', days)
        const offered = publishablePeriods(today)
        for (const period of offered) expect(isPublishable(period, today)).toBe(true)
        expect(offered.filter(({ kind }) => kind === 'month')).toHaveLength(13)
        expect(offered.filter(({ kind }) => kind === 'quarter').length).toBeGreaterThanOrEqual(4)
        expect(offered[0] && monthOf(addDays(offered[0].to, 1))).toBe(monthOf(today))
      }),
    )
  })
})
