/** The total and the figures ahead of the charts. */
import type { CsvCell } from '../../../shared/review/csv.ts'
import type { Statistics } from '../../../shared/review/statistics.ts'
import { figureRows } from '../../../shared/review/statistics-rows.ts'
import { HIDDEN_MARK } from '../../../shared/review/text.ts'
import { statisticsText as text } from '../words/statistics.ts'

export function Figures({ statistics }: { readonly statistics: Statistics }) {
  const rows: readonly (readonly [string, CsvCell])[] = [
    [`${text.total}（${text.unit}）`, statistics.total ?? HIDDEN_MARK],
    ...figureRows(statistics),
  ]
  return (
    <dl className="review-figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="sd-num">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
