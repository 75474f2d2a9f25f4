/** An office that exists but cannot be opened: what happened, what is kept, what to do. */
import { type ReactNode, useState } from 'react'
import type { OfficeStatus } from '../../shared/office/status.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import './office.css'
import { SaveLog } from './log-panel.tsx'
import { RecoverScreen } from './recover.tsx'
import { frameText } from './words/frame.ts'
import { recoverText } from './words/unlock.ts'
import { troubleScreenText } from './words/trouble.ts'
import { troubleText } from './words/trouble.ts'

export type TroubleStatus = Extract<OfficeStatus, { readonly stage: 'trouble' }>

const KEY_TROUBLES: readonly TroubleStatus['trouble'][] = ['keyUnavailable', 'keyDamaged']

/** @param props.offer another room's way out of this trouble, if it has one */
export function TroubleScreen(props: {
  readonly status: TroubleStatus
  readonly onRecovered: () => void
  readonly offer?: ReactNode
}) {
  const [recovering, setRecovering] = useState(false)
  const { trouble, kind, vaultNeedsPassphrase } = props.status
  // Nobody was ever shown a recovery key of the practice office.
  const canRecover = kind === 'office' && KEY_TROUBLES.includes(trouble)
  if (recovering && canRecover)
    return (
      <RecoverScreen
        vaultNeedsPassphrase={vaultNeedsPassphrase}
        onBack={() => setRecovering(false)}
        onRecovered={props.onRecovered}
      />
    )
  return (
    <Trouble
      status={props.status}
      offer={props.offer}
      onRecover={canRecover ? () => setRecovering(true) : null}
    />
  )
}

function Trouble(props: {
  readonly status: TroubleStatus
  readonly offer: ReactNode
  readonly onRecover: (() => void) | null
}) {
  const { kind, trouble, folder } = props.status
  const open = useCall('office.open')
  const leave = useCall('office.leave')
  const text = troubleText[trouble]
  // A damaged file does not get well by trying again; a key that cannot be had may come back with the right user.
  const byKey = props.onRecover !== null && trouble === 'keyDamaged'
  // The retry's own failure is this screen's trouble again, or another one: the status says so by itself.
  const failure =
    open.failure !== null && !Object.hasOwn(troubleText, open.failure.reason)
      ? open.failure
      : leave.failure
  return (
    <div className="sd-stage">
      <main className="sd-stage-box">
        <p className="sd-stage-app">{frameText.appName}</p>
        <h1>{text.what}</h1>
        <Banner tone="success" title={troubleScreenText.kept}>
          {text.kept}
        </Banner>
        <Banner tone="warning" title={troubleScreenText.next}>
          {text.next}
        </Banner>
        <dl className="sd-facts">
          <div>
            <dt>{troubleScreenText.folder}</dt>
            <dd>{folder}</dd>
          </div>
        </dl>
        {props.offer}
        <FailureNote failure={failure} />
        <div className="sd-row">
          {byKey && (
            <Button kind="filled" size="large" icon="key" onPress={() => props.onRecover?.()}>
              {recoverText.offer}
            </Button>
          )}
          <Button
            kind={byKey ? 'outlined' : 'filled'}
            size="large"
            busy={open.busy}
            onPress={() => void open.run({ kind })}
          >
            {troubleScreenText.retry}
          </Button>
          {props.onRecover !== null && !byKey && (
            <Button icon="key" onPress={props.onRecover}>
              {recoverText.offer}
            </Button>
          )}
          <Button kind="text" onPress={() => void leave.run({})}>
            {troubleScreenText.other}
          </Button>
        </div>
        <div className="sd-row">
          <SaveLog kind="text" />
        </div>
      </main>
    </div>
  )
}
