/** Everybody changes the own passphrase here. */
import { useState } from 'react'
import type { z } from 'zod'
import { CredentialsSchema, NewPassphraseSchema } from '../../shared/people/account.ts'
import { useWait } from '../state/clock.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readBy } from '../ui/wrong-fields.ts'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { WaitNote } from '../ui/wait-note.tsx'
import { NewPassphraseFields, newPassphraseWords, noPassphrase } from './new-passphrase.tsx'
import { accountFailures, accountText } from './words/accounts.ts'

const OwnPassphraseSchema = NewPassphraseSchema.safeExtend({
  present: CredentialsSchema.shape.passphrase,
})
const words = { ...newPassphraseWords, present: accountText.missing }

export function OwnPassphrasePanel() {
  const set = useCall('people.setOwnPassphrase')
  const wait = useWait(set.failure)
  const form = useForm({ ...noPassphrase, present: '' }, (typed) =>
    readBy(OwnPassphraseSchema, typed, words),
  )
  const [saved, setSaved] = useState(false)

  const save = async (typed: z.infer<typeof OwnPassphraseSchema>): Promise<void> => {
    const answer = await set.run({ present: typed.present, passphrase: typed.first })
    if (!answer.ok) return
    form.restart()
    setSaved(true)
  }
  return (
    <form className="sd-stack sd-page-reading" {...form.bind(save)}>
      <h2>{accountText.ownTitle}</h2>
      <PassphraseField
        label={accountText.ownPresent}
        isRequired
        value={form.draft.present}
        onChange={(present) => form.change({ present })}
        error={form.wrong.present ?? null}
      />
      <NewPassphraseFields value={form.draft} onChange={form.change} wrong={form.wrong} />
      {saved && !form.tried && <Banner tone="success" title={accountText.ownSaved} live />}
      <FailureNote failure={set.failure} texts={accountFailures} />
      <div className="sd-row">
        <Button kind="filled" type="submit" isDisabled={wait > 0} busy={set.busy}>
          {accountText.ownSave}
        </Button>
        <WaitNote seconds={wait} />
      </div>
    </form>
  )
}
