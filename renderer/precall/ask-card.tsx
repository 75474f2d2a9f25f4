/** One card: what is read aloud, and what is done with the answer. */
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'
import { useDue } from '../ui/due.ts'
import { sayText as text } from './words/cards.ts'

export function Says({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className="precall-says" role="note" aria-label={text.aloud}>
      {lines.map((line) => (
        <p key={line}>「{line}」</p>
      ))}
    </div>
  )
}

/**
 * @param props.isDue it is this one's turn: it takes the focus, its button is one Tab away
 * @param props.to where the focus goes: to the card, or into its field
 */
export function AskCard(props: {
  readonly label: string
  readonly says: readonly string[]
  readonly isDue: boolean
  readonly isDone: boolean
  readonly to?: 'place' | 'field'
  readonly children: ReactNode
}) {
  const place = useDue<HTMLElement>(props.isDue, props.to)
  return (
    <section
      ref={place}
      tabIndex={-1}
      className="precall-card"
      aria-label={props.label}
      data-due={props.isDue || undefined}
      data-done={props.isDone || undefined}
    >
      {!props.isDone && <Says lines={props.says} />}
      {props.isDone && (
        <p className="precall-card-done">
          <Icon name="check" size={1} />
          <strong>{props.label}</strong>
        </p>
      )}
      {props.children}
    </section>
  )
}
