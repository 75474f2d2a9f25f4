/** Who talks, who is waited for and where the office is late, on whatever PC, with what is left of each use. */
import { MINUTE } from '../../../shared/clock.ts'
import type { Left } from '../../../shared/review/running.ts'
import type { Stand, TodayRow } from '../../../shared/review/today.ts'
import { enterRoom } from '../../state/place.ts'
import { Chip } from '../../ui/chip.tsx'
import type { Look } from '../../ui/outcome-chip.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { todayText as text } from '../words/today.ts'
import type { TodayView } from './use-today.ts'

const standLook: Readonly<Record<Stand, Look>> = {
  consulting: { tone: 'success', icon: 'play' },
  verifying: { tone: 'info', icon: 'key' },
  ending: { tone: 'neutral', icon: 'pencil' },
  officeLate: { tone: 'error', icon: 'warning' },
  notIn: { tone: 'warning', icon: 'person' },
  expected: { tone: 'info', icon: 'wait' },
  preparing: { tone: 'neutral', icon: 'wait' },
  begun: { tone: 'neutral', icon: 'wait' },
  ahead: { tone: 'neutral', icon: 'calendar' },
  unanswered: { tone: 'warning', icon: 'warning' },
  over: { tone: 'neutral', icon: 'check' },
}

/** Whole minutes, never more than there are. */
function leftWords(left: Left | null): string {
  if (left === null) return text.nobody
  const minutes = Math.floor(left.ms / MINUTE)
  return minutes === 0 ? text.under : text.minutes(minutes, left.isExact)
}

export function NowTable(props: {
  readonly rows: readonly TodayRow[]
  readonly leftOf: TodayView['leftOf']
}) {
  const columns: readonly Column<TodayRow>[] = [
    { id: 'slot', header: text.slot, numeric: true, cell: ({ booking }) => booking.slot },
    {
      id: 'name',
      header: text.name,
      rowHeader: true,
      cell: ({ booking }) => (
        <button
          type="button"
          className="sd-row-open"
          aria-label={text.openBoard(booking.name)}
          onClick={() => enterRoom('board', { opened: { booking: booking.id } })}
        >
          {booking.name}
        </button>
      ),
    },
    {
      id: 'counselor',
      header: text.counselor,
      cell: ({ booking }) => booking.counselorName ?? text.nobody,
    },
    {
      id: 'stand',
      header: text.stand,
      cell: ({ stand }) => <Chip {...standLook[stand]}>{text.stands[stand]}</Chip>,
    },
    {
      id: 'left',
      header: text.left,
      numeric: true,
      cell: ({ booking }) => leftWords(props.leftOf(booking.recordId)),
    },
  ]
  return (
    <Table
      caption={text.nowTitle}
      columns={columns}
      rows={props.rows}
      rowKey={({ booking }) => booking.id}
    />
  )
}
