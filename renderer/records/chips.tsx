/** Review state and incident as chips: icon and word. */
import { incidentState, reviewStates } from '../../shared/log/states.ts'
import type { ReviewState } from '../../shared/records/record.ts'
import { Chip } from '../ui/chip.tsx'

export function ReviewChip({ state }: { readonly state: ReviewState }) {
  return <Chip state={reviewStates[state]} />
}

export function IncidentMark({ incident }: { readonly incident: boolean }) {
  return incident ? <Chip state={incidentState} /> : null
}
