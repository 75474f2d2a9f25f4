/** The supervisor's judgement of one record: sign off, or return with a comment. */
import { useEffect, useState } from 'react'
import { MILLISECOND } from '../../shared/clock.ts'
import type { RecordSummary } from '../../shared/records/record.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { clock } from '../state/clock.ts'
import { useAccount } from '../state/kept.ts'
import { useCall } from '../ui/use-call.ts'
import { isFilled } from '../ui/limits.ts'
import { failures, text } from './words/queue.ts'

export type Judged = 'signedOff' | 'returned'

/** Longer than the two presses of a double click: the second one must not judge what came up under the first. */
const REST_MS = 500 * MILLISECOND

/**
 * It stays where it is while one record after the other comes up below it, and keeps the focus.
 * @param props.shown is the record there to be read? Before that it cannot be judged; `no`: it will not come
 * @param props.onDone the judgement is written
 */
export function Judge(props: {
  readonly record: Pick<RecordSummary, 'recordId' | 'counselorId'>
  readonly shown: 'yes' | 'coming' | 'no'
  readonly onDone: (judged: Judged) => void
}) {
  const { recordId, counselorId } = props.record
  const account = useAccount()
  const [returning, setReturning] = useState<string | null>(null)
  const [resting, setResting] = useState(false)
  const signOff = useCall('review.signOff')
  useEffect(() => (resting ? clock.after(REST_MS, () => setResting(false)) : undefined), [resting])
  const isBusy = signOff.busy || resting || props.shown === 'coming'
  const sign = async (): Promise<void> => {
    setResting(true)
    const answer = await signOff.run({ recordId })
    if (!answer.ok) return
    announce(text.signedOff)
    props.onDone('signedOff')
  }
  if (counselorId === account.id) return <p className="sd-quiet">{text.ownRecord}</p>
  return (
    <>
      <div className="sd-row">
        <Button
          kind="filled"
          size="large"
          icon="seal"
          busy={isBusy}
          isDisabled={props.shown === 'no'}
          onPress={() => void sign()}
        >
          {text.signOff}
        </Button>
        <Button
          size="large"
          icon="undo"
          busy={isBusy}
          isDisabled={props.shown === 'no'}
          onPress={() => setReturning(recordId)}
        >
          {text.return}
        </Button>
      </div>
      <FailureNote failure={signOff.failure} texts={failures} />
      {returning === recordId && (
        <ReturnForm
          recordId={recordId}
          onClose={() => setReturning(null)}
          onDone={() => {
            announce(text.returned)
            props.onDone('returned')
          }}
        />
      )}
    </>
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
