/** One of the published tables: one-way or two-way, with its sums. The same on the screen and on paper. */
import {
  margins,
  type OneWayId,
  type PublishedCell,
  type Statistics,
  type TwoWayId,
} from '../../../shared/review/statistics.ts'
import { keyText } from '../../../shared/review/statistics-rows.ts'
import { HIDDEN_MARK, tableText } from '../../../shared/review/text.ts'
import { statisticsText as text } from '../words/statistics.ts'

export type Published = {
  readonly statistics: Statistics
  readonly names: Readonly<Record<string, string>>
}

const isTwoWay = (id: OneWayId | TwoWayId): id is TwoWayId => Object.hasOwn(margins, id)

function Cell({ count }: { readonly count: PublishedCell }) {
  return (
    <td className="sd-num review-paper-num">
      {count ?? (
        <>
          <span aria-hidden="true">{HIDDEN_MARK}</span>
          <span className="sd-hidden-visually">{text.hiddenWords}</span>
        </>
      )}
    </td>
  )
}

export function StatisticsTable({
  published,
  table,
}: {
  readonly published: Published
  readonly table: OneWayId | TwoWayId
}) {
  const { statistics, names } = published
  const [rows, columns]: readonly [OneWayId, OneWayId | null] = isTwoWay(table)
    ? margins[table]
    : [table, null]
  const across = columns === null ? [] : statistics.tables[columns]
  const grid = isTwoWay(table) ? statistics.grids[table] : []
  return (
    <table className="sd-table review-grid">
      <caption className="sd-hidden-visually">{tableText[table]}</caption>
      <thead>
        <tr>
          <th scope="col">{tableText[table]}</th>
          {columns !== null &&
            across.map(({ key }) => (
              <th key={key} scope="col">
                {keyText(columns, key, names)}
              </th>
            ))}
          <th scope="col">{columns === null ? text.count : text.total}</th>
        </tr>
      </thead>
      <tbody>
        {statistics.tables[rows].map(({ key, count }, at) => (
          <tr key={key}>
            <th scope="row">{keyText(rows, key, names)}</th>
            {across.map((column, index) => (
              <Cell key={column.key} count={grid[at]?.[index] ?? null} />
            ))}
            <Cell count={count} />
          </tr>
        ))}
        <tr>
          <th scope="row">{text.total}</th>
          {across.map(({ key, count }) => (
            <Cell key={key} count={count} />
          ))}
          <Cell count={statistics.total} />
        </tr>
      </tbody>
    </table>
  )
}
