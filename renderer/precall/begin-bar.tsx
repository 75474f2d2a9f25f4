/** The foot of the room: the start button, what it still waits for, the time left, and the way out. */
import type { ReactNode } from 'react'
import { SECOND } from '../../shared/clock.ts'
import { termsInForce } from '../../shared/office/profile.ts'
import { readClock, shownRemainingMs } from '../../shared/session/countdown.ts'
import { formatDuration } from '../../shared/time/words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useOwnSession } from '../state/place.ts'
import { useNow } from '../state/clock.ts'
import { useProfile } from '../state/profile.ts'
import { useCall } from '../ui/use-call.ts'
import { EndEarly } from './end-early.tsx'
import { waitingWords } from './outstanding.ts'
import { beginText as text, roomText } from './words/room.ts'
import { failures } from './words/failures.ts'

export function BeginBar({ prohibited }: { readonly prohibited: ReactNode }) {
  const snapshot = useOwnSession()
  const profile = useProfile()
  const begin = useCall('session.begin')
  const isReady = snapshot.state === 'verifying' && snapshot.outstanding.length === 0
  const words =
    isReady || snapshot.outstanding.length === 0
      ? text.ready
      : waitingWords(
          snapshot.outstanding,
          profile.checklist.items,
          termsInForce(profile.terms, snapshot.date),
        )
  return (
    <div className="precall-foot">
      <FailureNote failure={begin.failure} texts={failures} />
      <div className="precall-foot-row">
        <Button
          kind={isReady ? 'filled' : 'outlined'}
          size="large"
          icon="play"
          isDisabled={!isReady}
          busy={begin.busy}
          aria-describedby="precall-waits"
          onPress={() => void begin.run({ recordId: snapshot.recordId })}
        >
          {text.begin}
        </Button>
        <p id="precall-waits" className="precall-waits" role="status">
          {words}
        </p>
        {snapshot.clock.startedAtMs !== null && <Remaining />}
        {snapshot.state === 'verifying' && prohibited}
        <EndEarly />
      </div>
    </div>
  )
}

function Remaining() {
  const snapshot = useOwnSession()
  const now = useNow(SECOND)
  return (
    <p className="precall-remaining">
      {roomText.remaining}{' '}
      <strong className="sd-num">
        {formatDuration(shownRemainingMs(readClock(snapshot, now).remainingMs))}
      </strong>
    </p>
  )
}
