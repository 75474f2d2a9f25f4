/** A closed day says why, and where to go from here. */
import type { LocalDate } from '../../../shared/time/day.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { text } from '../words/room.ts'
import { BookingList } from './booking-list.tsx'
import type { Day } from './day-board.tsx'
import { isSeated } from './place.ts'

const words = text.board

export function ClosedDay(props: { readonly day: Day; readonly onDay: (date: LocalDate) => void }) {
  const { day } = props
  const left = day.bookings.filter(isSeated)
  return (
    <div className="sd-stack">
      {left.length > 0 && (
        <>
          <Banner tone="warning" title={words.bookedOnClosed(left.length)} />
          <BookingList caption={words.boardOf(day.day.date)} bookings={left} />
        </>
      )}
      <EmptyState
        icon="calendar"
        title={words.closedTitle}
        hint={day.day.reason === null ? words.closedNoReason : words.closedBecause(day.day.reason)}
        action={
          <Button kind="filled" icon="arrowRight" onPress={() => props.onDay(day.nextOpenDay)}>
            {words.nextOpenDay(day.nextOpenDay)}
          </Button>
        }
      />
    </div>
  )
}
