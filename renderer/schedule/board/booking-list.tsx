/** Bookings of any day as a table: found ones, and ones that are not on the board. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { useBoard } from '../board-state.tsx'
import { displayName } from '../booking/display-name.ts'
import { StateChip } from '../booking/state-chip.tsx'
import { text } from '../words/room.ts'

const labels = text.booking.labels

export function BookingList(props: {
  readonly caption: string
  readonly bookings: readonly BoardBooking[]
}) {
  const open = useBoard((board) => board.open)
  const columns: readonly Column<BoardBooking>[] = [
    {
      id: 'when',
      header: labels.when,
      numeric: true,
      cell: (booking) => text.booking.when(booking.date, booking.slot),
    },
    {
      id: 'name',
      header: labels.name,
      rowHeader: true,
      cell: (booking) => (
        <button
          type="button"
          className="sch-name"
          onClick={() => open({ kind: 'detail', booking })}
          aria-label={text.board.open(displayName(booking))}
        >
          {displayName(booking)}
        </button>
      ),
    },
    { id: 'kana', header: labels.kana, cell: (booking) => booking.kana ?? '' },
    { id: 'counselor', header: labels.counselor, cell: (booking) => booking.counselorName ?? '' },
    { id: 'state', header: labels.state, cell: (booking) => <StateChip booking={booking} /> },
  ]
  return (
    <Table
      caption={props.caption}
      columns={columns}
      rows={props.bookings}
      rowKey={(booking) => booking.id}
    />
  )
}
