/** Reminders of a session that runs while something else is on the screen. */
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import './frame.css'
import { frameText } from './words/frame.ts'

export function SessionReturn(props: {
  readonly name: string
  readonly isSomebodyWaiting: boolean
  readonly onBack: () => void
}) {
  return (
    <div className="sd-session-return">
      <Banner
        tone="warning"
        icon="camera"
        title={
          props.isSomebodyWaiting ? frameText.somebodyWaits : frameText.sessionGoesOn(props.name)
        }
        action={
          <Button kind="filled" icon="arrowLeft" onPress={props.onBack}>
            {frameText.backToSession}
          </Button>
        }
      />
    </div>
  )
}

export function OtherSession() {
  return (
    <div className="sd-session-return">
      <Banner tone="info" icon="camera" title={frameText.otherSession}>
        {frameText.otherSessionBody}
      </Banner>
    </div>
  )
}
