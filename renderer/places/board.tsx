/** The day's board, with the invitation to a booking's meeting. */
import type { Account } from '../../shared/people/account.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { Invitation } from '../meeting/invitation.tsx'
import type { JustClosed } from '../schedule/booking/next-offer.tsx'
import { ScheduleRoom } from '../schedule/room.tsx'

export function BoardPlace(props: {
  readonly account: Account
  readonly session: SessionSnapshot | null
  readonly onPrepare: (bookingId: string) => void
  readonly justClosed: JustClosed | null
  readonly onDismiss: () => void
}) {
  return (
    <ScheduleRoom
      {...props}
      invitation={(bookingId) => <Invitation key={bookingId} bookingId={bookingId} />}
    />
  )
}
