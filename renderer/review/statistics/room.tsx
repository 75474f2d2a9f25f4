/** The statistics on the supervisor's screen: true figures, two charts, the table behind them. What leaves is hand-on.tsx. */
import { useState } from 'react'
import { HOUR } from '../../../shared/clock.ts'
import {
  oneWayIds,
  twoWayIds,
  type OneWayId,
  type TwoWayId,
} from '../../../shared/review/statistics.ts'
import { tableText } from '../../../shared/review/text.ts'
import {
  fiscalYear,
  lastMonth,
  LocalDateSchema,
  type Period,
  thisMonth,
} from '../../../shared/time/day.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { DatePick } from '../../ui/date-field.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/progress.tsx'
import { useAnswer } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { handFailures } from '../words/hand-out.ts'
import { statisticsText as text } from '../words/statistics.ts'
import { BarChart } from './chart.tsx'
import { Figures } from './figures.tsx'
import { type Published, StatisticsTable } from './grid.tsx'
import { HandOn } from './hand-on.tsx'
import { barsOf } from './report.tsx'
import './statistics.css'

export function StatisticsRoom() {
  const today = dateOf(useNow(HOUR))
  const [period, setPeriod] = useState<Period>(() => fiscalYear(today))
  const right =
    LocalDateSchema.safeParse(period.from).success && LocalDateSchema.safeParse(period.to).success
  const counted = useAnswer('review.statistics', right ? period : null)
  const presets: readonly (readonly [string, Period])[] = [
    [text.presets.month, thisMonth(today)],
    [text.presets.lastMonth, lastMonth(today)],
    [text.presets.fiscalYear, fiscalYear(today)],
  ]
  const some = counted.data !== null && counted.data.statistics.tables.day.length > 0
  return (
    <Page title={text.title} actions={<HandOn shown={period} />}>
      <section className="review-period" aria-label={text.period}>
        <DatePick
          label={text.from}
          value={period.from}
          onPick={(from) => setPeriod({ ...period, from })}
        />
        <DatePick label={text.to} value={period.to} onPick={(to) => setPeriod({ ...period, to })} />
        <div className="sd-row">
          {presets.map(([label, wanted]) => (
            <Button
              key={label}
              size="small"
              aria-pressed={wanted.from === period.from && wanted.to === period.to}
              onPress={() => setPeriod(wanted)}
            >
              {label}
            </Button>
          ))}
        </div>
      </section>
      <FailureNote
        failure={counted.failure}
        texts={handFailures}
        action={<Button onPress={counted.reload}>{text.retry}</Button>}
      />
      {right && counted.data === null && counted.failure === null && (
        <Loading label={text.loading} />
      )}
      {counted.data !== null && !some && (
        <EmptyState icon="chart" title={text.emptyTitle} hint={text.emptyHint} />
      )}
      {some && <Content published={counted.data} />}
    </Page>
  )
}

const tables = [...twoWayIds, ...oneWayIds].map((value) => ({ value, label: tableText[value] }))

function Content({ published }: { readonly published: Published }) {
  const [table, setTable] = useState<OneWayId | TwoWayId>('slotWeekday')
  return (
    <>
      <Figures statistics={published.statistics} />
      <div className="review-charts">
        {(['month', 'outcome'] as const).map((id) => (
          <BarChart key={id} title={tableText[id]} bars={barsOf(published, id)} asTable />
        ))}
      </div>
      <section className="sd-stack-tight" aria-labelledby="statistics-table">
        <h2 id="statistics-table">{text.tableTitle}</h2>
        <div className="review-choose">
          <SelectField label={text.table} options={tables} value={table} onChange={setTable} />
        </div>
        <div className="sd-table-wrap" tabIndex={0} role="region" aria-label={tableText[table]}>
          <StatisticsTable published={published} table={table} />
        </div>
        <p>{text.trueFigures}</p>
        <p className="sd-quiet">{text.closedOnly}</p>
      </section>
    </>
  )
}
