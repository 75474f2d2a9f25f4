/** The statistics as they leave the office: CSV and paper, of a whole period that is over, with a reason that is recorded. */
import { useState } from 'react'
import { HOUR } from '../../../shared/clock.ts'
import type { CsvEncoding } from '../../../shared/review/csv.ts'
import { type PublishablePeriod, publishablePeriods } from '../../../shared/review/published.ts'
import { exportText } from '../../../shared/review/text.ts'
import type { Period } from '../../../shared/time/day.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { dateWithoutWeekday } from '../../../shared/time/words.ts'
import { useAnswer } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { SelectField } from '../../ui/field.tsx'
import { useCall } from '../../ui/use-call.ts'
import { download } from '../download.ts'
import { usePaper } from '../paper/use-paper.tsx'
import { Said } from '../said.tsx'
import { WhyDialog } from '../why-dialog.tsx'
import { handFailures, handText } from '../words/hand-out.ts'
import { statisticsText as text } from '../words/statistics.ts'
import { StatisticsReport } from './report.tsx'

const nameOf = ({ from, to }: Period): string => `${from} ${to}`

/** 月（令和8年10月1日〜令和8年10月31日） */
const wordsOf = ({ kind, from, to }: PublishablePeriod): string =>
  `${text.kinds[kind]}（${dateWithoutWeekday(from)}〜${dateWithoutWeekday(to)}）`

/** @param props.shown what the screen shows; chosen beforehand where it may leave */
export function HandOn({ shown }: { readonly shown: Period }) {
  const [asking, setAsking] = useState<'csv' | 'paper' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const csv = useCall('review.exportStatistics')
  const sheet = useCall('review.statisticsSheet')
  const profile = useAnswer('office.profile', {})
  const paper = usePaper()
  const periods = publishablePeriods(dateOf(useNow(HOUR)))
  const period =
    periods.find((one) => nameOf(one) === chosen) ??
    periods.find((one) => nameOf(one) === nameOf(shown)) ??
    periods[0]
  if (period === undefined) return null
  const { from, to } = period
  const officeName = profile.data?.officeName ?? ''
  const give = async (why: string, encoding: CsvEncoding): Promise<void> => {
    const answer = await csv.run({ from, to, encoding, why })
    if (!answer.ok) return
    setAsking(null)
    setDone(download(answer.value))
  }
  const print = async (why: string): Promise<void> => {
    const answer = await sheet.run({ from, to, why })
    if (!answer.ok) return
    setAsking(null)
    setDone(null)
    paper.put({
      name: {
        title: `${exportText.statisticsTitle}_${from}_${to}`,
        foot: [officeName, exportText.statisticsTitle, wordsOf(period)],
      },
      content: <StatisticsReport published={answer.value} officeName={officeName} />,
    })
  }
  const close = (): void => {
    setAsking(null)
    setChosen(null)
  }
  const which = (
    <SelectField
      label={handText.statisticsPeriod}
      options={periods.map((one) => ({ value: nameOf(one), label: wordsOf(one) }))}
      value={nameOf(period)}
      onChange={setChosen}
    />
  )
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
          hint={handText.statisticsHint}
          encoding
          busy={csv.busy}
          failure={csv.failure}
          label={handText.run}
          onRun={(why, encoding) => void give(why, encoding)}
          onClose={close}
        >
          {which}
        </WhyDialog>
      )}
      {asking === 'paper' && (
        <WhyDialog
          title={handText.printStatisticsTitle}
          hint={handText.statisticsHint}
          busy={sheet.busy}
          failure={sheet.failure}
          label={handText.printRun}
          onRun={(why) => void print(why)}
          onClose={close}
        >
          {which}
        </WhyDialog>
      )}
      {paper.sheet}
    </>
  )
}
