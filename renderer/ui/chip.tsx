/** A state in one word, always with an icon. */
import type { ReactNode } from 'react'
import './chip.css'
import { Icon, type IconName } from './icon.tsx'
import { type Tone, toneIcon } from './tone.ts'

/** @param props.icon the tone's own icon by default */
export function Chip(props: {
  readonly tone?: Tone
  readonly icon?: IconName
  readonly children: ReactNode
}) {
  const tone = props.tone ?? 'neutral'
  return (
    <span className={`sd-chip sd-chip-${tone}`}>
      <Icon name={props.icon ?? toneIcon[tone]} size={1} />
      <span>{props.children}</span>
    </span>
  )
}
