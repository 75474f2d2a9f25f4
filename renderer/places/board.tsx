/** The day's board, with the invitation to a booking's meeting. */
import { Invitation } from '../meeting/invitation.tsx'
import { ScheduleRoom } from '../schedule/room.tsx'

export function BoardPlace() {
  return (
    <ScheduleRoom
      invitation={(bookingId) => <Invitation key={bookingId} bookingId={bookingId} />}
    />
  )
}
