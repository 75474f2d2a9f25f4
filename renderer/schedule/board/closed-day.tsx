/** A closed day says why, and where to go from here. */
import type { LocalDate } from '../../../shared/time/day.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { text } from '../words/room.ts'
import { BookingList } from './booking-list.tsx'
import type { Day } from './day-board.tsx'
import { useBoard } from '../board-state.tsx'
import { isSeated } from './place.ts'

const words = text.board

export function ClosedDay(props: { readonly day: Day; readonly onDay: (date: LocalDate) => void }) {
  const { day } = props
  const left = day.bookings.filter(isSeated)
  const held = day.bookings.filter(({ state }) => state === 'held').length
  const move = useBoard((board) => board.move)
  return (
    <div className="sd-stack">
      {left.length > 0 && (
        <>
          <Banner tone="warning" title={words.bookedOnClosed(left.length)} />
          <BookingList caption={words.boardOf(day.day.date)} bookings={left} />
        </>
      )}
      {held > 0 && (
        <Banner
          tone="warning"
          title={words.heldOnClosed(held)}
          action={
            <Button kind="filled" onPress={() => move(day.day.date)}>
              {words.moveTogether}
            </Button>
          }
        />
      )}
      <EmptyState
        icon="calendar"
        title={words.closedTitle}
        hint={day.day.reason === null ? words.closedNoReason : words.closedBecause(day.day.reason)}
        action={
          <Button
            kind={held > 0 ? 'outlined' : 'filled'}
            icon="arrowRight"
            onPress={() => props.onDay(day.nextOpenDay)}
          >
            {words.nextOpenDay(day.nextOpenDay)}
          </Button>
        }
      />
    </div>
  )
}
