/** The report for paper: figures, charts, and every table that is not as long as the period. */
import { oneWayIds, type Statistics, twoWayIds } from '../../../shared/review/statistics.ts'
import { figureRows, keyText } from '../../../shared/review/statistics-rows.ts'
import { exportText, HIDDEN_MARK, tableText } from '../../../shared/review/text.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { statisticsText as text } from '../words/statistics.ts'
import { type Bar, BarChart } from './chart.tsx'
import { type Published, StatisticsTable } from './grid.tsx'

export function barsOf({ statistics, names }: Published, table: 'month' | 'outcome'): Bar[] {
  return statistics.tables[table].map(({ key, count }) => ({
    label: keyText(table, key, names),
    count,
  }))
}

export function periodText({ from, to }: Pick<Statistics, 'from' | 'to'>): string {
  return `${formatDate(from)}から${formatDate(to)}まで`
}

export function StatisticsReport({
  published,
  officeName,
}: {
  readonly published: Published
  readonly officeName: string
}) {
  const { statistics } = published
  return (
    <>
      <h1>{exportText.statisticsTitle}</h1>
      <p>
        {officeName}　{periodText(statistics)}　{text.total} {statistics.total ?? HIDDEN_MARK}
      </p>
      <table>
        <tbody>
          {figureRows(statistics).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="review-paper-num">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {(['month', 'outcome'] as const).map((table) => (
        <BarChart key={table} title={tableText[table]} bars={barsOf(published, table)} />
      ))}
      {[...oneWayIds.filter((table) => table !== 'day'), ...twoWayIds].map((table) => (
        <section key={table}>
          <h2>{tableText[table]}</h2>
          <StatisticsTable published={published} table={table} />
        </section>
      ))}
      <footer>
        <p>{exportText.footnote}</p>
      </footer>
    </>
  )
}
