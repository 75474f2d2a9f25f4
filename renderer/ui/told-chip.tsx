/** Whether the job seeker was told where to come: one word, colour and icon on the board, in the preparation and in the no-show question. */
import { dueLook, toldStates } from '../../shared/log/states.ts'
import { Chip } from './chip.tsx'

export type ToldState = keyof typeof toldStates

/** @param props.isDue it has to be done now: the slot is being prepared, or is about to begin */
export function ToldChip(props: { readonly state: ToldState; readonly isDue?: boolean }) {
  const isDue = props.isDue === true && props.state === 'untold'
  return <Chip state={toldStates[props.state]} {...(isDue ? dueLook : {})} />
}
