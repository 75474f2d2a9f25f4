/** The state of a booking as icon and word. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { OutcomeSchema } from '../../../shared/log/outcome.ts'
import { bookingStates, outcomeStates } from '../../../shared/log/states.ts'
import { Chip, type Stated } from '../../ui/chip.tsx'
import { uiText } from '../../ui/words.ts'

/** Of a closed booking what came of it, else its state. */
function stateOf(booking: BoardBooking): Stated {
  const outcome = OutcomeSchema.safeParse(booking.outcome)
  return booking.state === 'closed' && outcome.success
    ? outcomeStates[outcome.data]
    : bookingStates[booking.state]
}

export const stateWord = (booking: BoardBooking): string => stateOf(booking).word

export function StateChip(props: { readonly booking: BoardBooking }) {
  return <Chip state={stateOf(props.booking)}>{props.booking.corrected && uiText.corrected}</Chip>
}
