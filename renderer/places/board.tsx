/** The day's board, with the invitation to a booking's meeting. */
import { Invitation } from '../meeting/invitation.tsx'
import { NoMeetingNotice } from '../meeting/no-meeting-notice.tsx'
import { SdkNotice } from '../meeting/sdk-notice.tsx'
import { PastConsultations } from '../records/past.tsx'
import { ReturnedNotice } from '../records/returned-notice.tsx'
import { ScheduleRoom } from '../schedule/room.tsx'

export function BoardPlace() {
  return (
    <>
      <ReturnedNotice />
      <NoMeetingNotice />
      <SdkNotice />
      <ScheduleRoom
        invitation={(bookingId) => <Invitation key={bookingId} bookingId={bookingId} />}
        past={(bookingId) => (
          <PastConsultations key={bookingId} bookingId={bookingId} isKnown={false} />
        )}
      />
    </>
  )
}
