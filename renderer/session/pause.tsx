/** Pause and resume. A pause never stops the clock (M12-2-1), and the screen says so. */
import { useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { isFilled } from '../ui/limits.ts'
import { failures } from './words/failures.ts'
import { actionText as text } from './words/actions.ts'
import { warningText } from './words/room.ts'

/** Acts at once; why is asked afterwards, beside the word that it is paused. */
export function PauseButton() {
  const snapshot = useOwnSession()
  const pause = useCall('session.pause')
  if (snapshot.paused) return null
  return (
    <>
      <Button
        icon="pause"
        size="small"
        busy={pause.busy}
        onPress={() => void pause.run({ recordId: snapshot.recordId })}
      >
        {text.pause}
      </Button>
      <FailureNote failure={pause.failure} texts={failures} />
    </>
  )
}

function WhyPaused({ recordId }: { readonly recordId: string }) {
  const [why, setWhy] = useState('')
  const explain = useCall('session.explainPause')
  const keep = async (): Promise<void> => {
    if (!isFilled(why, 200) || explain.busy) return
    await explain.run({ recordId, why })
  }
  return (
    <div className="session-why">
      <TextField
        label={text.pauseWhy}
        description={text.pauseWhyHint}
        value={why}
        onChange={setWhy}
        maxLength={200}
        onEnter={() => void keep()}
      />
      <Button busy={explain.busy} isDisabled={why.trim() === ''} onPress={() => void keep()}>
        {text.pauseKeep}
      </Button>
      <FailureNote failure={explain.failure} texts={failures} />
    </div>
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
        {snapshot.pause !== null &&
          (snapshot.pause.why === '' ? (
            <WhyPaused recordId={snapshot.recordId} />
          ) : (
            <p>{warningText.pausedWhy(snapshot.pause.why)}</p>
          ))}
      </Banner>
      <FailureNote failure={resume.failure} texts={failures} />
    </>
  )
}
