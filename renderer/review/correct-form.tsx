/** A supervisor corrects how a session ended (M12-2-4, M12-2-6): what it was stays in the record. */
import { useState } from 'react'
import type { Outcome } from '../../shared/log/outcome.ts'
import { outcomeText } from '../../shared/log/outcome-text.ts'
import type { RecordView } from '../../shared/records/record.ts'
import { correctableTo } from '../../shared/review/correction.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { correctFailures, correctText as text } from './words/correct.ts'

/** @param props.was how it stands now */
export function CorrectForm(props: {
  readonly view: RecordView
  readonly was: Outcome
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const { view, was } = props
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [reason, setReason] = useState('')
  const correct = useCall('review.correctOutcome')
  const isComplete = outcome !== null && reason.trim() !== ''
  const send = async (): Promise<void> => {
    if (outcome === null) return
    const answer = await correct.run({ recordId: view.summary.recordId, outcome, reason })
    if (!answer.ok) return
    announce(text.done)
    props.onDone()
  }
  const footer = (
    <>
      <Button onPress={props.onClose}>{text.cancel}</Button>
      <Button
        kind="filled"
        icon="pencil"
        busy={correct.busy}
        isDisabled={!isComplete}
        onPress={() => void send()}
      >
        {text.run}
      </Button>
    </>
  )
  return (
    <Dialog title={text.title} isOpen onClose={props.onClose} footer={footer}>
      <p>{text.hint}</p>
      <p>{text.now(outcomeText[was])}</p>
      <SelectField
        label={text.outcome}
        isRequired
        value={outcome}
        onChange={setOutcome}
        options={correctableTo(was, view.timeline).map((value) => ({
          value,
          label: outcomeText[value],
        }))}
      />
      <TextField
        label={text.reason}
        description={text.reasonHint}
        multiline
        rows={3}
        maxLength={500}
        isRequired
        value={reason}
        onChange={setReason}
      />
      <FailureNote failure={correct.failure} texts={correctFailures} />
    </Dialog>
  )
}
