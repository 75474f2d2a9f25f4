/** A rail at the side of the room: what goes on beside the work, with its steps. On a small screen it stands above the room. */
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './rail.css'
import { uiText } from './words.ts'

export function Rail(props: {
  readonly title: string
  /** Another one when what stands under the title becomes another thing: then the title takes the focus. */
  readonly about?: string
  /** Left out: it cannot be closed now. */
  readonly onClose?: (() => void) | undefined
  readonly children: ReactNode
}) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever opens it reads it from its title on.
  useEffect(() => {
    heading.current?.focus()
  }, [props.about])
  return (
    <aside className="sd-rail" aria-labelledby={id} data-scroll>
      <div className="sd-rail-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {props.title}
        </h2>
        {props.onClose !== undefined && (
          <Button kind="text" size="small" icon="close" onPress={props.onClose}>
            {uiText.close}
          </Button>
        )}
      </div>
      {props.children}
    </aside>
  )
}

export type RailStep = {
  readonly id: string
  readonly title: string
  readonly isDone: boolean
  /** Shown while it is the present one. */
  readonly body: ReactNode
}

/** The first that is not done is the present one. @param props.isOver nothing of it is done any more */
export function RailSteps(props: {
  readonly steps: readonly RailStep[]
  readonly isOver?: boolean
}) {
  const now = props.isOver === true ? undefined : props.steps.find(({ isDone }) => !isDone)
  const present = useRef<HTMLLIElement>(null)
  useEffect(() => {
    present.current?.scrollIntoView({ block: 'nearest' })
  }, [now?.id])
  return (
    <ol className="sd-rail-steps">
      {props.steps.map((step, at) => (
        <li
          key={step.id}
          ref={step === now ? present : undefined}
          data-done={step.isDone || undefined}
          aria-current={step === now ? 'step' : undefined}
        >
          <span className="sd-rail-mark sd-num">
            {step.isDone ? <Icon name="check" size={1} /> : at + 1}
          </span>
          <div>
            <p className="sd-rail-title">
              <span>{step.title}</span>
              <span className="sd-hidden-visually">
                {step.isDone
                  ? uiText.step.done
                  : step === now
                    ? uiText.step.now
                    : uiText.step.later}
              </span>
            </p>
            {step === now && step.body}
          </div>
        </li>
      ))}
    </ol>
  )
}
