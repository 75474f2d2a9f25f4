/** Everybody changes the own passphrase here. */
import { useState } from 'react'
import { NewPassphraseSchema } from '../../shared/people/account.ts'
import { useAccount } from '../state/kept.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readBy } from '../ui/wrong-fields.ts'
import {
  type NewPassphrase,
  NewPassphraseFields,
  newPassphraseWords,
  noPassphrase,
} from './new-passphrase.tsx'
import { accountFailures, accountText } from './words/accounts.ts'

export function OwnPassphrasePanel() {
  const account = useAccount()
  const set = useCall('people.setPassphrase')
  const form = useForm(noPassphrase, (typed) =>
    readBy(NewPassphraseSchema, typed, newPassphraseWords),
  )
  const [saved, setSaved] = useState(false)

  const save = async ({ first }: NewPassphrase): Promise<void> => {
    const answer = await set.run({ accountId: account.id, passphrase: first })
    if (!answer.ok) return
    form.restart()
    setSaved(true)
  }
  return (
    <form className="sd-stack sd-page-reading" {...form.bind(save)}>
      <h2>{accountText.ownTitle}</h2>
      <NewPassphraseFields value={form.draft} onChange={form.change} wrong={form.wrong} />
      {saved && !form.tried && <Banner tone="success" title={accountText.ownSaved} live />}
      <FailureNote failure={set.failure} texts={accountFailures} />
      <div>
        <Button kind="filled" type="submit" busy={set.busy}>
          {accountText.ownSave}
        </Button>
      </div>
    </form>
  )
}
