/** On the board of a real office without a Zoom account: nobody may be told to wait in a meeting that no one can open. */
import { Banner } from '../ui/banner.tsx'
import { useAnswer } from '../state/answers.ts'
import { zoomText as text } from './words/zoom.ts'

export function NoMeetingNotice() {
  if (useAnswer('meeting.carrier', {}).data?.carrier !== 'none') return null
  return (
    <div className="sd-session-return">
      <Banner tone="warning" title={text.noMeetings}>
        <p>{text.noMeetingsNext}</p>
      </Banner>
    </div>
  )
}
