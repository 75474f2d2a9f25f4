/** Tables that hang together as edges of one circulation (suppression.ts): each table's sums flow into those of the next. Pure. */
import type { Edge } from './suppression.ts'

/** The id of a cell: its table and its keys. */
export const cellId = (table: string, ...keys: readonly string[]): string =>
  [table, ...keys].join(' ')
export const TOTAL = 'total'

/** Inner cells are hidden first, then margins, the grand total last. */
const COST = { inner: 100, margin: 3000, total: 100_000 } as const

type Node = (key: string) => string
export type Price = keyof typeof COST

export interface RingTables {
  /** The cells of a one-way table, each between two sums. */
  margin(table: string, keys: readonly string[], from: Node, to: Node, price?: Price): Edge[]
  /** The cells of a two-way table; the flow goes from the sums of one of its sides to those of the other. */
  crossing(
    table: string,
    rows: readonly string[],
    columns: readonly string[],
    ends:
      | { readonly fromRow: Node; readonly toColumn: Node }
      | { readonly fromColumn: Node; readonly toRow: Node },
  ): Edge[]
  total(from: string, to: string): Edge
}

/** @param valueOf the true count of a cell, by its id */
export function ringTables(valueOf: (id: string) => number): RingTables {
  const edge = (id: string, from: string, to: string, price: Price): Edge => ({
    ...{ id, from, to },
    value: valueOf(id),
    cost: COST[price] + Math.min(valueOf(id), COST[price] / 2),
  })
  return {
    margin: (table, keys, from, to, price = 'margin') =>
      keys.map((key) => edge(cellId(table, key), from(key), to(key), price)),
    crossing: (table, rows, columns, ends) =>
      rows.flatMap((row) =>
        columns.map((column) => {
          const id = cellId(table, row, column)
          return 'fromRow' in ends
            ? edge(id, ends.fromRow(row), ends.toColumn(column), 'inner')
            : edge(id, ends.fromColumn(column), ends.toRow(row), 'inner')
        }),
      ),
    total: (from, to) => edge(TOTAL, from, to, 'total'),
  }
}
