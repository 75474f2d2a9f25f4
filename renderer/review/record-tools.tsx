/** What a supervisor can do with one record beside judging it: restrict further use, print it. */
import { useState } from 'react'
import type { RecordView } from '../../shared/records/record.ts'
import { formatDate } from '../../shared/time/words.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useAnswer } from '../state/answers.ts'
import { useAccount } from '../state/kept.ts'
import { useCall } from '../ui/use-call.ts'
import { CorrectForm } from './correct-form.tsx'
import { RecordPaper } from './paper/sheets.tsx'
import { usePaper } from './paper/use-paper.tsx'
import { RestrictForm } from './restrict-form.tsx'
import { Said } from './said.tsx'
import { correctText } from './words/correct.ts'
import { handFailures, handText } from './words/hand-out.ts'
import { paperText } from './words/paper.ts'
import { restrictionText } from './words/restrictions.ts'
import { WhyDialog } from './why-dialog.tsx'

/** @param props.onChanged the record says something else now */
export function RecordTools(props: { readonly view: RecordView; readonly onChanged: () => void }) {
  const { view } = props
  const { summary } = view
  const account = useAccount()
  const [asking, setAsking] = useState<'restrict' | 'print' | 'correct' | null>(null)
  const [decided, setDecided] = useState(false)
  const profile = useAnswer('office.profile', {})
  const record = useCall('review.recordSheet')
  const paper = usePaper()
  const print = async (why: string): Promise<void> => {
    const answer = await record.run({ recordId: summary.recordId, why })
    if (!answer.ok) return
    setAsking(null)
    paper.put({
      name: {
        title: `${paperText.record}_${summary.date}_${summary.slot.replace(':', '')}`,
        foot: [
          answer.value.officeName,
          paperText.record,
          `${formatDate(summary.date)} ${summary.slot}`,
          summary.name,
        ],
      },
      content: <RecordPaper sheet={answer.value} items={profile.data?.checklist.items ?? []} />,
    })
  }
  const close = (): void => {
    setAsking(null)
    record.clear()
  }
  return (
    <div className="sd-stack-tight">
      <div className="sd-row">
        <Button icon="print" onPress={() => setAsking('print')}>
          {handText.printRecord}
        </Button>
        {summary.outcome !== null && summary.counselorId !== account.id && (
          <Button icon="pencil" onPress={() => setAsking('correct')}>
            {correctText.start}
          </Button>
        )}
        {view.hasNumber && (
          <Button icon="lock" onPress={() => setAsking('restrict')}>
            {restrictionText.start}
          </Button>
        )}
      </div>
      {decided && <Banner tone="success" title={restrictionText.decided} />}
      <Said title={handText.printRecordTitle} words={paper.done} onClose={paper.clearDone} />
      <FailureNote failure={paper.failure} texts={handFailures} />
      {asking === 'print' && (
        <WhyDialog
          title={handText.printRecordTitle}
          busy={record.busy}
          failure={record.failure}
          label={handText.printRun}
          onRun={(why) => void print(why)}
          onClose={close}
        />
      )}
      {asking === 'correct' && summary.outcome !== null && (
        <CorrectForm
          view={view}
          was={summary.outcome}
          onClose={close}
          onDone={() => {
            setAsking(null)
            props.onChanged()
          }}
        />
      )}
      {asking === 'restrict' && (
        <RestrictForm
          recordId={summary.recordId}
          name={summary.name}
          onClose={close}
          onDone={() => {
            setAsking(null)
            setDecided(true)
          }}
        />
      )}
      {paper.sheet}
    </div>
  )
}
