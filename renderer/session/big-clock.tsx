/** The big clock: what is left, as digits, as a bar and as times of day. Colour changes at five minutes and at one, nothing blinks. */
import { MINUTE } from '../../shared/clock.ts'
import { shownRemainingMs, urgencyOf } from '../../shared/session/countdown.ts'
import { useOwnSession } from '../state/place.ts'
import { useSessionClock } from '../state/session-clock.ts'
import { timeOf } from '../../shared/time/instant.ts'
import { formatDuration } from '../../shared/time/words.ts'
import { sessionText as text } from './words/room.ts'

export function BigClock() {
  const snapshot = useOwnSession()
  const { startedAtMs, endsAtMs } = snapshot.clock
  const { remainingMs, share } = useSessionClock(snapshot)
  const percent = Math.round(share * 100)
  return (
    <section
      className="session-clock"
      data-urgency={urgencyOf(remainingMs)}
      aria-label={text.remaining}
    >
      <p className="session-clock-label">{text.remaining}</p>
      {/* role="timer" is silent by default: the warnings are announced, not every second. */}
      <p
        className="session-clock-digits sd-num"
        role="timer"
        aria-label={text.remainingSpoken(Math.ceil(remainingMs / MINUTE))}
      >
        {formatDuration(shownRemainingMs(remainingMs))}
      </p>
      <div
        className="session-bar"
        role="progressbar"
        aria-label={text.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className="session-bar-used" style={{ width: `${percent}%` }} />
      </div>
      <p className="sd-num sd-quiet">
        {startedAtMs === null || endsAtMs === null
          ? text.notStarted
          : text.startedAndEnds(timeOf(startedAtMs), timeOf(endsAtMs))}
      </p>
    </section>
  )
}
