/** A bar chart that can be read as a table too. A cell that was left out is a ＊ where its bar would begin. */
import type { PublishedCell } from '../../../shared/review/statistics.ts'
import { HIDDEN_MARK } from '../../../shared/review/text.ts'
import { Table } from '../../ui/table.tsx'
import { statisticsText as text } from '../words/statistics.ts'

export type Bar = { readonly label: string; readonly count: PublishedCell }

const WIDTH = 480
const LABEL = 170
const LINE = 34
const VALUE = 56

const words = (count: PublishedCell): string => (count === null ? HIDDEN_MARK : String(count))

/** @param props.asTable offers the same numbers as a table; paper has no use for it */
export function BarChart(props: {
  readonly title: string
  readonly bars: readonly Bar[]
  readonly asTable?: boolean
}) {
  const { title, bars } = props
  const most = Math.max(1, ...bars.map(({ count }) => count ?? 0))
  const summary = `${title}。${bars.map(({ label, count }) => `${label} ${count === null ? text.hiddenWords : `${count}${text.unit}`}`).join('、')}`
  return (
    <figure className="review-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${bars.length * LINE + 2}`} role="img" aria-label={summary}>
        {bars.map(({ label, count }, at) => (
          <g key={label} transform={`translate(0 ${at * LINE})`}>
            <text x={LABEL - 10} y={22} textAnchor="end">
              {label}
            </text>
            <rect
              className="review-chart-bar"
              x={LABEL}
              y={6}
              height={LINE - 12}
              rx={2}
              width={((count ?? 0) / most) * (WIDTH - LABEL - VALUE)}
            />
            <text
              className="review-chart-value"
              x={LABEL + 8 + ((count ?? 0) / most) * (WIDTH - LABEL - VALUE)}
              y={22}
            >
              {words(count)}
            </text>
          </g>
        ))}
        <line className="review-axis" x1={LABEL} x2={LABEL} y1={0} y2={bars.length * LINE} />
      </svg>
      {props.asTable === true && (
        <details>
          <summary>{text.asTable}</summary>
          <Table
            caption={title}
            rows={bars}
            rowKey={(bar) => bar.label}
            columns={[
              { id: 'label', header: title, rowHeader: true, cell: (bar) => bar.label },
              { id: 'count', header: text.count, numeric: true, cell: (bar) => words(bar.count) },
            ]}
          />
        </details>
      )}
    </figure>
  )
}
