/** The running session, from preparing to the closing form: its rooms put together. */
import type { ReactNode } from 'react'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { MeetingSlot } from '../meeting/frame.tsx'
import { MeetingPlace, ZoomAppOffer } from '../meeting/zoom-app.tsx'
import { PrecallRoom } from '../precall/room.tsx'
import { SessionNotices } from '../session/notices.tsx'
import { ProhibitedActs } from '../session/prohibited.tsx'
import { SessionRoom } from '../session/room.tsx'

export function SessionPlace(props: { readonly snapshot: SessionSnapshot }): ReactNode {
  const { snapshot } = props
  const meetingFrame = <MeetingPlace snapshot={snapshot} slot={<MeetingSlot />} />
  switch (snapshot.state) {
    case 'preparing':
    case 'lobby':
    case 'verifying':
      return (
        <PrecallRoom
          snapshot={snapshot}
          meetingFrame={meetingFrame}
          notices={<SessionNotices snapshot={snapshot} />}
          wayOut={<ZoomAppOffer snapshot={snapshot} />}
          prohibited={<ProhibitedActs snapshot={snapshot} />}
        />
      )
    case 'consulting':
    case 'closing':
      return <SessionRoom snapshot={snapshot} meetingFrame={meetingFrame} />
    case 'closed':
      return null
  }
}
