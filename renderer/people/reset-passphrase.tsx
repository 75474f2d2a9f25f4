/** The dialog with which a supervisor sets the passphrase of somebody who forgot it; it ends that account's wait as well. */
import { useState } from 'react'
import type { Account } from '../../shared/people/account.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { uiText } from '../ui/words.ts'
import { useCall } from '../ui/use-call.ts'
import { isUsable, NewPassphraseFields, noPassphrase } from './new-passphrase.tsx'
import { accountFailures, accountText } from './words/accounts.ts'

export function ResetPassphrase(props: {
  readonly account: Account
  readonly onClose: () => void
}) {
  const { account, onClose } = props
  const set = useCall('people.setPassphrase')
  const [typed, setTyped] = useState(noPassphrase)
  const [tried, setTried] = useState(false)

  const save = async (): Promise<void> => {
    setTried(true)
    if (!isUsable(typed)) return
    const answer = await set.run({ accountId: account.id, passphrase: typed.first })
    if (!answer.ok) return
    announce(accountText.resetDone(account.displayName))
    onClose()
  }
  const footer = (
    <>
      <Button onPress={onClose}>{uiText.cancel}</Button>
      <Button kind="filled" busy={set.busy} onPress={() => void save()}>
        {accountText.ownSave}
      </Button>
    </>
  )
  return (
    <Dialog
      title={accountText.resetTitle(account.displayName)}
      isOpen
      onClose={onClose}
      footer={footer}
    >
      <p>{accountText.resetBody}</p>
      <NewPassphraseFields value={typed} onChange={setTyped} tried={tried} />
      <FailureNote failure={set.failure} texts={accountFailures} />
    </Dialog>
  )
}
