/** The state of a booking as icon and word. */
import type { BoardBooking, BookingState } from '../../../shared/schedule/booking.ts'
import { type Outcome, OutcomeSchema } from '../../../shared/log/outcome.ts'
import { Chip } from '../../ui/chip.tsx'
import type { IconName } from '../../ui/icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import { text } from '../words/room.ts'

type Look = { readonly tone: Tone; readonly icon: IconName }

const looks: Readonly<Record<BookingState, Look>> = {
  live: { tone: 'neutral', icon: 'dot' },
  held: { tone: 'warning', icon: 'warning' },
  withdrawn: { tone: 'neutral', icon: 'undo' },
  cancelled: { tone: 'neutral', icon: 'close' },
  inSession: { tone: 'info', icon: 'play' },
  closed: { tone: 'success', icon: 'check' },
}

const GOOD: ReadonlySet<Outcome> = new Set<Outcome>(['completed', 'capReached'])

/** The word for it: of a closed booking what came of it, else its state. */
export function stateWord(booking: BoardBooking): string {
  const outcome = OutcomeSchema.safeParse(booking.outcome)
  return booking.state === 'closed' && outcome.success
    ? text.reasons.outcome[outcome.data]
    : text.reasons.state[booking.state]
}

function lookOf(booking: BoardBooking): Look {
  const outcome = OutcomeSchema.safeParse(booking.outcome)
  if (booking.state === 'closed' && outcome.success && !GOOD.has(outcome.data))
    return { tone: 'warning', icon: 'info' }
  return looks[booking.state]
}

export function StateChip(props: { readonly booking: BoardBooking }) {
  const look = lookOf(props.booking)
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {stateWord(props.booking)}
    </Chip>
  )
}
