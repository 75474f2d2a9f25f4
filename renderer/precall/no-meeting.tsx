/** In place of the steps where the office has no Zoom: what is true, the call to the job seeker, and the end by the office's own reason (M12-2-4). */
import { useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { ContactForm } from './contact-form.tsx'
import { endText } from './words/end.ts'
import { failures } from './words/failures.ts'
import { noMeetingText as text } from './words/no-meeting.ts'

export function NoMeeting() {
  const { recordId, bookingId } = useOwnSession()
  const [sure, setSure] = useState(false)
  const end = useCall('session.end')
  const confirm = async (): Promise<void> => {
    await end.run({ recordId, cause: 'officeReason' })
    setSure(false)
  }
  return (
    <div className="sd-stack">
      <Banner tone="warning" title={text.title}>
        <p>{text.body}</p>
        <p>{text.setUp}</p>
      </Banner>
      <ContactForm bookingId={bookingId} />
      <div className="sd-row">
        <Button kind="filled" icon="stop" onPress={() => setSure(true)}>
          {text.end}
        </Button>
      </div>
      <FailureNote failure={end.failure} texts={failures} />
      {sure && (
        <Confirm
          title={endText.causes.officeReason.question}
          body={text.body}
          confirmLabel={text.end}
          danger
          busy={end.busy}
          onConfirm={() => void confirm()}
          onCancel={() => setSure(false)}
        />
      )}
    </div>
  )
}
