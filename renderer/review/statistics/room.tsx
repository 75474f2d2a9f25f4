/** The statistics on the supervisor's screen: true figures, two charts, the table behind them; beside them the month's sheet (month.tsx). What leaves is hand-on.tsx. */
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
  type LocalDate,
  LocalDateSchema,
  monthOf,
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
import { Tabs } from '../../ui/tabs.tsx'
import { useAnswer } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { handFailures } from '../words/hand-out.ts'
import { statisticsText as text } from '../words/statistics.ts'
import { BarChart } from './chart.tsx'
import { Figures } from './figures.tsx'
import { type Published, StatisticsTable } from './grid.tsx'
import { HandOn } from './hand-on.tsx'
import { MonthHandOn } from './month-hand-on.tsx'
import { OfMonth } from './month.tsx'
import { barsOf } from './report.tsx'
import './statistics.css'

export function StatisticsRoom() {
  const today = dateOf(useNow(HOUR))
  const [tab, setTab] = useState('period')
  const [period, setPeriod] = useState<Period>(() => fiscalYear(today))
  const [month, setMonth] = useState(() => monthOf(lastMonth(today).from))
  return (
    <Page
      title={text.title}
      actions={tab === 'month' ? <MonthHandOn month={month} /> : <HandOn shown={period} />}
    >
      <Tabs
        label={text.title}
        selected={tab}
        onSelect={setTab}
        items={[
          {
            id: 'period',
            label: text.tabs.period,
            content: <OfPeriod period={period} today={today} onPeriod={setPeriod} />,
          },
          {
            id: 'month',
            label: text.tabs.month,
            content: <OfMonth month={month} today={today} onMonth={setMonth} />,
          },
        ]}
      />
    </Page>
  )
}

function OfPeriod(props: {
  readonly period: Period
  readonly today: LocalDate
  readonly onPeriod: (period: Period) => void
}) {
  const { period, today, onPeriod } = props
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
    <div className="sd-stack">
      <section className="review-period" aria-label={text.period}>
        <DatePick
          label={text.from}
          value={period.from}
          onPick={(from) => onPeriod({ ...period, from })}
        />
        <DatePick label={text.to} value={period.to} onPick={(to) => onPeriod({ ...period, to })} />
        <div className="sd-row">
          {presets.map(([label, wanted]) => (
            <Button
              key={label}
              size="small"
              aria-pressed={wanted.from === period.from && wanted.to === period.to}
              onPress={() => onPeriod(wanted)}
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
    </div>
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
