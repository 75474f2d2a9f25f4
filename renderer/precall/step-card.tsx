/** One step of the column: number, title, what it says folded, and its content while it is open. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useDue } from '../ui/due.ts'
import { Icon } from '../ui/icon.tsx'
import { roomText } from './words/room.ts'

export type StepStatus = 'done' | 'current' | 'later'

/**
 * The heading is a button, so that every step can be opened and folded by keyboard. When the step becomes the
 * current one the focus moves into it, one Tab before its first button.
 */
export function StepCard(props: {
  readonly number: number
  readonly title: string
  readonly status: StepStatus
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly summary?: ReactNode
  readonly children: ReactNode
}) {
  const { number, title, status, isOpen } = props
  const card = useRef<HTMLLIElement>(null)
  const isCurrent = status === 'current'
  const body = useDue<HTMLDivElement>(isCurrent)
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const bodyId = `precall-step-${number}`
  return (
    <li
      ref={card}
      className="precall-step"
      data-status={status}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <div className="precall-step-head">
        <h2 className="precall-step-title">
          <button
            type="button"
            className="precall-step-toggle"
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={props.onToggle}
          >
            <span className="precall-step-number sd-num">
              {status === 'done' ? <Icon name="check" size={1.1} /> : number}
            </span>
            <span>{title}</span>
            <span className="sd-hidden-visually">
              {status === 'done'
                ? roomText.done
                : status === 'current'
                  ? roomText.open
                  : roomText.later}
            </span>
            <Icon name={isOpen ? 'chevronUp' : 'chevronDown'} size={1} />
          </button>
        </h2>
        <div className="precall-step-summary">{props.summary}</div>
      </div>
      <div
        ref={body}
        id={bodyId}
        className="precall-step-body"
        role="group"
        aria-label={title}
        tabIndex={-1}
        hidden={!isOpen}
      >
        {isOpen && props.children}
      </div>
    </li>
  )
}
