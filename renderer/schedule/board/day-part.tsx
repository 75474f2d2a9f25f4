/** One day below the toolbar: the board, or why there is none, and what is no longer on it. */
import type { LocalDate } from '../../../shared/time/day.ts'
import { text } from '../words/room.ts'
import { BookingList } from './booking-list.tsx'
import { ClosedDay } from './closed-day.tsx'
import { type Day, DayBoard } from './day-board.tsx'
import { isSeated } from './place.ts'

const words = text.board

export function DayPart(props: {
  readonly day: Day
  readonly wallMs: number
  readonly onDay: (date: LocalDate) => void
}) {
  const { day, wallMs, onDay } = props
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
      {day.day.open ? (
        <DayBoard day={day} wallMs={wallMs} />
      ) : (
        <ClosedDay day={day} onDay={onDay} />
      )}
      {gone.length > 0 && (
        <details className="sch-gone">
          <summary>{words.gone(gone.length)}</summary>
          <BookingList caption={words.gone(gone.length)} bookings={gone} />
        </details>
      )}
    </div>
  )
}
