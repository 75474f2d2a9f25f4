/** A supervisor forgot her passphrase and no other one is there: the recovery key vouches for a new one. */
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { SelectField } from '../ui/field.tsx'
import { isMistypedKey, RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import type { ValueOf } from '../state/answers.ts'
import { useWait } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
import { WaitNote } from '../ui/wait-note.tsx'
import { isUsable, NewPassphraseFields, noPassphrase } from './new-passphrase.tsx'
import { accountFailures } from './words/accounts.ts'
import { forgottenText as text } from './words/sign-in.ts'

export type SignInName = ValueOf<'people.signInNames'>[number]

/** @param props.supervisors the enabled ones; @param props.onDone gets the login name whose passphrase is new */
export function ForgottenForm(props: {
  readonly supervisors: readonly SignInName[]
  readonly onBack: () => void
  readonly onDone: (loginName: string) => void
}) {
  const recover = useCall('people.recoverPassphrase')
  const only = props.supervisors.length === 1 ? props.supervisors[0] : undefined
  const [recoveryKey, setRecoveryKey] = useState('')
  const [chosen, setChosen] = useState<string | null>(only?.loginName ?? null)
  const [typed, setTyped] = useState(noPassphrase)
  const [tried, setTried] = useState(false)
  const wait = useWait(recover.failure)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (recoveryKey.trim() === '' || chosen === null || !isUsable(typed) || wait > 0) return
    const answer = await recover.run({ loginName: chosen, recoveryKey, passphrase: typed.first })
    if (answer.ok) props.onDone(chosen)
  }
  return (
    <form className="sd-stack" noValidate onSubmit={(event) => void submit(event)}>
      <p>{text.body}</p>
      <RecoveryKeyField
        value={recoveryKey}
        onChange={setRecoveryKey}
        tried={tried}
        failure={recover.failure}
      />
      <SelectField
        label={text.who}
        isRequired
        value={chosen}
        onChange={setChosen}
        error={tried && chosen === null ? text.whoMissing : null}
        options={props.supervisors.map(({ loginName: value, displayName: label }) => ({
          value,
          label,
        }))}
      />
      <NewPassphraseFields value={typed} onChange={setTyped} tried={tried} />
      <p className="sd-quiet">{text.recorded}</p>
      <FailureNote
        failure={isMistypedKey(recover.failure) ? null : recover.failure}
        texts={accountFailures}
      />
      <div className="sd-row">
        <Button kind="filled" size="large" type="submit" isDisabled={wait > 0} busy={recover.busy}>
          {text.set}
        </Button>
        <Button kind="text" onPress={props.onBack}>
          {text.back}
        </Button>
        <WaitNote seconds={wait} />
      </div>
    </form>
  )
}
