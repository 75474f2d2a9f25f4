/** How a session ended, as icon, colour and word: the same on the board, in the records and in the queue. */
import type { Outcome } from '../../shared/log/outcome.ts'
import { outcomeStates, runningState } from '../../shared/log/states.ts'
import { Chip } from './chip.tsx'
import { uiText } from './words.ts'

/**
 * @param props.outcome null: the session has none yet
 * @param props.corrected a supervisor corrected it
 */
export function OutcomeChip(props: {
  readonly outcome: Outcome | null
  readonly corrected?: boolean
}) {
  const { outcome } = props
  return (
    <Chip state={outcome === null ? runningState : outcomeStates[outcome]}>
      {props.corrected === true && uiText.corrected}
    </Chip>
  )
}
