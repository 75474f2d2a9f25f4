/** Of one job seeker: mails of which nobody knows whether they went out, to be decided where the contacts stand. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { usePeople } from './people.ts'
import './telling.css'
import type { Wish } from './use-handing.ts'
import { Undecided } from './undecided.tsx'
import { useSending } from './use-sending.ts'

/** Nothing is sent from here. */
const noWish: Wish = { kindOf: () => 'first', languageOf: () => 'ja', isAgain: () => false }

/** @param props.onDecided takes the keyboard */
export function OwnMails(props: {
  readonly booking: BoardBooking
  readonly onDecided: () => void
}) {
  const people = usePeople([props.booking], [])
  const sending = useSending(noWish)
  return <Undecided people={people} sending={sending} onDecided={props.onDecided} />
}
