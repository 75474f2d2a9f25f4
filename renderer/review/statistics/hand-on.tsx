/** The statistics as they leave the office: CSV and paper, of a whole period that is over, with a reason that is recorded. */
import { useState } from 'react'
import { HOUR } from '../../../shared/clock.ts'
import { type PublishablePeriod, publishablePeriods } from '../../../shared/review/published.ts'
import { exportText } from '../../../shared/review/text.ts'
import type { Period } from '../../../shared/time/day.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { dateWithoutWeekday } from '../../../shared/time/words.ts'
import { useAnswer } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { SelectField } from '../../ui/field.tsx'
import { useCall } from '../../ui/use-call.ts'
import { download } from '../download.ts'
import { handText } from '../words/hand-out.ts'
import { statisticsText as text } from '../words/statistics.ts'
import { HandOver } from './hand-over.tsx'
import { StatisticsReport } from './report.tsx'

const nameOf = ({ from, to }: Period): string => `${from} ${to}`

/** 月（令和8年10月1日〜令和8年10月31日） */
const wordsOf = ({ kind, from, to }: PublishablePeriod): string =>
  `${text.kinds[kind]}（${dateWithoutWeekday(from)}〜${dateWithoutWeekday(to)}）`

/** @param props.shown what the screen shows; chosen beforehand where it may leave */
export function HandOn({ shown }: { readonly shown: Period }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const csv = useCall('review.exportStatistics')
  const sheet = useCall('review.statisticsSheet')
  const profile = useAnswer('office.profile', {})
  const periods = publishablePeriods(dateOf(useNow(HOUR)))
  const period =
    periods.find((one) => nameOf(one) === chosen) ??
    periods.find((one) => nameOf(one) === nameOf(shown)) ??
    periods[0]
  if (period === undefined) return null
  const { from, to } = period
  const officeName = profile.data?.officeName ?? ''
  return (
    <HandOver
      titles={{ csv: handText.csv, paper: handText.printStatisticsTitle }}
      hint={handText.statisticsHint}
      csv={csv}
      paper={sheet}
      onCsv={async (why, encoding) => {
        const answer = await csv.run({ from, to, encoding, why })
        return answer.ok ? download(answer.value) : null
      }}
      onPaper={async (why) => {
        const answer = await sheet.run({ from, to, why })
        if (!answer.ok) return null
        return {
          name: {
            title: `${exportText.statisticsTitle}_${from}_${to}`,
            foot: [officeName, exportText.statisticsTitle, wordsOf(period)],
          },
          content: <StatisticsReport published={answer.value} officeName={officeName} />,
        }
      }}
      onClose={() => setChosen(null)}
    >
      <SelectField
        label={handText.statisticsPeriod}
        options={periods.map((one) => ({ value: nameOf(one), label: wordsOf(one) }))}
        value={nameOf(period)}
        onChange={setChosen}
      />
    </HandOver>
  )
}
