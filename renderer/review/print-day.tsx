/** The daily sheet with the seal of the log, for the supervisor's folder. */
import { useState } from 'react'
import { HOUR } from '../../shared/clock.ts'
import { LocalDateSchema } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { formatDate } from '../../shared/time/words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { DateField } from '../ui/date-field.tsx'
import { useNow } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
import { DayPaper } from './paper/sheets.tsx'
import { usePaper } from './paper/use-paper.tsx'
import { Said } from './said.tsx'
import { handFailures, handText as text } from './words/hand-out.ts'
import { paperText } from './words/paper.ts'
import { WhyDialog } from './why-dialog.tsx'

export function PrintDay() {
  const today = dateOf(useNow(HOUR))
  const [asking, setAsking] = useState(false)
  const [date, setDate] = useState<string | null>(null)
  const day = useCall('review.daySheet')
  const paper = usePaper()
  const wanted = LocalDateSchema.safeParse(date ?? today)
  const print = async (why: string): Promise<void> => {
    if (!wanted.success) return
    const answer = await day.run({ date: wanted.data, why })
    if (!answer.ok) return
    setAsking(false)
    paper.put({
      name: {
        title: `${paperText.day}_${wanted.data}`,
        foot: [answer.value.officeName, paperText.day, formatDate(wanted.data)],
      },
      content: <DayPaper sheet={answer.value} />,
    })
  }
  return (
    <>
      <Said title={text.printDayTitle} words={paper.done} onClose={paper.clearDone} />
      <FailureNote failure={paper.failure} texts={handFailures} />
      <Button icon="print" onPress={() => setAsking(true)}>
        {text.printDay}
      </Button>
      {asking && (
        <WhyDialog
          title={text.printDayTitle}
          busy={day.busy}
          failure={day.failure}
          label={text.printRun}
          onRun={(why) => void print(why)}
          onClose={() => setAsking(false)}
        >
          <DateField label={text.day} value={date ?? today} onChange={setDate} />
        </WhyDialog>
      )}
      {paper.sheet}
    </>
  )
}
