/** A state in one word, always with an icon. */
import type { ReactNode } from 'react'
import './chip.css'
import { Icon, type IconName } from './icon.tsx'
import { type Tone, toneIcon } from './tone.ts'

/** An entry of shared/log/states.ts: its word, colour and icon are the same wherever it is shown. */
export type Stated = { readonly word: string; readonly tone: Tone; readonly icon: IconName }

/**
 * @param props.state says the word, and the colour and icon that are not given
 * @param props.icon the tone's own icon by default
 * @param props.children behind the word of the state, where there is one
 */
export function Chip(props: {
  readonly state?: Stated
  readonly tone?: Tone
  readonly icon?: IconName
  readonly children?: ReactNode
}) {
  const tone = props.tone ?? props.state?.tone ?? 'neutral'
  return (
    <span className={`sd-chip sd-chip-${tone}`}>
      <Icon name={props.icon ?? props.state?.icon ?? toneIcon[tone]} size={1} />
      <span>
        {props.state?.word}
        {props.children}
      </span>
    </span>
  )
}
