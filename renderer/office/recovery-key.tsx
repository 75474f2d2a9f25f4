/** The recovery key, shown once. */
import { useEffect, useRef, useState } from 'react'
import { dateOf } from '../../shared/time/instant.ts'
import { formatDate } from '../../shared/time/words.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/field.tsx'
import { usePaperName } from '../ui/paper.ts'
import { clock } from '../state/clock.ts'
import './office.css'
import { frameText } from './words/frame.ts'
import { keyText } from './words/recovery-key.ts'

/** @param props.renewed it took the place of another one, and says what becomes of that */
export function RecoveryKeyScreen(props: {
  readonly recoveryKey: string
  readonly renewed?: boolean
  readonly onDone: () => void
}) {
  const [written, setWritten] = useState(false)
  const renewed = props.renewed === true
  // On paper it tells this key from the ones before and after it.
  const [day] = useState(() => dateOf(clock.wallMs()))
  const made = formatDate(day)
  usePaperName({ title: `${keyText.sheet}_${day}`, foot: [keyText.madeOn(made)] })
  const heading = useRef<HTMLHeadingElement>(null)
  // The form that led here is gone: the keyboard and screen readers go on with what is shown now.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className="sd-stage" data-scroll>
      <main className="sd-stage-box">
        {!renewed && <p className="sd-stage-app">{frameText.appName}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {renewed ? keyText.renewedTitle : keyText.title}
        </h1>
        <Banner tone="warning" title={keyText.once}>
          {keyText.why}
        </Banner>
        <div className="sd-stack-tight">
          <p className="sd-key">
            {props.recoveryKey.split(/(?<=-)/).map((part, index) => (
              <span key={index}>{part}</span>
            ))}
          </p>
          <p className="sd-quiet">{keyText.madeOn(made)}</p>
        </div>
        <p>{keyText.how}</p>
        {renewed && (
          <p className="sd-no-print">
            {keyText.backUpNext}
            {keyText.oldKey}
          </p>
        )}
        <div className="sd-stack-tight sd-no-print">
          <div>
            <Button icon="print" onPress={() => window.print()}>
              {keyText.print}
            </Button>
          </div>
          <CheckField isSelected={written} onChange={setWritten}>
            {keyText.written}
          </CheckField>
          <div>
            <Button kind="filled" size="large" isDisabled={!written} onPress={props.onDone}>
              {renewed ? keyText.renewedDone : keyText.done}
            </Button>
          </div>
        </div>
      </main>
    </div>
  )
}
