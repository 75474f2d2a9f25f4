/** The month's sheet as it leaves the office: of a month that is over. */
import { monthText } from '../../../shared/review/month-text.ts'
import { monthWords } from '../../../shared/time/words.ts'
import { useAnswer } from '../../state/answers.ts'
import { useCall } from '../../ui/use-call.ts'
import { download } from '../download.ts'
import { monthReportText as text } from '../words/month.ts'
import { HandOver } from './hand-over.tsx'
import { MonthPaper } from './month.tsx'

/** @param props.month the one on the screen; nothing can be handed on while it goes on */
export function MonthHandOn({ month }: { readonly month: string }) {
  const csv = useCall('review.exportMonthSheet')
  const sheet = useCall('review.monthPaper')
  const isOver = useAnswer('review.monthSheet', { month }).data?.isOver ?? false
  return (
    <HandOver
      titles={{ csv: text.handOn, paper: text.print }}
      hint={text.hint(monthWords(month))}
      isDisabled={!isOver}
      csv={csv}
      paper={sheet}
      onCsv={async (why, encoding) => {
        const answer = await csv.run({ month, encoding, why })
        return answer.ok ? download(answer.value) : null
      }}
      onPaper={async (why) => {
        const answer = await sheet.run({ month, why })
        if (!answer.ok) return null
        return {
          name: {
            title: monthText.paper(month),
            foot: [answer.value.officeName, monthText.title, monthWords(month)],
          },
          content: <MonthPaper sheet={answer.value} />,
        }
      }}
    />
  )
}
