/** How a session ended, as icon, colour and word: the same on the board, in the records and in the queue. */
import { outcomeWord } from '../../shared/log/outcome-text.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import { Chip } from './chip.tsx'
import { uiText } from './words.ts'
import type { IconName } from './icon.tsx'
import type { Tone } from './tone.ts'

export type Look = { readonly tone: Tone; readonly icon: IconName }

const running: Look = { tone: 'info', icon: 'play' }

export const outcomeLook: Readonly<Record<Outcome, Look>> = {
  completed: { tone: 'success', icon: 'check' },
  capReached: { tone: 'success', icon: 'clock' },
  seekerLeft: { tone: 'neutral', icon: 'person' },
  prohibitedAct: { tone: 'error', icon: 'flag' },
  identityNotConfirmed: { tone: 'warning', icon: 'key' },
  environmentNotConfirmed: { tone: 'warning', icon: 'warning' },
  systemFailure: { tone: 'warning', icon: 'line' },
  officeReason: { tone: 'neutral', icon: 'info' },
  deemedCancellation: { tone: 'neutral', icon: 'close' },
  seekerCancelled: { tone: 'neutral', icon: 'close' },
  contactedNoShow: { tone: 'neutral', icon: 'person' },
  noConsent: { tone: 'neutral', icon: 'info' },
}

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
    <Chip {...(outcome === null ? running : outcomeLook[outcome])}>
      {outcomeWord(outcome)}
      {props.corrected === true && uiText.corrected}
    </Chip>
  )
}
