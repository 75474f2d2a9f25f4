/** A room's page: one heading, its actions beside it, the content below. The heading takes focus when the room is opened. */
import { type ReactNode, useEffect, useRef } from 'react'
import './page.css'

/** @param props.width 'reading' keeps lines short for forms and texts */
export function Page(props: {
  readonly title: ReactNode
  readonly actions?: ReactNode
  readonly width?: 'full' | 'reading'
  readonly children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Screen readers and the keyboard start at the new room, unless a field in it already took the focus.
    if (document.activeElement === null || document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={`sd-page sd-page-${props.width ?? 'full'}`}>
      <div className="sd-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.actions !== undefined && <div className="sd-page-actions">{props.actions}</div>}
      </div>
      {props.children}
    </div>
  )
}
