/** In place of the meeting after the end: why it ended, whether the camera is off, and how the ending went. */
import { ladderResultText, ladderStepText } from '../../shared/records/text.ts'
import { readClock } from '../../shared/session/countdown.ts'
import { hadTrouble } from '../../shared/session/ladder.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { timeOf, timeOfSeconds } from '../../shared/time/instant.ts'
import { lengthWords, minutesWords } from '../../shared/time/words.ts'
import { Banner } from '../ui/banner.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { useOwnSession } from '../state/place.ts'
import { capEndedText, closingText as text, endedText } from './words/closing.ts'

type Ending = NonNullable<SessionSnapshot['ending']>

/** 「30分になったため終了しました」 and its like. */
export function headline(snapshot: SessionSnapshot, ending: Ending): string {
  return ending.cause === 'cap'
    ? capEndedText(minutesWords(snapshot.clock.capMs))
    : endedText[ending.cause]
}

export function Ended({ ending }: { readonly ending: Ending }) {
  const snapshot = useOwnSession()
  const { startedAtMs } = snapshot.clock
  const trouble = hadTrouble(ending.ladder)
  return (
    <div className="session-ended">
      <Icon name={ending.cause === 'prohibitedAct' ? 'flag' : 'checkCircle'} size={3} />
      <h2>{headline(snapshot, ending)}</h2>
      <Chip tone={ending.viewGone ? 'success' : 'warning'} icon="camera">
        {ending.viewGone ? text.cameraOff : text.cameraStopping}
      </Chip>
      <dl className="session-facts">
        {startedAtMs !== null && (
          <>
            <dt>{text.startedAt}</dt>
            <dd className="sd-num">{timeOf(startedAtMs)}</dd>
          </>
        )}
        <dt>{text.endedAt}</dt>
        <dd className="sd-num">{timeOfSeconds(ending.atMs)}</dd>
        <dt>{text.used}</dt>
        <dd className="sd-num">{lengthWords(readClock(snapshot, 0).elapsedMs)}</dd>
      </dl>
      {trouble && <Banner tone="warning" title={text.ladderTrouble} live />}
      {trouble && (
        <ol className="session-ladder" aria-label={text.ladderTitle}>
          {ending.ladder.map((step, index) => (
            // The ladder only grows, so its place names a step.
            <li key={index}>
              <span className="sd-num">{timeOfSeconds(step.atMs)}</span> {ladderStepText[step.step]}
              : {ladderResultText[step.result]}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
