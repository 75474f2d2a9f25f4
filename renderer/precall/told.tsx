/** Whether the job seeker of the running preparation knows where to come, as the contacts say. */
import { useOwnSession } from '../state/place.ts'
import { ToldChip } from '../ui/told-chip.tsx'

export function Told() {
  const { informed } = useOwnSession().noShow.told
  const state = informed === null ? 'untold' : informed === 'etumo' ? 'etumo' : 'told'
  return <ToldChip state={state} isDue />
}
