/** The state of a booking as icon and word. */
import type { BoardBooking, BookingState } from '../../../shared/schedule/booking.ts'
import { OutcomeSchema } from '../../../shared/log/outcome.ts'
import { outcomeText } from '../../../shared/log/outcome-text.ts'
import { Chip } from '../../ui/chip.tsx'
import { type Look, outcomeLook } from '../../ui/outcome-chip.tsx'
import { uiText } from '../../ui/words.ts'
import { text } from '../words/room.ts'

const looks: Readonly<Record<BookingState, Look>> = {
  live: { tone: 'neutral', icon: 'dot' },
  held: { tone: 'warning', icon: 'warning' },
  withdrawn: { tone: 'neutral', icon: 'undo' },
  cancelled: { tone: 'neutral', icon: 'close' },
  inSession: { tone: 'info', icon: 'play' },
  closed: { tone: 'success', icon: 'check' },
}

/** The word for it: of a closed booking what came of it, else its state. */
export function stateWord(booking: BoardBooking): string {
  const outcome = OutcomeSchema.safeParse(booking.outcome)
  return booking.state === 'closed' && outcome.success
    ? outcomeText[outcome.data]
    : text.reasons.state[booking.state]
}

function lookOf(booking: BoardBooking): Look {
  const outcome = OutcomeSchema.safeParse(booking.outcome)
  return booking.state === 'closed' && outcome.success
    ? outcomeLook[outcome.data]
    : looks[booking.state]
}

export function StateChip(props: { readonly booking: BoardBooking }) {
  const look = lookOf(props.booking)
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {stateWord(props.booking)}
      {props.booking.corrected && uiText.corrected}
    </Chip>
  )
}
