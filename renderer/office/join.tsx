/** A PC without an office takes part in the one on other PCs: with a joining file of IT, and the office's recovery key or a supervisor's word. */
import { useState } from 'react'
import { z } from 'zod'
import { NewPassphraseSchema } from '../../shared/people/account.ts'
import { useAnswer } from '../state/answers.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { RadioField } from '../ui/field.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { Loading } from '../ui/progress.tsx'
import { isMistypedKey, RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { fieldText } from '../ui/field-words.ts'
import { readBy } from '../ui/wrong-fields.ts'
import { AskingScreen } from './asking.tsx'
import './office.css'
import { vaultWords } from './set-up-draft.ts'
import { VaultFields } from './vault-fields.tsx'
import { askingText } from './words/enrolment.ts'
import { officeFailures } from './words/failures.ts'
import { frameText } from './words/frame.ts'
import { joinText as text, serverFailures, serverText } from './words/server.ts'
import { troubleText } from './words/trouble.ts'

const WAYS = ['recoveryKey', 'supervisor'] as const
type Way = (typeof WAYS)[number]
const AskSchema = z.object({ file: z.string().min(1) })
const JoinSchema = AskSchema.extend({ recoveryKey: z.string().trim().min(1) })
const schemas = { supervisor: AskSchema, recoveryKey: JoinSchema }
const withPassphrase = {
  supervisor: NewPassphraseSchema.safeExtend(AskSchema.shape),
  recoveryKey: NewPassphraseSchema.safeExtend(JoinSchema.shape),
}
const words = { ...vaultWords, recoveryKey: fieldText.recoveryKeyMissing, file: text.fileMissing }

type JoinProps = { readonly vaultNeedsPassphrase: boolean; readonly onBack: () => void }

export function JoinScreen(props: JoinProps) {
  const asking = useAnswer('office.asking', {})
  const asked = asking.data === null || asking.data.state === 'none' ? null : asking.data
  return (
    <>
      {/* What was chosen there stays for another time. */}
      <div className="sd-join" hidden={asked !== null}>
        <JoinForm {...props} />
      </div>
      {asked !== null && <AskingScreen asking={asked} />}
    </>
  )
}

function JoinForm(props: JoinProps) {
  const ask = useCall('office.askToJoin')
  const join = useCall('office.join')
  const [fileName, setFileName] = useState<string | null>(null)
  const [way, setWay] = useState<Way>('recoveryKey')
  const { draft, change, wrong, bind } = useForm(
    { file: '', recoveryKey: '', first: '', second: '' },
    (typed) => readBy((props.vaultNeedsPassphrase ? withPassphrase : schemas)[way], typed, words),
  )
  async function chooseFile(file: File): Promise<void> {
    change({ file: await file.text() })
    setFileName(file.name)
  }
  const send = async ({ file }: z.infer<typeof AskSchema>): Promise<void> => {
    const newPassphrase = props.vaultNeedsPassphrase ? draft.first : null
    if (way === 'supervisor') await ask.run({ file, newPassphrase })
    else await join.run({ file, recoveryKey: draft.recoveryKey.trim(), newPassphrase })
  }
  function choose(next: Way): void {
    setWay(next)
    join.clear()
    ask.clear()
  }
  const isAsking = way === 'supervisor'
  const busy = join.busy || ask.busy
  const failure = isAsking ? ask.failure : isMistypedKey(join.failure) ? null : join.failure
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
                onFile={(file) => void chooseFile(file)}
              />
              {fileName !== null && <span>{serverText.chosen(fileName)}</span>}
            </div>
            {wrong.file !== undefined && (
              <p className="sd-field-error" role="alert">
                {wrong.file}
              </p>
            )}
          </div>
          <RadioField
            label={askingText.way}
            options={WAYS.map((value) => ({ value, label: askingText.ways[value] }))}
            value={way}
            onChange={choose}
          />
          {isAsking ? (
            <ol className="sd-numbered">
              {askingText.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          ) : (
            <RecoveryKeyField
              value={draft.recoveryKey}
              onChange={(recoveryKey) => change({ recoveryKey })}
              missing={wrong.recoveryKey}
              failure={join.failure}
            />
          )}
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
            failure={failure}
            texts={{ ...troubleText, ...officeFailures, ...serverFailures }}
          />
          {join.busy && <Loading label={text.joining} />}
          <div className="sd-row">
            <Button kind="filled" size="large" type="submit" busy={busy}>
              {isAsking ? askingText.ask : text.join}
            </Button>
            <Button kind="text" isDisabled={busy} onPress={props.onBack}>
              {text.back}
            </Button>
          </div>
        </form>
      </main>
    </div>
  )
}
