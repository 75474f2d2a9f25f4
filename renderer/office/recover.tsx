/** Opening an office with its recovery key: where the passphrase was forgotten, the PC replaced or the key's file damaged. */
import { type FormEvent, useState } from 'react'
import { PassphraseSchema } from '../../shared/people/account.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { isMistypedKey, RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import { useCall } from '../ui/use-call.ts'
import './office.css'
import { frameText } from './words/frame.ts'
import { officeFailures } from './words/failures.ts'
import { recoverText } from './words/unlock.ts'
import { setUpText } from './words/set-up.ts'
import { troubleText } from './words/trouble.ts'

/** @param props.onRecovered called just before the office's stage changes, so that the result can be told */
export function RecoverScreen(props: {
  readonly vaultNeedsPassphrase: boolean
  readonly onBack: () => void
  readonly onRecovered: () => void
}) {
  const recover = useCall('office.recover')
  const [recoveryKey, setRecoveryKey] = useState('')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [tried, setTried] = useState(false)
  const tooShort = props.vaultNeedsPassphrase && !PassphraseSchema.safeParse(first).success
  const differs = props.vaultNeedsPassphrase && first !== second

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (recoveryKey.trim() === '' || tooShort || differs) return
    const answer = await recover.run({
      recoveryKey,
      newPassphrase: props.vaultNeedsPassphrase ? first : null,
    })
    if (answer.ok) props.onRecovered()
  }
  return (
    <div className="sd-stage">
      <main>
        <form className="sd-stage-box" noValidate onSubmit={(event) => void submit(event)}>
          <div>
            <p className="sd-stage-app">{frameText.appName}</p>
            <h1>{recoverText.title}</h1>
          </div>
          <p>{recoverText.body}</p>
          <RecoveryKeyField
            value={recoveryKey}
            onChange={setRecoveryKey}
            tried={tried}
            failure={recover.failure}
          />
          {props.vaultNeedsPassphrase ? (
            <>
              <p>{recoverText.newPassphraseWhy}</p>
              <TextField
                label={recoverText.newPassphrase}
                isRequired
                type="password"
                autoComplete="new-password"
                maxLength={200}
                value={first}
                onChange={setFirst}
                error={tried && tooShort ? setUpText.vaultShort : null}
              />
              <TextField
                label={recoverText.again}
                isRequired
                type="password"
                autoComplete="new-password"
                maxLength={200}
                value={second}
                onChange={setSecond}
                error={tried && differs ? setUpText.vaultDiffers : null}
              />
            </>
          ) : (
            <p>{recoverText.osWhy}</p>
          )}
          <FailureNote
            failure={isMistypedKey(recover.failure) ? null : recover.failure}
            texts={{ ...troubleText, ...officeFailures }}
          />
          <div className="sd-row">
            <Button kind="filled" size="large" type="submit" busy={recover.busy}>
              {recoverText.open}
            </Button>
            <Button kind="text" onPress={props.onBack}>
              {recoverText.back}
            </Button>
          </div>
        </form>
      </main>
    </div>
  )
}

/** The result, before the sign-in. */
export function RecoveredScreen(props: {
  readonly withPassphrase: boolean
  readonly onDone: () => void
}) {
  return (
    <div className="sd-stage">
      <main className="sd-stage-box">
        <p className="sd-stage-app">{frameText.appName}</p>
        <h1>{recoverText.done}</h1>
        <Banner
          tone="success"
          title={props.withPassphrase ? recoverText.donePassphrase : recoverText.doneOs}
          live
        >
          {recoverText.keepKey}
        </Banner>
        <div>
          <Button kind="filled" size="large" autoFocus onPress={props.onDone}>
            {recoverText.goOn}
          </Button>
        </div>
      </main>
    </div>
  )
}
