/** A failure on the screen: what happened, what was kept, what to do. Read out at once. Nothing while there is no failure. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { Failed } from '../../shared/result.ts'
import { Banner } from './banner.tsx'
import { failureText } from './find-failure-text.ts'
import type { FailureTexts } from './failure-text.ts'

export function FailureNote(props: {
  readonly failure: Failed | null
  readonly texts?: FailureTexts
  readonly action?: ReactNode
  readonly tone?: 'error' | 'warning'
}) {
  const place = useRef<HTMLDivElement>(null)
  // In a long form or dialog the note may appear below what can be seen.
  useEffect(() => {
    // No answer: newer Chromium returns a promise here, which React would take for the way to clean up.
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [props.failure])
  if (props.failure === null) return null
  const text = failureText(props.failure, props.texts)
  return (
    <div ref={place}>
      <Banner tone={props.tone ?? 'error'} title={text.what} live action={props.action}>
        {text.kept !== undefined && <p>{text.kept}</p>}
        {text.next !== undefined && <p>{text.next}</p>}
      </Banner>
    </div>
  )
}
