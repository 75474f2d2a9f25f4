/** The day: slots as rows, booths as columns, who is where, and the one thing to do next. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import type { LocalTime } from '../../../shared/time/day.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import type { SessionSnapshot } from '../../../shared/session/snapshot.ts'
import type { ValueOf } from '../../state/answers.ts'
import { useSession } from '../../state/kept.ts'
import { text } from '../words/room.ts'
import { BookingCell, type CellAction, FreeCell } from './cell.tsx'
import { type BoardDay, mayPrepare, minutesUntil, nextBooking, phaseOf } from './now.ts'
import { type BoardRow, placeInBooths } from './place.ts'
import { BoardWrap } from './board-wrap.tsx'

const words = text.board

/** More booths than that stand closer, so that eight are in sight at 1366 pixels. */
const MANY = 4

export type Day = ValueOf<'schedule.day'>

/** While a session runs nothing else can be prepared; the frame leads back to it. */
function actionFor(
  booking: BoardBooking,
  next: BoardBooking | null,
  session: SessionSnapshot | null,
  wallMs: number,
): CellAction {
  if (session !== null) return 'no'
  if (booking.id === next?.id) return 'next'
  return mayPrepare(booking, next, wallMs) ? 'possible' : 'no'
}

export function DayBoard(props: { readonly day: Day; readonly wallMs: number }) {
  const { day, wallMs } = props
  const session = useSession()
  const { rows, counselors } = placeInBooths(day.bookings, day.slots, day.boothsPerSlot)
  const next = nextBooking(day.bookings, day.capSeconds, wallMs)
  // A slot the office no longer has, but with a booking in it, is a row like any other.
  const shown = { ...day, date: day.day.date, slots: rows.map((row) => row.slot) }
  return (
    <BoardWrap>
      <table className="sch-board" data-many={counselors.length > MANY || undefined}>
        <caption className="sd-hidden-visually">{words.boardOf(day.day.date)}</caption>
        <thead>
          <tr>
            <th scope="col" className="sch-slot-col">
              <span className="sd-hidden-visually">{words.slotColumn}</span>
            </th>
            {counselors.map((name, index) => (
              <th key={index} scope="col">
                {words.booth(index + 1)}{' '}
                <span className="sch-booth-who">{name ?? words.nobody}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slot} data-phase={phaseOf(row.slot, shown, wallMs)}>
              <SlotHead slot={row.slot} day={shown} wallMs={wallMs} />
              <RowCells
                row={row}
                day={day}
                wallMs={wallMs}
                action={(booking) => actionFor(booking, next, session, wallMs)}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </BoardWrap>
  )
}

function SlotHead(props: {
  readonly slot: LocalTime
  readonly day: BoardDay
  readonly wallMs: number
}) {
  const phase = phaseOf(props.slot, props.day, props.wallMs)
  const minutes = minutesUntil(props.slot, props.day.date, props.wallMs)
  return (
    <th scope="row" className="sch-slot">
      <span className="sch-slot-time sd-num">{props.slot}</span>
      {phase === 'now' && (
        <span className="sch-slot-left sd-num">
          {minutes === null ? words.running : words.in(minutes)}
        </span>
      )}
      {phase === 'past' && <span className="sd-hidden-visually">{words.over}</span>}
    </th>
  )
}

function RowCells(props: {
  readonly row: BoardRow
  readonly day: Day
  readonly wallMs: number
  readonly action: (booking: BoardBooking) => CellAction
}) {
  const { row, day } = props
  const date = day.day.date
  const ahead = minutesUntil(row.slot, date, props.wallMs) !== null || date > dateOf(props.wallMs)
  return row.cells.map((booking, index) => (
    <td key={index} data-state={booking?.state ?? 'free'}>
      {booking === null ? (
        <FreeCell
          date={date}
          slot={row.slot}
          booth={index + 1}
          canBook={ahead && day.slots.includes(row.slot)}
        />
      ) : (
        <BookingCell booking={booking} action={props.action(booking)} />
      )}
    </td>
  ))
}
