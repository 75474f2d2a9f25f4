/** A supervisor has a new recovery key made: the printed one was lost, or somebody saw it. */
import { useState } from 'react'
import { CredentialsSchema } from '../../shared/people/account.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { useWait } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { WaitNote } from '../ui/wait-note.tsx'
import { readBy } from '../ui/wrong-fields.ts'
import './office.css'
import './profile/editor.css'
import { renewFailures, renewText as text } from './words/recovery-key.ts'

const PassphraseSchema = CredentialsSchema.pick({ passphrase: true })
const words = { passphrase: text.passphraseMissing }

/** @param props.onRenewed gets the new key, to be shown once */
export function RenewKeyPanel(props: { readonly onRenewed: (recoveryKey: string) => void }) {
  const renew = useCall('office.renewRecoveryKey')
  const { draft, change, wrong, bind, restart } = useForm({ passphrase: '' }, (typed) =>
    readBy(PassphraseSchema, typed, words),
  )
  const [asking, setAsking] = useState(false)
  const wait = useWait(renew.failure)

  const ask = (): void => {
    if (wait === 0) setAsking(true)
  }
  const run = async (): Promise<void> => {
    const answer = await renew.run({ passphrase: draft.passphrase })
    setAsking(false)
    if (answer.ok) props.onRenewed(answer.value.recoveryKey)
    else restart()
  }
  return (
    <form className="sd-stack sd-page-reading" {...bind(ask)}>
      <h2>{text.title}</h2>
      <p>{text.when}</p>
      <ul className="sd-plain-list">
        {text.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <Banner tone="warning" title={text.seen}>
        {text.seenBody}
      </Banner>
      <PassphraseField
        label={text.passphrase}
        isRequired
        description={text.passphraseHint}
        value={draft.passphrase}
        onChange={(passphrase) => change({ passphrase })}
        error={wrong.passphrase ?? null}
      />
      <FailureNote failure={renew.failure} texts={renewFailures} />
      <div className="sd-row">
        <Button kind="filled" icon="key" type="submit" isDisabled={wait > 0} busy={renew.busy}>
          {text.make}
        </Button>
        <WaitNote seconds={wait} />
      </div>
      {asking && (
        <Confirm
          title={text.askTitle}
          body={text.askBody}
          confirmLabel={text.askYes}
          danger
          busy={renew.busy}
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        />
      )}
    </form>
  )
}
