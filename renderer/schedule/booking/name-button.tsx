/** The name of a booking, which opens it. */
import type { ReactNode } from 'react'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { useBoard } from '../board-state.tsx'
import { text } from '../words/room.ts'
import { displayName } from './display-name.ts'

/** @param props.children what stands behind the name */
export function NameButton(props: {
  readonly booking: BoardBooking
  readonly children?: ReactNode
}) {
  const { booking } = props
  const open = useBoard((board) => board.open)
  const name = displayName(booking)
  return (
    <button
      type="button"
      className="sch-name"
      onClick={() => open({ kind: 'detail', booking })}
      aria-label={text.board.open(name)}
    >
      {name}
      {props.children}
    </button>
  )
}
