/** The join link of a booking's meeting, for the job seeker. Nothing while meetings are the practice ones. */
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import './settings.css'
import { zoomFailures, zoomText as text } from './words/zoom.ts'

type Shown = { readonly joinUrl: string; readonly passcode: string }

export function Invitation(props: { readonly bookingId: string }) {
  const carrier = useAnswer('meeting.carrier', {})
  const invite = useCall('meeting.invitation')
  const [shown, setShown] = useState<Shown | null>(null)
  if (carrier.data?.carrier !== 'zoom') return null
  const press = async (): Promise<void> => {
    const answer = await invite.run({ bookingId: props.bookingId })
    if (answer.ok) setShown(answer.value)
  }
  return (
    <div className="sd-stack-tight zoom-invitation">
      {shown === null ? (
        <div>
          <Button icon="camera" busy={invite.busy} onPress={() => void press()}>
            {text.invite}
          </Button>
        </div>
      ) : (
        <Link {...shown} />
      )}
      <FailureNote failure={invite.failure} texts={zoomFailures} />
    </div>
  )
}

function Link({ joinUrl, passcode }: Shown) {
  return (
    <>
      <h3>{text.inviteTitle}</h3>
      <p className="zoom-link">{joinUrl}</p>
      <p>
        {text.invitePasscode}: <strong className="sd-num">{passcode}</strong>
      </p>
      <p className="sd-quiet">{text.inviteHint}</p>
      <div>
        <CopyButton text={`${text.inviteLink}: ${joinUrl}\n${text.invitePasscode}: ${passcode}`}>
          {text.copy}
        </CopyButton>
      </div>
    </>
  )
}
