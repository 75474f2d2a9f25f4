/** Whether the job seeker was told where to come: one word, colour and icon on the board, in the preparation and in the no-show question. */
import { toldWords } from '../../shared/log/contact-text.ts'
import { Chip } from './chip.tsx'

export type ToldState = keyof typeof toldWords

/** @param props.isDue it has to be done now: the slot is being prepared, or is about to begin */
export function ToldChip(props: { readonly state: ToldState; readonly isDue?: boolean }) {
  const { state, isDue = false } = props
  if (state === 'untold')
    return (
      <Chip tone={isDue ? 'warning' : 'neutral'} icon={isDue ? 'warning' : 'mail'}>
        {toldWords.untold}
      </Chip>
    )
  return <Chip tone="success">{toldWords[state]}</Chip>
}
