/** The meeting that a booking brings along: that there is one, and whether it can be used. */
import { useAnswer } from '../../state/answers.ts'
import { Banner } from '../../ui/banner.tsx'
import { text } from '../words/room.ts'

const words = text.booking

export function OwnMeetingFact(props: { readonly bookingId: string }) {
  const { data } = useAnswer('meeting.ownMeeting', props)
  if (data === null) return words.ownMeetings.checking
  return data.check === null ? words.ownMeetings.practice : words.ownMeetings[data.check.verdict]
}

/** Nothing while nothing speaks against it. */
export function OwnMeetingWarning(props: { readonly bookingId: string }) {
  const check = useAnswer('meeting.ownMeeting', props).data?.check
  if (check?.verdict !== 'elsewhere' && check?.verdict !== 'unsafe') return null
  return (
    <Banner tone="warning" title={words.ownMeetings[check.verdict]}>
      {check.settings.length > 0 && (
        <ul className="sch-reasons">
          {check.settings.map((setting) => (
            <li key={setting}>{words.ownSettings[setting]}</li>
          ))}
        </ul>
      )}
      <p>{words.ownMeetingNext[check.verdict]}</p>
    </Banner>
  )
}
