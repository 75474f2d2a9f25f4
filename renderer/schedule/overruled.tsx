/** Whoever typed a word that another PC's replaced is told on the board, until they say that they have seen it. */
import type { LocalDate } from '../../shared/time/day.ts'
import { useAnswer } from '../state/answers.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import type { Lost } from '../../shared/schedule/overruled.ts'
import { useBoard } from './board-state.tsx'
import { overruledText as text } from './words/overruled.ts'
import { text as room } from './words/room.ts'

export function OverruledNotice(props: {
  readonly date: LocalDate
  readonly bookings: readonly BoardBooking[]
}) {
  const lost = useAnswer('schedule.overruled', { date: props.date }).data ?? []
  if (lost.length === 0) return null
  return (
    <Banner tone="warning" title={text.title}>
      <ul>
        {[...Map.groupBy(lost, ({ bookingId }) => bookingId)].map(([id, words]) => (
          <OfBooking
            key={id}
            words={words}
            booking={props.bookings.find((booking) => booking.id === id) ?? null}
          />
        ))}
      </ul>
    </Banner>
  )
}

function OfBooking(props: {
  readonly words: readonly Lost[]
  readonly booking: BoardBooking | null
}) {
  const { words, booking } = props
  const open = useBoard((board) => board.open)
  const see = useCall('schedule.seeOverruled')
  const [first] = words
  if (first === undefined) return null
  return (
    <li className="sch-lost">
      <div className="sch-lost-words">
        <p className="sd-num">{text.who(first.slot, first.name)}</p>
        {words.map(({ field, lostAtMs, winner }) => (
          <p key={field}>{text.what(field, lostAtMs, winner)}</p>
        ))}
        <FailureNote failure={see.failure} texts={room.reasons.booking} />
      </div>
      {booking !== null && (
        <Button size="small" onPress={() => open({ kind: 'detail', booking })}>
          {text.open}
        </Button>
      )}
      <Button
        size="small"
        busy={see.busy}
        onPress={() => void see.run({ bookingId: first.bookingId })}
      >
        {text.seen}
      </Button>
    </li>
  )
}
