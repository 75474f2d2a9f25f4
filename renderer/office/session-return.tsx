/** Reminders of a session that runs while something else is on the screen. */
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { StickyBar } from '../ui/sticky-bar.tsx'
import './frame.css'
import { frameText } from './words/frame.ts'

export function SessionReturn(props: {
  readonly name: string
  readonly isSomebodyWaiting: boolean
  readonly onBack: () => void
}) {
  return (
    <StickyBar edge="start" className="sd-session-return">
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
    </StickyBar>
  )
}

export function OtherSession() {
  return (
    <StickyBar edge="start" className="sd-session-return">
      <Banner tone="info" icon="camera" title={frameText.otherSession}>
        {frameText.otherSessionBody}
      </Banner>
    </StickyBar>
  )
}
