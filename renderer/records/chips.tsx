/** Outcome and review state as chips: icon and word. */
import { reviewStateText } from '../../shared/records/text.ts'
import type { ReviewState } from '../../shared/records/record.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import { outcomeText } from '../../shared/log/outcome-text.ts'
import { Chip } from '../ui/chip.tsx'
import type { IconName } from '../ui/icon.tsx'
import type { Tone } from '../ui/tone.ts'
import { listText } from './words/list.ts'

const outcomeLook: Readonly<Record<Outcome, { readonly tone: Tone; readonly icon: IconName }>> = {
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
}

const reviewLook: Readonly<Record<ReviewState, { readonly tone: Tone; readonly icon: IconName }>> =
  {
    open: { tone: 'info', icon: 'camera' },
    waiting: { tone: 'neutral', icon: 'wait' },
    returned: { tone: 'warning', icon: 'undo' },
    answered: { tone: 'info', icon: 'wait' },
    signedOff: { tone: 'success', icon: 'seal' },
  }

export function OutcomeChip({ outcome }: { readonly outcome: Outcome | null }) {
  if (outcome === null)
    return (
      <Chip tone="info" icon="camera">
        {listText.noOutcome}
      </Chip>
    )
  return <Chip {...outcomeLook[outcome]}>{outcomeText[outcome]}</Chip>
}

export function ReviewChip({ state }: { readonly state: ReviewState }) {
  return <Chip {...reviewLook[state]}>{reviewStateText[state]}</Chip>
}

export function IncidentMark({ incident }: { readonly incident: boolean }) {
  return incident ? (
    <Chip tone="error" icon="flag">
      {listText.incidentMark}
    </Chip>
  ) : null
}
