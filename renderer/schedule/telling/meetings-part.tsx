/** How far the meetings of the day are, and the press that makes those that are missing. */
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { failureText } from '../../ui/find-failure-text.ts'
import { Progress } from '../../ui/progress.tsx'
import { displayName } from '../booking/display-name.ts'
import { handFailures } from '../words/hand-failures.ts'
import { tellingText as text } from '../words/telling.ts'
import { Done } from './done.tsx'
import type { Making } from './make-meetings.ts'
import type { MakeMeetings } from './use-meetings.ts'

/** @param props.isNext making them is the next thing to do on this screen */
export function MeetingsPart(props: {
  readonly missing: readonly BoardBooking[]
  readonly made: number
  readonly isNext: boolean
  readonly work: MakeMeetings
}) {
  const { missing, work } = props
  const { making } = work
  if (making !== null && making.now !== null)
    return <Running making={making} now={making.now} onStop={work.stop} />
  return (
    <>
      <p>{text.meetings(props.made, missing.length)}</p>
      {missing.length > 0 && (
        <Button
          kind={props.isNext ? 'filled' : 'outlined'}
          icon="camera"
          onPress={() => void work.start(missing)}
        >
          {text.make(missing.length)}
        </Button>
      )}
      {making !== null && <Outcome making={making} />}
    </>
  )
}

function Running(props: {
  readonly making: Making
  readonly now: BoardBooking
  readonly onStop: () => void
}) {
  const { total, done, failed, stopped } = props.making
  const over = done + failed.length
  return (
    <div className="sd-stack-tight sch-tell-making" role="status">
      <Progress
        label={text.making(displayName(props.now))}
        done={over}
        total={total}
        detail={text.makingCount(over, total)}
      />
      <div className="sd-row">
        <Button icon="stop" isDisabled={stopped} onPress={props.onStop}>
          {text.stop}
        </Button>
        {stopped && <span className="sd-quiet">{text.stopping}</span>}
      </div>
    </div>
  )
}

function Outcome({ making }: { readonly making: Making }) {
  const { done, failed, stopped, total } = making
  return (
    <>
      {stopped && <Done>{text.stopped(done, total - done - failed.length)}</Done>}
      {!stopped && done > 0 && <Done>{text.made(done)}</Done>}
      {failed.length > 0 && (
        <Banner tone="error" title={text.failed(failed.length)} live>
          <ul>
            {failed.map(({ booking, failure }) => {
              const { what, next = '' } = failureText(failure, handFailures)
              return <li key={booking.id}>{text.failedOf(displayName(booking), what, next)}</li>
            })}
          </ul>
        </Banner>
      )}
    </>
  )
}
