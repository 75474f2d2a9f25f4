/** A supervisor forgot her passphrase and no other one is there: the recovery key vouches for a new one. */
import { z } from 'zod'
import { LoginNameSchema, NewPassphraseSchema } from '../../shared/people/account.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { SelectField } from '../ui/field.tsx'
import { isMistypedKey, RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import type { ValueOf } from '../state/answers.ts'
import { useWait } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { fieldText } from '../ui/field-words.ts'
import { WaitNote } from '../ui/wait-note.tsx'
import { readBy } from '../ui/wrong-fields.ts'
import { NewPassphraseFields, newPassphraseWords, noPassphrase } from './new-passphrase.tsx'
import { accountFailures } from './words/accounts.ts'
import { forgottenText as text } from './words/sign-in.ts'

export type SignInName = ValueOf<'people.signInNames'>[number]

const ForgottenSchema = NewPassphraseSchema.safeExtend({
  recoveryKey: z.string().trim().min(1),
  loginName: LoginNameSchema,
})
const words = {
  ...newPassphraseWords,
  recoveryKey: fieldText.recoveryKeyMissing,
  loginName: text.whoMissing,
}

/** @param props.supervisors the enabled ones; @param props.onDone gets the login name whose passphrase is new */
export function ForgottenForm(props: {
  readonly supervisors: readonly SignInName[]
  readonly onBack: () => void
  readonly onDone: (loginName: string) => void
}) {
  const recover = useCall('people.recoverPassphrase')
  const only = props.supervisors.length === 1 ? props.supervisors[0] : undefined
  const { draft, change, wrong, bind } = useForm(
    { ...noPassphrase, recoveryKey: '', loginName: only?.loginName ?? null },
    (typed) => readBy(ForgottenSchema, typed, words),
  )
  const wait = useWait(recover.failure)

  const send = async (wish: z.infer<typeof ForgottenSchema>): Promise<void> => {
    if (wait > 0) return
    const { loginName, recoveryKey, first: passphrase } = wish
    const answer = await recover.run({ loginName, recoveryKey, passphrase })
    if (answer.ok) props.onDone(loginName)
  }
  return (
    <form className="sd-stack" {...bind(send)}>
      <p>{text.body}</p>
      <RecoveryKeyField
        value={draft.recoveryKey}
        onChange={(recoveryKey) => change({ recoveryKey })}
        missing={wrong.recoveryKey}
        failure={recover.failure}
      />
      <SelectField
        label={text.who}
        isRequired
        value={draft.loginName}
        onChange={(loginName) => change({ loginName })}
        error={wrong.loginName ?? null}
        options={props.supervisors.map(({ loginName: value, displayName: label }) => ({
          value,
          label,
        }))}
      />
      <NewPassphraseFields value={draft} onChange={change} wrong={wrong} />
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
