/** The statistics: figures, two charts, the table behind them; nobody can be recognised in it (M23-2). */
import { useState } from 'react'
import { HOUR } from '../../../shared/clock.ts'
import type { CsvEncoding } from '../../../shared/review/csv.ts'
import {
  oneWayIds,
  twoWayIds,
  type OneWayId,
  type TwoWayId,
} from '../../../shared/review/statistics.ts'
import { exportText, tableText } from '../../../shared/review/text.ts'
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
import { useCall } from '../../ui/use-call.ts'
import { download } from '../download.ts'
import { usePaper } from '../paper/use-paper.tsx'
import { Said } from '../said.tsx'
import { handFailures, handText } from '../words/hand-out.ts'
import { statisticsText as text } from '../words/statistics.ts'
import { WhyDialog } from '../why-dialog.tsx'
import { BarChart } from './chart.tsx'
import { Figures } from './figures.tsx'
import { type Published, StatisticsTable } from './grid.tsx'
import { barsOf, periodText, StatisticsReport } from './report.tsx'
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
    <Page title={text.title} actions={some && <HandOn period={period} published={counted.data} />}>
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
        <p>{exportText.footnote}</p>
        <p className="sd-quiet">
          {text.closedOnly} {text.compare}
        </p>
      </section>
    </>
  )
}

/** CSV and paper, both with a reason that is recorded. */
function HandOn({ period, published }: { readonly period: Period; readonly published: Published }) {
  const [asking, setAsking] = useState<'csv' | 'paper' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const csv = useCall('review.exportStatistics')
  const record = useCall('review.statisticsSheet')
  const profile = useAnswer('office.profile', {})
  const paper = usePaper()
  const give = async (why: string, encoding: CsvEncoding): Promise<void> => {
    const answer = await csv.run({ ...period, encoding, why })
    if (!answer.ok) return
    setAsking(null)
    setDone(download(answer.value))
  }
  const print = async (why: string): Promise<void> => {
    if (!(await record.run({ ...period, why })).ok) return
    setAsking(null)
    setDone(null)
    paper.put({
      fileName: `${exportText.statisticsTitle}_${period.from}_${period.to}.pdf`,
      content: (
        <StatisticsReport published={published} officeName={profile.data?.officeName ?? ''} />
      ),
    })
  }
  return (
    <>
      <Said
        title={done === null ? handText.printStatisticsTitle : handText.csv}
        words={done ?? paper.done}
        onClose={() => {
          setDone(null)
          paper.clearDone()
        }}
      />
      <FailureNote failure={paper.failure} texts={handFailures} />
      <Button icon="download" onPress={() => setAsking('csv')}>
        {handText.csv}
      </Button>
      <Button icon="print" onPress={() => setAsking('paper')}>
        {handText.printStatistics}
      </Button>
      {asking === 'csv' && (
        <WhyDialog
          title={handText.csv}
          hint={`${periodText(period)}。${handText.statisticsHint}`}
          encoding
          busy={csv.busy}
          failure={csv.failure}
          label={handText.run}
          onRun={(why, encoding) => void give(why, encoding)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'paper' && (
        <WhyDialog
          title={handText.printStatisticsTitle}
          busy={record.busy}
          failure={record.failure}
          label={handText.printRun}
          onRun={(why) => void print(why)}
          onClose={() => setAsking(null)}
        />
      )}
      {paper.sheet}
    </>
  )
}
