/** Mails of which nobody knows whether they went out: a person says so, and until then none of them is sent again. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { announce } from '../../ui/announce.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { displayName } from '../booking/display-name.ts'
import { handFailures } from '../words/hand-failures.ts'
import { sendingText as text } from '../words/sending.ts'
import type { Person } from './people.ts'
import type { Sending, Standing } from './use-sending.ts'

/** @param props.onDecided takes the keyboard, before the line is gone */
export function Undecided(props: {
  readonly people: readonly Person[]
  readonly sending: Sending
  readonly onDecided: () => void
}) {
  const decide = useCall('telling.decide')
  const open = props.people.flatMap(({ booking }) =>
    props.sending
      .standings(booking)
      .filter(({ state }) => state === 'unknown')
      .map((standing) => ({ booking, standing })),
  )
  const say = async (
    booking: BoardBooking,
    { mail }: Standing,
    arrived: boolean,
  ): Promise<void> => {
    props.onDecided()
    const answer = await decide.run({ bookingId: booking.id, mailId: mail.id, arrived })
    if (answer.ok) announce(text.decided)
  }
  return (
    <>
      <FailureNote failure={decide.failure} texts={handFailures} />
      {open.length > 0 && (
        <Banner tone="warning" title={text.unknownTitle(open.length)}>
          <p>{text.unknownHint}</p>
          <ul className="sch-tell-undecided">
            {open.map(({ booking, standing }) => (
              <li key={standing.mail.id}>
                <span>
                  {displayName(booking)}さん {text.mail(standing.mail.kind, text.states.unknown)}
                </span>
                <Button
                  size="small"
                  busy={decide.busy}
                  aria-label={text.arrivedOf(displayName(booking))}
                  onPress={() => void say(booking, standing, true)}
                >
                  {text.arrived}
                </Button>
                <Button
                  size="small"
                  busy={decide.busy}
                  aria-label={text.notArrivedOf(displayName(booking))}
                  onPress={() => void say(booking, standing, false)}
                >
                  {text.notArrived}
                </Button>
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  )
}
