/** Review state and incident as chips: icon and word. */
import { reviewStateText } from '../../shared/records/text.ts'
import type { ReviewState } from '../../shared/records/record.ts'
import { Chip } from '../ui/chip.tsx'
import type { Look } from '../ui/outcome-chip.tsx'
import { listText } from './words/list.ts'

const reviewLook: Readonly<Record<ReviewState, Look>> = {
  open: { tone: 'info', icon: 'camera' },
  waiting: { tone: 'neutral', icon: 'wait' },
  returned: { tone: 'warning', icon: 'undo' },
  answered: { tone: 'info', icon: 'wait' },
  signedOff: { tone: 'success', icon: 'seal' },
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
