/** Counts of invented consultations for the tests of the statistics: few of everything, so that small cells meet small cells. */
import * as fc from 'fast-check'
import type { Outcome } from '../../shared/log/outcome.ts'
import type { Counts } from '../../shared/review/counts.ts'
import { addDays, type LocalDate, type Period } from '../../shared/time/day.ts'

/** `day`: so many after the first one; the others are places in the lists below. */
export type Line = {
  readonly day: number
  readonly slot: number
  readonly counselor: number
  readonly outcome: number
  readonly site: number
  readonly category: number
  readonly consulted: boolean
  readonly count: number
}

const slots = ['10:00', '11:00', '14:00', '15:00']
const outcomes: readonly Outcome[] = ['completed', 'capReached', 'deemedCancellation', 'seekerLeft']

/** A line that differs from the plainest one only in what is said. */
export const line = (what: Partial<Line>): Line => ({
  ...{ day: 0, slot: 0, counselor: 0, outcome: 0, site: 0, category: 0, consulted: true, count: 1 },
  ...what,
})

/** @param few of how many slots, counselors and outcomes; the days are drawn of `day` */
export const lines = (day: fc.Arbitrary<number>, most: number, length: number, few = 3) =>
  fc.array(
    fc.record({
      day,
      slot: fc.nat(few),
      counselor: fc.nat(Math.min(few, 2)),
      outcome: fc.nat(few),
      site: fc.nat(1),
      category: fc.nat(Math.min(few, 2)),
      consulted: fc.boolean(),
      count: fc.integer({ min: 1, max: most }),
    }),
    { minLength: 1, maxLength: length },
  )

/** Those of the period. A use that has ended so has reached consulting; of one that has left only the line knows. */
export function countsOf(all: readonly Line[], first: LocalDate, period?: Period): Counts {
  const cells = new Map<string, Counts['cells'][number]>()
  for (const one of all) {
    const date = addDays(first, one.day)
    if (period !== undefined && (date < period.from || date > period.to)) continue
    const outcome = outcomes[one.outcome] ?? 'completed'
    const cell = {
      ...{ date, outcome, slot: slots[one.slot] ?? '10:00' },
      counselorId: `c${one.counselor}`,
      siteId: `s${one.site}`,
      category: one.category + 1,
      consulted: outcome === 'seekerLeft' ? one.consulted : outcome !== 'deemedCancellation',
    }
    const key = JSON.stringify(cell)
    cells.set(key, { ...cell, count: one.count + (cells.get(key)?.count ?? 0) })
  }
  const n = [...cells.values()].reduce((sum, cell) => sum + cell.count, 0)
  return {
    cells: [...cells.values()],
    used: { count: n, totalMs: n * 600_000 },
    waited: { count: n, totalMs: n * 60_000 },
    postings: { introduced: { count: n, records: n }, shown: { count: 2 * n, records: n } },
  }
}
