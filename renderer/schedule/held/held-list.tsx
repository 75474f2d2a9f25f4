/** Bookings that could not be booked: their reasons, and the two ways to resolve them. They stay until then. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { judgedOf } from '../../../shared/schedule/allowed.ts'
import { useAnswer } from '../../state/answers.ts'
import { Button } from '../../ui/button.tsx'
import { useBoard } from '../board-state.tsx'
import { NameButton } from '../booking/name-button.tsx'
import { displayName } from '../booking/display-name.ts'
import { judgeText } from '../words/judge.ts'
import { Reasons } from '../booking/reasons.tsx'
import { text } from '../words/room.ts'
import { MOST_SHOWN } from './limits.ts'

const words = text.booking

export function HeldList(props: {
  /** By date and time; `total` counts those that are not here yet as well. */
  readonly held: readonly BoardBooking[]
  readonly total: number
  readonly onMore: () => void
}) {
  return (
    <>
      <p className="sd-quiet">{words.heldHint}</p>
      <ul className="sch-held" aria-label={words.held}>
        {props.held.map((booking, index) => (
          <HeldItem key={booking.id} booking={booking} first={index === 0} />
        ))}
      </ul>
      {Math.min(props.total, MOST_SHOWN) > props.held.length && (
        <div>
          <Button icon="chevronDown" onPress={props.onMore}>
            {words.more(props.total - props.held.length)}
          </Button>
        </div>
      )}
    </>
  )
}

function HeldItem(props: { readonly booking: BoardBooking; readonly first: boolean }) {
  const { booking } = props
  const open = useBoard((board) => board.open)
  const profile = useAnswer('office.profile', {}).data
  const mustJudge = profile !== null && judgedOf(booking.holdReasons, profile).length > 0
  return (
    <li className="sd-card sch-held-item">
      <div className="sch-held-who">
        <NameButton booking={booking} />
        <span className="sd-num">{words.when(booking.date, booking.slot)}</span>
      </div>
      <Reasons
        label={words.heldWhy}
        reasons={booking.holdReasons}
        words={(reason) => text.reasons.hold[reason]}
      />
      <div className="sch-held-do">
        {mustJudge && (
          <Button
            size="small"
            kind={props.first ? 'filled' : 'outlined'}
            icon="key"
            aria-label={judgeText.openOf(displayName(booking))}
            onPress={() => open({ kind: 'judge', booking })}
          >
            {judgeText.open}
          </Button>
        )}
        <Button
          size="small"
          kind={props.first && !mustJudge ? 'filled' : 'outlined'}
          icon="pencil"
          aria-label={words.heldFixOf(displayName(booking))}
          onPress={() => open({ kind: 'form', booking })}
        >
          {words.heldFix}
        </Button>
        <Button
          size="small"
          kind="danger"
          icon="trash"
          aria-label={words.heldCancelOf(displayName(booking))}
          onPress={() => open({ kind: 'cancel', booking })}
        >
          {words.heldCancel}
        </Button>
      </div>
    </li>
  )
}
