/** The month's sheet as it leaves the office: CSV and paper, of a month that is over, with a reason that is recorded. */
import { useState } from 'react'
import type { CsvEncoding } from '../../../shared/review/csv.ts'
import { monthText } from '../../../shared/review/month-text.ts'
import { monthWords } from '../../../shared/time/words.ts'
import { useAnswer } from '../../state/answers.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { download } from '../download.ts'
import { usePaper } from '../paper/use-paper.tsx'
import { Said } from '../said.tsx'
import { WhyDialog } from '../why-dialog.tsx'
import { handFailures, handText } from '../words/hand-out.ts'
import { monthReportText as text } from '../words/month.ts'
import { MonthPaper } from './month.tsx'

/** @param props.month the one on the screen; nothing can be handed on while it goes on */
export function MonthHandOn({ month }: { readonly month: string }) {
  const [asking, setAsking] = useState<'csv' | 'paper' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const csv = useCall('review.exportMonthSheet')
  const sheet = useCall('review.monthPaper')
  const paper = usePaper()
  const isOver = useAnswer('review.monthSheet', { month }).data?.isOver ?? false
  const give = async (why: string, encoding: CsvEncoding): Promise<void> => {
    const answer = await csv.run({ month, encoding, why })
    if (!answer.ok) return
    setAsking(null)
    setDone(download(answer.value))
  }
  const print = async (why: string): Promise<void> => {
    const answer = await sheet.run({ month, why })
    if (!answer.ok) return
    setAsking(null)
    setDone(null)
    paper.put({
      name: {
        title: monthText.paper(month),
        foot: [answer.value.officeName, monthText.title, monthWords(month)],
      },
      content: <MonthPaper sheet={answer.value} />,
    })
  }
  const close = (): void => {
    setAsking(null)
    csv.clear()
    sheet.clear()
  }
  return (
    <>
      <Said
        title={done === null ? text.print : text.handOn}
        words={done ?? paper.done}
        onClose={() => {
          setDone(null)
          paper.clearDone()
        }}
      />
      <FailureNote failure={paper.failure} texts={handFailures} />
      <Button icon="download" isDisabled={!isOver} onPress={() => setAsking('csv')}>
        {handText.csv}
      </Button>
      <Button icon="print" isDisabled={!isOver} onPress={() => setAsking('paper')}>
        {handText.printStatistics}
      </Button>
      {asking === 'csv' && (
        <WhyDialog
          title={text.handOn}
          hint={text.hint(monthWords(month))}
          encoding
          busy={csv.busy}
          failure={csv.failure}
          label={handText.run}
          onRun={(why, encoding) => void give(why, encoding)}
          onClose={close}
        />
      )}
      {asking === 'paper' && (
        <WhyDialog
          title={text.print}
          hint={text.hint(monthWords(month))}
          busy={sheet.busy}
          failure={sheet.failure}
          label={handText.printRun}
          onRun={(why) => void print(why)}
          onClose={close}
        />
      )}
      {paper.sheet}
    </>
  )
}
