/** Opening an office with its recovery key: where the passphrase was forgotten, the PC replaced or the key's file damaged. */
import { z } from 'zod'
import { NewPassphraseSchema } from '../../shared/people/account.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { isMistypedKey, RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { fieldText } from '../ui/field-words.ts'
import { readBy } from '../ui/wrong-fields.ts'
import './office.css'
import { frameText } from './words/frame.ts'
import { vaultWords } from './set-up-draft.ts'
import { VaultFields } from './vault-fields.tsx'
import { officeFailures } from './words/failures.ts'
import { recoverText } from './words/unlock.ts'
import { troubleText } from './words/trouble.ts'

const KeySchema = z.object({ recoveryKey: z.string().trim().min(1) })
const WithPassphraseSchema = NewPassphraseSchema.safeExtend(KeySchema.shape)
const words = { ...vaultWords, recoveryKey: fieldText.recoveryKeyMissing }

/** @param props.onRecovered called just before the office's stage changes, so that the result can be told */
export function RecoverScreen(props: {
  readonly vaultNeedsPassphrase: boolean
  readonly onBack: () => void
  readonly onRecovered: () => void
}) {
  const recover = useCall('office.recover')
  const schema = props.vaultNeedsPassphrase ? WithPassphraseSchema : KeySchema
  const { draft, change, wrong, bind } = useForm(
    { recoveryKey: '', first: '', second: '' },
    (typed) => readBy(schema, typed, words),
  )

  const send = async ({ recoveryKey }: { readonly recoveryKey: string }): Promise<void> => {
    const answer = await recover.run({
      recoveryKey,
      newPassphrase: props.vaultNeedsPassphrase ? draft.first : null,
    })
    if (answer.ok) props.onRecovered()
  }
  return (
    <div className="sd-stage">
      <main>
        <form className="sd-stage-box" {...bind(send)}>
          <div>
            <p className="sd-stage-app">{frameText.appName}</p>
            <h1>{recoverText.title}</h1>
          </div>
          <p>{recoverText.body}</p>
          <RecoveryKeyField
            value={draft.recoveryKey}
            onChange={(recoveryKey) => change({ recoveryKey })}
            missing={wrong.recoveryKey}
            failure={recover.failure}
          />
          {props.vaultNeedsPassphrase ? (
            <>
              <p>{recoverText.newPassphraseWhy}</p>
              <VaultFields
                words={{ passphrase: recoverText.newPassphrase, again: recoverText.again }}
                typed={draft}
                onChange={change}
                wrong={wrong}
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
