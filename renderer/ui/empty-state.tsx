/** What a list says while it is empty: what is so, and what to do next. */
import type { ReactNode } from 'react'
import './empty-state.css'
import { Icon, type IconName } from './icon.tsx'

export function EmptyState(props: {
  readonly title: string
  readonly hint?: ReactNode
  readonly action?: ReactNode
  readonly icon?: IconName
}) {
  return (
    <div className="sd-empty">
      <Icon name={props.icon ?? 'inbox'} size={2.5} />
      <p className="sd-empty-title">{props.title}</p>
      {props.hint !== undefined && <p className="sd-quiet">{props.hint}</p>}
      {props.action}
    </div>
  )
}
