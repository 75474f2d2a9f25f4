/** The office's data need their passphrase (only where the computer has no key store). */
import { type SubmitEvent, useState } from 'react'
import type { OfficeStatus } from '../../shared/office/status.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import './office.css'
import { RecoverScreen } from './recover.tsx'
import { frameText } from './words/frame.ts'
import { officeFailures } from './words/failures.ts'
import { recoverText, unlockText } from './words/unlock.ts'

export function UnlockScreen(props: {
  readonly status: Extract<OfficeStatus, { readonly stage: 'unlock' }>
  readonly onRecovered: () => void
}) {
  const [recovering, setRecovering] = useState(false)
  if (recovering)
    return (
      <RecoverScreen
        vaultNeedsPassphrase={props.status.vaultNeedsPassphrase}
        onBack={() => setRecovering(false)}
        onRecovered={props.onRecovered}
      />
    )
  return <UnlockForm onRecover={() => setRecovering(true)} />
}

function UnlockForm(props: { readonly onRecover: () => void }) {
  const unlock = useCall('office.unlock')
  const leave = useCall('office.leave')
  const [passphrase, setPassphrase] = useState('')
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (passphrase === '') return
    const answer = await unlock.run({ passphrase })
    if (!answer.ok) setPassphrase('')
  }
  return (
    <div className="sd-stage">
      <main>
        <form className="sd-stage-box" onSubmit={(event) => void submit(event)}>
          <div>
            <p className="sd-stage-app">{frameText.appName}</p>
            <h1>{unlockText.title}</h1>
          </div>
          <p>{unlockText.body}</p>
          <TextField
            label={unlockText.label}
            type="password"
            autoFocus
            value={passphrase}
            maxLength={200}
            onChange={setPassphrase}
          />
          <FailureNote failure={unlock.failure ?? leave.failure} texts={officeFailures} />
          <div className="sd-row">
            <Button
              kind="filled"
              size="large"
              type="submit"
              isDisabled={passphrase === ''}
              busy={unlock.busy}
            >
              {unlockText.open}
            </Button>
            <Button icon="key" onPress={props.onRecover}>
              {recoverText.offer}
            </Button>
            <Button kind="text" onPress={() => void leave.run({})}>
              {unlockText.other}
            </Button>
          </div>
        </form>
      </main>
    </div>
  )
}
