/** Right after a record was closed: the next booking of the same person is offered. */
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useAnswer } from '../../state/answers.ts'
import { goTo, type JustClosed } from '../../state/place.ts'
import { useBoard } from '../board-state.tsx'
import { text } from '../words/room.ts'

const words = text.booking

/** Nothing after a prohibited act: the supervisor reads that record first. */
export function NextOffer({ closed }: { readonly closed: JustClosed }) {
  const open = useBoard((board) => board.open)
  const dismiss = (): void => goTo({ justClosed: null })
  const day = useAnswer('schedule.day', { date: closed.date })
  const booking = day.data?.bookings.find((one) => one.id === closed.bookingId)
  if (booking === undefined || booking.state !== 'closed' || booking.outcome === 'prohibitedAct')
    return null
  const actions = (
    <div className="sd-row">
      <Button
        size="small"
        icon="plus"
        onPress={() => {
          dismiss()
          open({ kind: 'again', booking })
        }}
      >
        {words.again}
      </Button>
      <Button size="small" kind="text" icon="close" onPress={dismiss}>
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
