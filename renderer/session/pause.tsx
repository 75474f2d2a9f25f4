/** Pause and resume. A pause never stops the clock (M12-2-1), and the screen says so. */
import { useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { failures } from './words/failures.ts'
import { actionText as text } from './words/actions.ts'
import { warningText } from './words/room.ts'

export function PauseButton() {
  const snapshot = useOwnSession()
  const [asking, setAsking] = useState(false)
  if (snapshot.paused) return null
  return (
    <>
      <Button icon="pause" size="small" onPress={() => setAsking(true)}>
        {text.pause}
      </Button>
      {asking && <PauseQuestion recordId={snapshot.recordId} onClose={() => setAsking(false)} />}
    </>
  )
}

function PauseQuestion({
  recordId,
  onClose,
}: {
  readonly recordId: string
  readonly onClose: () => void
}) {
  const [why, setWhy] = useState('')
  const pause = useCall('session.pause')
  const confirm = async (): Promise<void> => {
    if (why.trim() === '' || pause.busy) return
    const answer = await pause.run({ recordId, why })
    if (answer.ok) onClose()
  }
  const footer = (
    <>
      <Button onPress={onClose}>{text.cancel}</Button>
      <Button
        kind="filled"
        icon="pause"
        busy={pause.busy}
        isDisabled={why.trim() === ''}
        onPress={() => void confirm()}
      >
        {text.pause}
      </Button>
    </>
  )
  return (
    <Dialog title={text.pauseTitle} isOpen onClose={onClose} size="small" footer={footer}>
      <p>{text.pauseBody}</p>
      <TextField
        label={text.pauseWhy}
        description={text.pauseWhyHint}
        value={why}
        onChange={setWhy}
        maxLength={200}
        isRequired
        autoFocus
        onEnter={() => void confirm()}
      />
      <FailureNote failure={pause.failure} texts={failures} />
    </Dialog>
  )
}

export function PausedBanner() {
  const snapshot = useOwnSession()
  const resume = useCall('session.resume')
  if (!snapshot.paused) return null
  return (
    <>
      <Banner
        tone="warning"
        icon="pause"
        live
        title={warningText.paused}
        action={
          snapshot.pause?.cause !== 'companion' && (
            <Button
              kind="filled"
              icon="play"
              busy={resume.busy}
              onPress={() => void resume.run({ recordId: snapshot.recordId })}
            >
              {text.resume}
            </Button>
          )
        }
      >
        {snapshot.pause !== null && <p>{warningText.pausedWhy(snapshot.pause.why)}</p>}
      </Banner>
      <FailureNote failure={resume.failure} texts={failures} />
    </>
  )
}
