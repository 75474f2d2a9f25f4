/** The supervisor's judgement of one record: sign off, or return with a comment. */
import { useState } from 'react'
import type { RecordView } from '../../shared/records/record.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useAccount } from '../state/kept.ts'
import { useCall } from '../ui/use-call.ts'
import { isFilled } from '../ui/limits.ts'
import { failures, text } from './words/queue.ts'

/** @param props.onDone the judgement is written; `words` say what was done */
export function Judge(props: {
  readonly view: RecordView
  readonly onDone: (words: string) => void
}) {
  const { summary } = props.view
  const account = useAccount()
  const [returning, setReturning] = useState(false)
  const signOff = useCall('review.signOff')
  if (summary.review !== 'waiting' && summary.review !== 'answered')
    return <p className="sd-quiet">{text.notWaiting}</p>
  if (summary.counselorId === account.id) return <Banner title={text.ownRecord} />
  const done = (words: string): void => {
    announce(words)
    props.onDone(words)
  }
  const sign = async (): Promise<void> => {
    const answer = await signOff.run({ recordId: summary.recordId })
    if (answer.ok) done(text.signedOff)
  }
  return (
    <div className="sd-stack-tight">
      <div className="sd-row">
        <Button
          kind="filled"
          size="large"
          icon="seal"
          busy={signOff.busy}
          onPress={() => void sign()}
        >
          {text.signOff}
        </Button>
        <Button size="large" icon="undo" onPress={() => setReturning(true)}>
          {text.return}
        </Button>
      </div>
      <FailureNote failure={signOff.failure} texts={failures} />
      {returning && (
        <ReturnForm
          recordId={summary.recordId}
          onClose={() => setReturning(false)}
          onDone={() => done(text.returned)}
        />
      )}
    </div>
  )
}

function ReturnForm(props: {
  readonly recordId: string
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const [comment, setComment] = useState('')
  const giveBack = useCall('review.return')
  const send = async (): Promise<void> => {
    const answer = await giveBack.run({ recordId: props.recordId, comment })
    if (!answer.ok) return
    props.onClose()
    props.onDone()
  }
  const footer = (
    <>
      <Button onPress={props.onClose}>{text.cancel}</Button>
      <Button
        kind="filled"
        icon="undo"
        busy={giveBack.busy}
        isDisabled={!isFilled(comment, 1000)}
        onPress={() => void send()}
      >
        {text.return}
      </Button>
    </>
  )
  return (
    <Dialog title={text.returnTitle} isOpen onClose={props.onClose} footer={footer}>
      <p>{text.returnHint}</p>
      <TextField
        label={text.comment}
        multiline
        rows={4}
        maxLength={1000}
        isRequired
        autoFocus
        value={comment}
        onChange={setComment}
      />
      <FailureNote failure={giveBack.failure} texts={failures} />
    </Dialog>
  )
}
