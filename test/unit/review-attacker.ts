/**
 * Somebody who has the published statistics and wants the hidden cells. Knows nothing of how they were chosen: takes every
 * published sum as an equation over whole numbers and solves (elimination, bounds, and a search for a second solution).
 */
import {
  margins,
  oneWayIds,
  type PublishedCell,
  type Statistics,
  twoWayIds,
} from '../../shared/review/statistics.ts'
import { weekdayOf } from '../../shared/time/day.ts'

export type Equation = { readonly parts: ReadonlyMap<string, number>; readonly sum: number }
type Cells = ReadonlyMap<string, PublishedCell>

/** Every published cell under a name of its own. */
export function cellsOf(statistics: Statistics): Cells {
  const cells = new Map<string, PublishedCell>([['total', statistics.total]])
  for (const [table, rows] of Object.entries(statistics.tables))
    for (const { key, count } of rows) cells.set(`${table} ${key}`, count)
  for (const table of twoWayIds) {
    const [rows, columns] = margins[table]
    statistics.tables[rows].forEach((row, at) =>
      statistics.tables[columns].forEach((column, across) =>
        cells.set(
          `${table} ${row.key} ${column.key}`,
          statistics.grids[table][at]?.[across] ?? null,
        ),
      ),
    )
  }
  return cells
}

/** All sums that a reader can see or knows from the calendar: `whole` is the sum of `parts`. */
function sums(
  statistics: Statistics,
): { readonly whole: string; readonly parts: readonly string[] }[] {
  const { tables } = statistics
  const keys = (table: keyof typeof tables): string[] => tables[table].map(({ key }) => key)
  const names = (
    table: keyof typeof tables,
    fits: (key: string) => boolean = () => true,
  ): string[] =>
    keys(table)
      .filter(fits)
      .map((key) => `${table} ${key}`)
  return [
    ...oneWayIds.map((table) => ({
      whole: 'total',
      parts: names(table),
    })),
    ...keys('weekday').map((weekday) => ({
      whole: `weekday ${weekday}`,
      parts: names('day', (day) => String(weekdayOf(day)) === weekday),
    })),
    ...keys('month').map((month) => ({
      whole: `month ${month}`,
      parts: names('day', (day) => day.startsWith(month)),
    })),
    ...twoWayIds.flatMap((table) => {
      const [rows, columns] = margins[table]
      return [
        ...keys(rows).map((row) => ({
          whole: `${rows} ${row}`,
          parts: keys(columns).map((column) => `${table} ${row} ${column}`),
        })),
        ...keys(columns).map((column) => ({
          whole: `${columns} ${column}`,
          parts: keys(rows).map((row) => `${table} ${row} ${column}`),
        })),
      ]
    }),
  ]
}

export function equations(statistics: Statistics): Equation[] {
  const cells = cellsOf(statistics)
  return sums(statistics).flatMap(({ whole, parts }) => {
    const unknown = new Map<string, number>()
    let known = 0
    const take = (name: string, sign: 1 | -1): void => {
      const value = cells.get(name) ?? null
      if (value === null) unknown.set(name, (unknown.get(name) ?? 0) + sign)
      else known += sign * value
    }
    for (const part of parts) take(part, 1)
    take(whole, -1)
    return unknown.size === 0 ? [] : [{ parts: unknown, sum: -known }]
  })
}

export function hiddenNames(statistics: Statistics): string[] {
  return [...cellsOf(statistics)].filter(([, value]) => value === null).map(([name]) => name)
}

/** Elimination: the cells that a combination of the equations gives away exactly. */
export function solvedByElimination(system: readonly Equation[]): string[] {
  const names = [...new Set(system.flatMap(({ parts }) => [...parts.keys()]))]
  const rows = system.map(({ parts, sum }) => [...names.map((name) => parts.get(name) ?? 0), sum])
  let top = 0
  for (let column = 0; column < names.length; column += 1) {
    const pivot = rows.findIndex((row, at) => at >= top && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [chosen = []] = rows.splice(pivot, 1)
    const scale = chosen[column] ?? 1
    const unit = chosen.map((value) => value / scale)
    rows.splice(top, 0, unit)
    rows.forEach((row, at) => {
      const factor = row[column] ?? 0
      if (at === top || Math.abs(factor) < 1e-9) return
      rows[at] = row.map((value, index) => value - factor * (unit[index] ?? 0))
    })
    top += 1
  }
  return rows.slice(0, top).flatMap((row) => {
    const used = names.filter((_, index) => Math.abs(row[index] ?? 0) > 1e-9)
    return used.length === 1 ? used : []
  })
}

export type Range = readonly [number, number]
type Ranges = ReadonlyMap<string, Range>

/** Bounds that follow from each equation by itself, again and again until nothing moves; null: there is no solution. */
export function narrow(system: readonly Equation[], start: Ranges): Ranges | null {
  const ranges = new Map(start)
  for (let moved = true; moved;) {
    moved = false
    for (const { parts, sum } of system) {
      const ends = (name: string, factor: number): Range => {
        const [low, high] = ranges.get(name) ?? [0, Infinity]
        return factor > 0 ? [low, high] : [-high, -low]
      }
      for (const [name, factor] of parts) {
        let [low, high] = [sum, sum]
        for (const [other, weight] of parts) {
          if (other === name) continue
          const [from, to] = ends(other, weight)
          low -= to
          high -= from
        }
        const [from, to] = factor > 0 ? [low, high] : [-high, -low]
        const [had, until] = ranges.get(name) ?? [0, Infinity]
        const next: Range = [Math.max(had, from), Math.min(until, to)]
        if (next[0] > next[1]) return null
        if (next[0] !== had || next[1] !== until) {
          ranges.set(name, next)
          moved = true
        }
      }
    }
  }
  return ranges
}

/** A whole solution within the ranges; null: none. `budget` bounds the search; running out counts as none. */
export function solve(
  system: readonly Equation[],
  start: Ranges,
  budget = { left: 4000 },
): ReadonlyMap<string, number> | null {
  budget.left -= 1
  if (budget.left < 0) return null
  const ranges = narrow(system, start)
  if (ranges === null) return null
  const open = [...ranges]
    .filter(([, [low, high]]) => low < high)
    .sort(([, a], [, b]) => a[1] - a[0] - (b[1] - b[0]))
  const [first] = open
  if (first === undefined) return new Map([...ranges].map(([name, [low]]) => [name, low]))
  const [name, [low, high]] = first
  for (let value = low; value <= high; value += 1) {
    const found = solve(system, new Map(ranges).set(name, [value, value]), budget)
    if (found !== null) return found
  }
  return null
}

/** Cells that can have one value only: whoever searches all solutions finds them. @param lowest what a hidden cell is at least */
export function exactlyDetermined(statistics: Statistics, truth: Cells, lowest: 0 | 1): string[] {
  const system = equations(statistics)
  const hidden = hiddenNames(statistics)
  const most = Math.max(1, ...hidden.map((name) => truth.get(name) ?? 0)) + 2
  const start: Ranges = new Map(hidden.map((name) => [name, [lowest, most]]))
  const ranges = narrow(system, start) ?? new Map<string, readonly [number, number]>()
  return hidden.filter((name) => {
    const value = truth.get(name) ?? 0
    const [low, high] = ranges.get(name) ?? [0, 0]
    // The values next to the true one suffice: the solutions between two solutions exist too.
    return ![value + 1, value - 1].some(
      (other) =>
        other >= low &&
        other <= high &&
        solve(system, new Map(ranges).set(name, [other, other])) !== null,
    )
  })
}
