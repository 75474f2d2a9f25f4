/** One day below the toolbar: the board, or why there is none, and what is no longer on it. */
import type { SessionSnapshot } from '../../../shared/session/snapshot.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { text } from '../text.ts'
import { BookingList } from './booking-list.tsx'
import { ClosedDay } from './closed-day.tsx'
import { type BoardActions, type Day, DayBoard } from './day-board.tsx'
import { isSeated } from './place.ts'

const words = text.board

export function DayPart(
  props: {
    readonly day: Day
    readonly wallMs: number
    readonly session: SessionSnapshot | null
    readonly onDay: (date: LocalDate) => void
  } & BoardActions,
) {
  const { day } = props
  const gone = day.bookings.filter(
    (booking) => booking.state === 'cancelled' || booking.state === 'withdrawn',
  )
  return (
    <div className="sd-stack">
      {day.day.open && !day.bookings.some(isSeated) && (
        <p className="sch-empty">
          <strong>{words.emptyTitle}</strong> {words.emptyHint}
        </p>
      )}
      {day.day.open ? <DayBoard {...props} /> : <ClosedDay {...props} />}
      {gone.length > 0 && (
        <details className="sch-gone">
          <summary>{words.gone(gone.length)}</summary>
          <BookingList caption={words.gone(gone.length)} bookings={gone} onOpen={props.onOpen} />
        </details>
      )}
    </div>
  )
}
