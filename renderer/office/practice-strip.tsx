/** The practice office's permanent mark, with its movable clock. */
import { MINUTE } from '../../shared/clock.ts'
import type { ClockMove } from '../../shared/office/status.ts'
import { timeOf } from '../../shared/time/instant.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { failureText } from '../ui/find-failure-text.ts'
import { Icon } from '../ui/icon.tsx'
import { useNow } from '../state/clock.ts'
import { accountOf, useKept } from '../state/kept.ts'
import { openRail, useRail } from '../state/rail.ts'
import { useCall } from '../ui/use-call.ts'
import './practice-strip.css'
import { frameText } from './words/frame.ts'
import { officeFailures } from './words/failures.ts'

const moves: readonly ClockMove[] = ['minute', 'fiveMinutes', 'nextWarning']

export function PracticeStrip() {
  const move = useCall('office.moveClock')
  const now = useNow(MINUTE)
  const isRailOpen = useRail((rail) => rail.isOpen)
  const canPractise = useKept((kept) => {
    const role = accountOf(kept)?.role
    return role !== undefined && role !== 'it' && kept.presence?.locked !== true
  })
  const go = async (by: ClockMove): Promise<void> => {
    const answer = await move.run({ move: by })
    if (answer.ok) announce(frameText.moved(timeOf(answer.value.wallMs)))
  }
  const failure = move.failure === null ? null : failureText(move.failure, officeFailures)
  return (
    <footer className="sd-practice-strip">
      <strong>
        <Icon name="flag" /> {frameText.practiceStrip}
      </strong>
      <div className="sd-practice-clock" role="group" aria-label={frameText.movesLabel}>
        <span className="sd-num">
          {frameText.clock} {timeOf(now)}
        </span>
        {canPractise && (
          <Button
            size="small"
            icon="list"
            aria-pressed={isRailOpen}
            onPress={() => openRail(!isRailOpen)}
          >
            {frameText.exercises}
          </Button>
        )}
        {moves.map((by) => (
          <Button key={by} size="small" isDisabled={move.busy} onPress={() => void go(by)}>
            {frameText.moves[by]}
          </Button>
        ))}
      </div>
      {failure !== null && (
        <span role="status">
          {failure.what}
          {failure.next}
        </span>
      )}
    </footer>
  )
}
