/** Bookings that could not be booked: their reasons, and the two ways to resolve them. They stay until then. */
import { useState } from 'react'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { displayName } from '../booking/display-name.ts'
import { text } from '../text.ts'

const words = text.booking
/** A file with a wrong column can hold thousands: the list grows on request. */
const AT_ONCE = 50

export function HeldList(props: {
  readonly held: readonly BoardBooking[]
  readonly onOpen: (booking: BoardBooking) => void
  readonly onFix: (booking: BoardBooking) => void
  readonly onCancel: (booking: BoardBooking) => void
}) {
  const [shown, setShown] = useState(AT_ONCE)
  const sorted = [...props.held].sort((a, b) => (`${a.date} ${a.slot}` < `${b.date} ${b.slot}` ? -1 : 1))
  return (
    <>
      <p className="sd-quiet">{words.heldHint}</p>
      <ul className="sch-held" aria-label={words.held}>
        {sorted.slice(0, shown).map((booking, index) => <HeldItem key={booking.id} booking={booking} first={index === 0} {...props} />)}
      </ul>
      {sorted.length > shown && <div><Button icon="chevronDown" onPress={() => setShown(shown + AT_ONCE)}>{words.more(sorted.length - shown)}</Button></div>}
    </>
  )
}

function HeldItem(props: {
  readonly booking: BoardBooking
  readonly first: boolean
  readonly onOpen: (booking: BoardBooking) => void
  readonly onFix: (booking: BoardBooking) => void
  readonly onCancel: (booking: BoardBooking) => void
}) {
  const { booking } = props
  return (
    <li className="sd-card sch-held-item">
      <div className="sch-held-who">
        <button type="button" className="sch-name" onClick={() => props.onOpen(booking)} aria-label={text.board.open(displayName(booking))}>{displayName(booking)}</button>
        <span className="sd-num">{words.when(booking.date, booking.slot)}</span>
      </div>
      <ul className="sch-reasons" aria-label={words.heldWhy}>
        {booking.holdReasons.map((reason) => <li key={reason}><Icon name="warning" size={1} /><span>{text.reasons.hold[reason]}</span></li>)}
      </ul>
      <div className="sch-held-do">
        <Button size="small" kind={props.first ? 'filled' : 'outlined'} icon="pencil" aria-label={words.heldFixOf(displayName(booking))} onPress={() => props.onFix(booking)}>{words.heldFix}</Button>
        <Button size="small" kind="danger" icon="trash" aria-label={words.heldCancelOf(displayName(booking))} onPress={() => props.onCancel(booking)}>{words.heldCancel}</Button>
      </div>
    </li>
  )
}
