/** A returned record, completed by its counselor; the earlier note stays in the log. */
import { useState } from 'react'
import type { RecordView } from '../../shared/records/record.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { isFilled, isTooLong } from '../ui/limits.ts'
import { failures } from './words/failures.ts'
import { recordText as text } from './words/record.ts'

/** As much as the main process takes, characters. */
const LONGEST_NOTE = 20_000
const LONGEST_COMMENT = 1000

export function Amend({
  view,
  onDone,
}: {
  readonly view: RecordView
  readonly onDone: () => void
}) {
  const [note, setNote] = useState(view.note)
  const [comment, setComment] = useState('')
  const returned = view.review.findLast((step) => step.kind === 'returned')
  const amend = useCall('records.amendNote')
  const send = async (): Promise<void> => {
    const answer = await amend.run({ recordId: view.summary.recordId, note, comment })
    if (!answer.ok) return
    announce(text.amended)
    onDone()
  }
  return (
    <section className="records-amend" aria-labelledby="record-amend">
      <h3 id="record-amend">{text.amendTitle}</h3>
      {returned !== undefined && <p className="records-words records-quote">{returned.comment}</p>}
      <p className="sd-quiet">{text.amendHint}</p>
      <TextField
        label={text.amendNote}
        multiline
        rows={5}
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={setNote}
      />
      <TextField
        label={text.amendComment}
        multiline
        rows={2}
        maxLength={LONGEST_COMMENT}
        isRequired
        value={comment}
        onChange={setComment}
      />
      <FailureNote failure={amend.failure} texts={failures} />
      <div className="sd-row">
        <Button
          kind="filled"
          icon="check"
          busy={amend.busy}
          isDisabled={!isFilled(comment, LONGEST_COMMENT) || isTooLong(note, LONGEST_NOTE)}
          onPress={() => void send()}
        >
          {text.amend}
        </Button>
      </div>
    </section>
  )
}
