/** A message across the room: what happened, in words, with at most one thing to do. */
import type { ReactNode } from 'react'
import './banner.css'
import { Icon, type IconName } from './icon.tsx'
import { type Tone, toneIcon } from './tone.ts'

/** `live`: read out at once (errors and warnings that appear by themselves). */
export function Banner(props: {
  readonly tone?: Tone
  readonly title: ReactNode
  readonly icon?: IconName
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly live?: boolean
}) {
  const tone = props.tone ?? 'info'
  return (
    <div className={`sd-banner sd-banner-${tone}`} role={props.live === true ? 'alert' : undefined}>
      <Icon name={props.icon ?? toneIcon[tone]} size={1.5} />
      <div className="sd-banner-words">
        <p className="sd-banner-title">{props.title}</p>
        {props.children !== undefined && <div className="sd-banner-body">{props.children}</div>}
      </div>
      {props.action !== undefined && props.action !== false && (
        <div className="sd-banner-action">{props.action}</div>
      )}
    </div>
  )
}
