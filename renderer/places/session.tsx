/** The running session, from preparing to the closing form: its rooms put together. */
import type { ReactNode } from 'react'
import { MeetingSlot } from '../meeting/frame.tsx'
import { PeopleInMeeting } from '../meeting/people.tsx'
import { EndPrevious, MeetingPlace, ZoomAppOffer } from '../meeting/zoom-app.tsx'
import { PrecallRoom } from '../precall/room.tsx'
import { PastConsultations } from '../records/past.tsx'
import { SessionNotices } from '../session/notices.tsx'
import { ProhibitedActs } from '../session/prohibited.tsx'
import { SessionRoom } from '../session/room.tsx'
import { useOwnSession } from '../state/place.ts'

export function SessionPlace(): ReactNode {
  const { state, bookingId, gate } = useOwnSession()
  const { nameConfirmed } = gate.identity
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
          past={(folds) => (
            <PastConsultations bookingId={bookingId} isKnown={nameConfirmed} folds={folds} />
          )}
          wayOut={<ZoomAppOffer />}
          prohibited={<ProhibitedActs />}
        />
      )
    case 'consulting':
    case 'closing':
      return (
        <SessionRoom
          meetingFrame={meetingFrame}
          people={<PeopleInMeeting folds />}
          past={<PastConsultations bookingId={bookingId} isKnown={nameConfirmed} folds />}
        />
      )
    case 'closed':
      return null
  }
}
