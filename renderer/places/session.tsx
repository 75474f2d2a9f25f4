/** The running session, from preparing to the closing form: its rooms put together. */
import type { ReactNode } from 'react'
import { MeetingSlot } from '../meeting/frame.tsx'
import { PeopleInMeeting } from '../meeting/people.tsx'
import { EndPrevious, MeetingPlace, ZoomAppOffer } from '../meeting/zoom-app.tsx'
import { PrecallRoom } from '../precall/room.tsx'
import { SessionNotices } from '../session/notices.tsx'
import { ProhibitedActs } from '../session/prohibited.tsx'
import { SessionRoom } from '../session/room.tsx'
import { useOwnSession } from '../state/place.ts'

export function SessionPlace(): ReactNode {
  const { state } = useOwnSession()
  const meetingFrame = <MeetingPlace slot={<MeetingSlot />} />
  switch (state) {
    case 'preparing':
    case 'lobby':
    case 'verifying':
      return (
        <PrecallRoom
          meetingFrame={meetingFrame}
          notices={
            <>
              <SessionNotices />
              <EndPrevious />
            </>
          }
          people={<PeopleInMeeting />}
          wayOut={<ZoomAppOffer />}
          prohibited={<ProhibitedActs />}
        />
      )
    case 'consulting':
    case 'closing':
      return <SessionRoom meetingFrame={meetingFrame} people={<PeopleInMeeting folds />} />
    case 'closed':
      return null
  }
}
