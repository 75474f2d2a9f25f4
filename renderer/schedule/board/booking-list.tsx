/** Bookings of any day as a table: found ones, and ones that are not on the board. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { useSites } from '../../state/profile.ts'
import { NameButton } from '../booking/name-button.tsx'
import { StateChip } from '../booking/state-chip.tsx'
import { text } from '../words/room.ts'

const labels = text.booking.labels

export function BookingList(props: {
  readonly caption: string
  readonly bookings: readonly BoardBooking[]
}) {
  const sites = useSites()
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
      cell: (booking) => <NameButton booking={booking} />,
    },
    { id: 'kana', header: labels.kana, cell: (booking) => booking.kana ?? '' },
    ...(sites.length < 2
      ? []
      : [
          {
            id: 'site',
            header: labels.site,
            cell: ({ siteId }: BoardBooking) =>
              sites.find(({ id }) => id === siteId)?.name ?? siteId,
          },
        ]),
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
