/** The labour bureau's sheet: its figures against a plain count, and nothing by it that the statistics of the month keep back. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countsAsUse, OutcomeSchema } from '../../shared/log/outcome.ts'
import type { Counts } from '../../shared/review/counts.ts'
import type { MonthSheet } from '../../shared/review/month-sheet.ts'
import { monthText } from '../../shared/review/month-text.ts'
import { monthSheetRows, sheetTables, type SheetTable } from '../../shared/review/month-tables.ts'
import { publishMonth, trueFigures } from '../../shared/review/publish.ts'
import type { Statistics } from '../../shared/review/statistics.ts'
import { HIDDEN_MARK } from '../../shared/review/text.ts'
import {
  type Unopened,
  unopenedKind,
  unopenedKinds,
  unopenedTables,
} from '../../shared/review/unopened.ts'
import type { Period } from '../../shared/time/day.ts'
import {
  cellsOf,
  type Equation,
  equations,
  narrow,
  solvedByElimination,
} from './review-attacker.ts'
import { countsOf, lines } from './review-counts.ts'

const MONTH: Period = { from: '2026-10-01', to: '2026-10-31' }
const OPEN_DAYS = 21
const slots = ['10:00', '11:00', '14:00', '15:00']
const sites = ['s0', 's1']

const consultations = lines(fc.nat(30), 6, 40)
const unopenedOnes = fc.array(
  fc.record({
    kind: fc.constantFrom(...unopenedKinds),
    slot: fc.constantFrom(...slots),
    siteId: fc.constantFrom(...sites),
  }),
  { maxLength: 30 },
)

function sheetOf(statistics: Statistics, all: readonly Unopened[], leaves: boolean): MonthSheet {
  return {
    ...{ ...MONTH, statistics, slots, siteIds: sites },
    ...{ officeName: 'ハローワーク架空', practice: false, openDays: OPEN_DAYS, names: {} },
    unopened: unopenedTables(all, leaves),
  }
}

const table = (sheet: MonthSheet, id: string): SheetTable => {
  const found = sheetTables(sheet).find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const sum = (all: readonly { readonly count: number }[]): number =>
  all.reduce((total, { count }) => total + count, 0)

describe('the sheet on the screen', () => {
  it('says what a plain count says, row by row and in its sums', () => {
    fc.assert(
      fc.property(consultations, unopenedOnes, (all, without) => {
        const { cells } = countsOf(all, MONTH.from)
        const sheet = sheetOf(trueFigures(countsOf(all, MONTH.from), MONTH), without, false)
        const used = (some: Counts['cells']): number =>
          sum(some.filter(({ outcome, consulted }) => countsAsUse(outcome, consulted)))
        expect(table(sheet, 'outcomes').rows.map(([, ...counts]) => counts)).toEqual([
          ...OutcomeSchema.options.map((outcome) => {
            const some = cells.filter((cell) => cell.outcome === outcome)
            return [sum(some), used(some)]
          }),
          [sum(cells), used(cells)],
        ])
        const perDay = (count: number): number => Math.round((count / OPEN_DAYS) * 10) / 10
        expect(table(sheet, 'slots').rows).toEqual([
          ...slots.map((slot) => {
            const some = cells.filter((cell) => cell.slot === slot)
            const off = without.filter((one) => one.slot === slot).length
            return [slot, sum(some), used(some), perDay(used(some)), off]
          }),
          ['合計', sum(cells), used(cells), perDay(used(cells)), without.length],
        ])
        expect(table(sheet, 'sites').rows).toEqual([
          ...sites.map((site) => {
            const some = cells.filter((cell) => cell.siteId === site)
            return [
              site,
              ...[1, 2, 3].map((category) =>
                sum(some.filter((cell) => cell.category === category)),
              ),
              sum(some),
              without.filter(({ siteId }) => siteId === site).length,
            ]
          }),
          [
            '合計',
            ...[1, 2, 3].map((category) => sum(cells.filter((cell) => cell.category === category))),
            sum(cells),
            without.length,
          ],
        ])
        for (const [at, kind] of unopenedKinds.entries())
          expect(table(sheet, 'unopened').rows[at]?.at(-1)).toBe(
            without.filter((one) => one.kind === kind).length,
          )
      }),
      { numRuns: 100 },
    )
  })

  it('stands in the file as on the screen, whole and with its notes', () => {
    const sheet = sheetOf(
      trueFigures(countsOf([], MONTH.from), MONTH),
      [{ kind: 'withdrawn', slot: '10:00', siteId: 's0' }],
      false,
    )
    const rows = monthSheetRows(sheet)
    expect(rows[0]).toEqual([monthText.title])
    for (const { title, header, rows: lines } of sheetTables(sheet)) {
      const at = rows.findIndex(([first], place) => first === title && rows[place]?.length === 1)
      expect(rows.slice(at + 1, at + 2 + lines.length)).toEqual([header, ...lines])
    }
    expect(rows.at(-1)?.[0]).toContain('第23条第2項')
  })
})

describe('the sheet that leaves', () => {
  /** Under the names of the statistics: null where the sheet shows a ＊. */
  function shownBy(sheet: MonthSheet): Map<string, number | null> {
    const cells = new Map<string, number | null>()
    const put = (name: string, cell: unknown): unknown =>
      cells.set(name, cell === HIDDEN_MARK ? null : Number(cell))
    const [outcomes, slotRows, siteRows] = (['outcomes', 'slots', 'sites'] as const).map(
      (id) => table(sheet, id).rows,
    )
    for (const [at, outcome] of OutcomeSchema.options.entries()) {
      put(`outcome ${outcome}`, outcomes?.[at]?.[1])
      put(`outcomeUsed ${outcome} used`, outcomes?.[at]?.[2])
    }
    put('total', outcomes?.at(-1)?.[1])
    put('used used', outcomes?.at(-1)?.[2])
    for (const [at, slot] of slots.entries()) {
      put(`slot ${slot}`, slotRows?.[at]?.[1])
      put(`slotUsed ${slot} used`, slotRows?.[at]?.[2])
    }
    for (const [at, site] of sites.entries()) {
      for (const category of [1, 2, 3])
        put(`siteCategory ${site} ${category}`, siteRows?.[at]?.[category])
      put(`site ${site}`, siteRows?.[at]?.[4])
    }
    for (const category of [1, 2, 3]) put(`category ${category}`, siteRows?.at(-1)?.[category])
    return cells
  }

  it('shows nothing that the statistics of that month keep back, and keeps back what they show of nobody', () => {
    fc.assert(
      fc.property(consultations, unopenedOnes, (all, without) => {
        const statistics = publishMonth(countsOf(all, MONTH.from), MONTH)
        const there = cellsOf(statistics)
        const sheet = sheetOf(statistics, without, true)
        for (const [name, value] of shownBy(sheet))
          expect(value, name).toBe(there.has(name) ? there.get(name) : 0)
        // A use per day is made of what stands beside it.
        for (const [, , used, perDay] of table(sheet, 'slots').rows)
          if (used === HIDDEN_MARK) expect(perDay).toBe(HIDDEN_MARK)
          else expect(perDay).toBe(Math.round((Number(used) / OPEN_DAYS) * 10) / 10)
        expect(solvedByElimination(equations(statistics))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('gives none of the bookings without a session away, by sums or by bounds', () => {
    fc.assert(
      fc.property(unopenedOnes, (without) => {
        const tables = unopenedTables(without, true)
        const real = unopenedTables(without, false)
        const cells = new Map<string, number | null>([['total', tables.total]])
        const sums: { readonly whole: string; readonly parts: readonly string[] }[] = []
        for (const id of ['kinds', 'slots', 'sites'] as const) {
          for (const [at, { key, count }] of tables[id].entries()) {
            cells.set(`${id} ${key}`, count)
            if (count !== null) expect(count).toBe(real[id][at]?.count)
            expect([1, 2]).not.toContain(count)
          }
          sums.push({ whole: 'total', parts: tables[id].map(({ key }) => `${id} ${key}`) })
        }
        tables.grid.forEach((row, at) =>
          row.forEach((count, across) => {
            cells.set(`${at} ${across}`, count)
            if (count !== null) expect(count).toBe(real.grid[at]?.[across])
            expect([1, 2]).not.toContain(count)
          }),
        )
        tables.kinds.forEach(({ key }, at) =>
          sums.push({ whole: `kinds ${key}`, parts: tables.slots.map((_, i) => `${at} ${i}`) }),
        )
        tables.slots.forEach(({ key }, i) =>
          sums.push({ whole: `slots ${key}`, parts: tables.kinds.map((_, at) => `${at} ${i}`) }),
        )
        const system = sums.flatMap(({ whole, parts }): Equation[] => {
          const unknown = new Map<string, number>()
          let known = 0
          for (const [name, sign] of [
            ...parts.map((part) => [part, 1] as const),
            [whole, -1] as const,
          ]) {
            const value = cells.get(name) ?? null
            if (value === null) unknown.set(name, sign)
            else known += sign * value
          }
          return unknown.size === 0 ? [] : [{ parts: unknown, sum: -known }]
        })
        expect(solvedByElimination(system)).toEqual([])
        const hidden = [...cells].filter(([, value]) => value === null)
        const ranges = narrow(
          system,
          new Map(hidden.map(([name]) => [name, [0, Infinity] as const])),
        )
        expect([...(ranges ?? [])].filter(([, [low, high]]) => low === high)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

describe('bookings without a session', () => {
  const booking = (what: Partial<Parameters<typeof unopenedKind>[0]>) =>
    unopenedKind({ state: 'live', cancelled: null, recordId: null, outcome: null, ...what })

  it('are those that were taken back, cancelled, or answered for; each for its reason', () => {
    const by = (who: 'seeker' | 'office') => ({ by: who, means: null, atMs: 0 })
    expect(booking({ state: 'withdrawn' })).toBe('withdrawn')
    expect(booking({ state: 'cancelled', cancelled: by('seeker') })).toBe('seekerCancelled')
    expect(booking({ state: 'cancelled', cancelled: by('office') })).toBe('officeCancelled')
    expect(booking({ state: 'closed', outcome: 'officeReason' })).toBe('officeReason')
    expect(booking({ state: 'closed', outcome: 'contactedNoShow' })).toBe('contactedNoShow')
  })

  it('are not those that have a record, go on, wait, or are still to come', () => {
    expect(booking({ state: 'closed', recordId: 'r', outcome: 'officeReason' })).toBeNull()
    for (const state of ['live', 'held', 'inSession'] as const)
      expect(booking({ state })).toBeNull()
  })
})
