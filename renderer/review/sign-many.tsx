/** Several records signed off at once, after a question. */
import { useState } from 'react'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { bulkText } from './words/bulk.ts'
import { handFailures } from './words/hand-out.ts'

/** @param props.onDone they were signed off; `words` say how many */
export function SignMany({
  recordIds,
  onDone,
}: {
  readonly recordIds: readonly string[]
  readonly onDone: (words: string) => void
}) {
  const [asking, setAsking] = useState(false)
  const sign = useCall('review.signOffMany')
  const run = async (): Promise<void> => {
    const answer = await sign.run({ recordIds: [...recordIds] })
    setAsking(false)
    if (!answer.ok) return
    const words = bulkText.done(answer.value.signedOff)
    announce(words)
    onDone(words)
  }
  return (
    <>
      <Button
        icon="seal"
        size="small"
        isDisabled={recordIds.length === 0}
        onPress={() => setAsking(true)}
      >
        {bulkText.signOff(recordIds.length)}
      </Button>
      <FailureNote failure={sign.failure} texts={handFailures} />
      {asking && (
        <Confirm
          title={bulkText.confirmTitle(recordIds.length)}
          body={bulkText.confirmBody}
          confirmLabel={bulkText.confirm}
          busy={sign.busy}
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
