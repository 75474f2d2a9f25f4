/** Right after a record was closed: the next booking of the same person is offered. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useQuery } from '../../ui/use-call.ts'
import { text } from '../text.ts'

const words = text.booking

/** The booking whose record was closed last. */
export type JustClosed = { readonly bookingId: string; readonly date: LocalDate }

/** Nothing after a prohibited act: the supervisor reads that record first. */
export function NextOffer(props: {
  readonly closed: JustClosed
  readonly onBook: (booking: BoardBooking) => void
  readonly onDismiss: () => void
}) {
  const { closed } = props
  const day = useQuery('schedule.day', { date: closed.date }, ['schedule.changed'])
  const booking = day.data?.bookings.find((one) => one.id === closed.bookingId)
  if (booking === undefined || booking.state !== 'closed' || booking.outcome === 'prohibitedAct')
    return null
  const actions = (
    <div className="sd-row">
      <Button
        size="small"
        icon="plus"
        onPress={() => {
          props.onDismiss()
          props.onBook(booking)
        }}
      >
        {words.again}
      </Button>
      <Button size="small" kind="text" icon="close" onPress={props.onDismiss}>
        {words.close}
      </Button>
    </div>
  )
  return (
    <div className="sch-begun">
      <Banner
        tone="success"
        icon="checkCircle"
        title={words.recordClosed(booking.name)}
        action={actions}
      >
        {words.recordClosedNext}
      </Banner>
    </div>
  )
}
