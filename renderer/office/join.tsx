/** A PC without an office takes part in the one on other PCs: with a joining file of IT and the office's recovery key. */
import { useState } from 'react'
import { z } from 'zod'
import { NewPassphraseSchema } from '../../shared/people/account.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { Loading } from '../ui/progress.tsx'
import { isMistypedKey, RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { fieldText } from '../ui/field-words.ts'
import { readBy } from '../ui/wrong-fields.ts'
import './office.css'
import { vaultWords } from './set-up-draft.ts'
import { VaultFields } from './vault-fields.tsx'
import { officeFailures } from './words/failures.ts'
import { frameText } from './words/frame.ts'
import { joinText as text, serverFailures, serverText } from './words/server.ts'
import { troubleText } from './words/trouble.ts'

const JoinSchema = z.object({
  file: z.string().min(1),
  recoveryKey: z.string().trim().min(1),
})
const WithPassphraseSchema = NewPassphraseSchema.safeExtend(JoinSchema.shape)
const words = { ...vaultWords, recoveryKey: fieldText.recoveryKeyMissing, file: text.fileMissing }

export function JoinScreen(props: {
  readonly vaultNeedsPassphrase: boolean
  readonly onBack: () => void
}) {
  const join = useCall('office.join')
  const [fileName, setFileName] = useState<string | null>(null)
  const schema = props.vaultNeedsPassphrase ? WithPassphraseSchema : JoinSchema
  const { draft, change, wrong, bind } = useForm(
    { file: '', recoveryKey: '', first: '', second: '' },
    (typed) => readBy(schema, typed, words),
  )
  async function choose(file: File): Promise<void> {
    change({ file: await file.text() })
    setFileName(file.name)
  }
  const send = async ({ file, recoveryKey }: z.infer<typeof JoinSchema>): Promise<void> => {
    const newPassphrase = props.vaultNeedsPassphrase ? draft.first : null
    await join.run({ file, recoveryKey, newPassphrase })
  }
  return (
    <div className="sd-stage">
      <main>
        <form className="sd-stage-box" {...bind(send)}>
          <div>
            <p className="sd-stage-app">{frameText.appName}</p>
            <h1>{text.title}</h1>
          </div>
          <p>{text.body}</p>
          <div className="sd-stack">
            <div className="sd-row">
              <FileButton
                label={fileName === null ? serverText.choose : serverText.chooseAnother}
                accept=".json,application/json"
                onFile={(file) => void choose(file)}
              />
              {fileName !== null && <span>{serverText.chosen(fileName)}</span>}
            </div>
            {wrong.file !== undefined && (
              <p className="sd-field-error" role="alert">
                {wrong.file}
              </p>
            )}
          </div>
          <RecoveryKeyField
            value={draft.recoveryKey}
            onChange={(recoveryKey) => change({ recoveryKey })}
            missing={wrong.recoveryKey}
            failure={join.failure}
          />
          {props.vaultNeedsPassphrase && (
            <>
              <p>{text.passphraseWhy}</p>
              <VaultFields
                words={{ passphrase: text.passphrase, again: text.again }}
                typed={draft}
                onChange={change}
                wrong={wrong}
              />
            </>
          )}
          <FailureNote
            failure={isMistypedKey(join.failure) ? null : join.failure}
            texts={{ ...troubleText, ...officeFailures, ...serverFailures }}
          />
          {join.busy && <Loading label={text.joining} />}
          <div className="sd-row">
            <Button kind="filled" size="large" type="submit" busy={join.busy}>
              {text.join}
            </Button>
            <Button kind="text" isDisabled={join.busy} onPress={props.onBack}>
              {text.back}
            </Button>
          </div>
        </form>
      </main>
    </div>
  )
}
