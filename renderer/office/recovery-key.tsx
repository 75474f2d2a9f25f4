/** The recovery key, shown once. */
import { useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/field.tsx'
import './office.css'
import { frameText, keyText } from './text.ts'

export function RecoveryKeyScreen(props: { readonly recoveryKey: string; readonly onDone: () => void }) {
  const [written, setWritten] = useState(false)
  return (
    <div className="sd-stage">
      <main className="sd-stage-box">
        <p className="sd-stage-app">{frameText.appName}</p>
        <h1>{keyText.title}</h1>
        <Banner tone="warning" title={keyText.once}>{keyText.why}</Banner>
        <p className="sd-key">{props.recoveryKey.split(/(?<=-)/).map((part, index) => <span key={index}>{part}</span>)}</p>
        <p>{keyText.how}</p>
        <div className="sd-stack-tight sd-no-print">
          <div><Button icon="print" onPress={() => window.print()}>{keyText.print}</Button></div>
          <CheckField isSelected={written} onChange={setWritten}>{keyText.written}</CheckField>
          <div><Button kind="filled" size="large" isDisabled={!written} onPress={props.onDone}>{keyText.done}</Button></div>
        </div>
      </main>
    </div>
  )
}
