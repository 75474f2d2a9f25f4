/** Everybody changes the own passphrase here. */
import { type FormEvent, useState } from 'react'
import { useAccount } from '../state/kept.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { isUsable, NewPassphraseFields, noPassphrase } from './new-passphrase.tsx'
import { accountFailures, accountText } from './words/accounts.ts'

export function OwnPassphrasePanel() {
  const account = useAccount()
  const set = useCall('people.setPassphrase')
  const [typed, setTyped] = useState(noPassphrase)
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    setSaved(false)
    if (!isUsable(typed)) return
    const answer = await set.run({ accountId: account.id, passphrase: typed.first })
    if (!answer.ok) return
    setTyped(noPassphrase)
    setTried(false)
    setSaved(true)
  }
  return (
    <form className="sd-stack sd-page-reading" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{accountText.ownTitle}</h2>
      <NewPassphraseFields value={typed} onChange={setTyped} tried={tried} />
      {saved && <Banner tone="success" title={accountText.ownSaved} live />}
      <FailureNote failure={set.failure} texts={accountFailures} />
      <div>
        <Button kind="filled" type="submit" busy={set.busy}>
          {accountText.ownSave}
        </Button>
      </div>
    </form>
  )
}
