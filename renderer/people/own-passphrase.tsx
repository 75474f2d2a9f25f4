/** Everybody changes the own passphrase here. */
import { type FormEvent, useState } from 'react'
import { type Account, PassphraseSchema } from '../../shared/people/account.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { PassphraseField } from './passphrase-field.tsx'
import { accountFailures, accountText } from './text.ts'

export function OwnPassphrasePanel(props: { readonly account: Account }) {
  const set = useCall('people.setPassphrase')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const tooShort = !PassphraseSchema.safeParse(first).success
  const differs = first !== second

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    setSaved(false)
    if (tooShort || differs) return
    const answer = await set.run({ accountId: props.account.id, passphrase: first })
    if (!answer.ok) return
    setFirst('')
    setSecond('')
    setTried(false)
    setSaved(true)
  }
  return (
    <form className="sd-stack sd-page-reading" onSubmit={(event) => void submit(event)}>
      <h2>{accountText.ownTitle}</h2>
      <PassphraseField label={accountText.ownNew} isNew value={first} onChange={setFirst} error={tried && tooShort ? accountText.tooShort : null} />
      <PassphraseField label={accountText.ownAgain} isNew value={second} onChange={setSecond} error={tried && differs ? accountText.ownDiffers : null} />
      {saved && <Banner tone="success" title={accountText.ownSaved} live />}
      <FailureNote failure={set.failure} texts={accountFailures} />
      <div><Button kind="filled" type="submit" busy={set.busy}>{accountText.ownSave}</Button></div>
    </form>
  )
}
