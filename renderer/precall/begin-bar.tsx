/** The foot of the room: the start button, what it still waits for, the time left, and the way out. */
import type { ReactNode } from 'react'
import { SECOND } from '../../shared/clock.ts'
import { termsInForce } from '../../shared/office/profile.ts'
import { shownRemainingMs } from '../../shared/session/countdown.ts'
import { formatDuration } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { useDue } from '../ui/due.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { StickyBar } from '../ui/sticky-bar.tsx'
import { useOwnSession } from '../state/place.ts'
import { useNow } from '../state/clock.ts'
import { useSessionClock } from '../state/session-clock.ts'
import { useProfile } from '../state/profile.ts'
import { useCall } from '../ui/use-call.ts'
import { BeginTimes } from './begin-times.tsx'
import { EndEarly } from './end-early.tsx'
import { missingAt, waitingWords } from './outstanding.ts'
import { beginText as text, roomText } from './words/room.ts'
import { failures } from './words/failures.ts'

export function BeginBar({ prohibited }: { readonly prohibited: ReactNode }) {
  const snapshot = useOwnSession()
  const profile = useProfile()
  const begin = useCall('session.begin')
  const now = useNow(SECOND)
  const missing = missingAt(snapshot, now)
  const isReady = snapshot.state === 'verifying' && missing.length === 0
  const place = useDue<HTMLDivElement>(isReady)
  const words =
    isReady || missing.length === 0
      ? text.ready
      : waitingWords(missing, profile.checklist.items, termsInForce(profile.terms, snapshot.date))
  return (
    <StickyBar edge="end" className="precall-foot">
      <FailureNote failure={begin.failure} texts={failures} />
      <BeginTimes />
      <div
        ref={place}
        className="precall-foot-row"
        role="group"
        aria-label={text.begin}
        tabIndex={-1}
      >
        {snapshot.meetingPossible && (
          <>
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
          </>
        )}
        {snapshot.clock.startedAtMs !== null && <Remaining />}
        {snapshot.state === 'verifying' && prohibited}
        {snapshot.canGiveBack && <GiveBack />}
        <EndEarly />
      </div>
    </StickyBar>
  )
}

/** Back to the board, as if nothing had begun: nobody was met, so it needs no question. */
function GiveBack() {
  const { recordId } = useOwnSession()
  const giveBack = useCall('session.giveBack')
  const press = async (): Promise<void> => {
    const answer = await giveBack.run({ recordId })
    if (answer.ok) announce(roomText.givenBack)
  }
  return (
    <>
      <Button kind="text" icon="undo" busy={giveBack.busy} onPress={() => void press()}>
        {roomText.giveBack}
      </Button>
      <FailureNote failure={giveBack.failure} texts={failures} />
    </>
  )
}

function Remaining() {
  const snapshot = useOwnSession()
  const { remainingMs } = useSessionClock(snapshot)
  return (
    <p className="precall-remaining">
      <span className="precall-person">{roomText.person(snapshot.name)}</span>
      {roomText.remaining}{' '}
      <strong className="sd-num">{formatDuration(shownRemainingMs(remainingMs))}</strong>
    </p>
  )
}
