/** The dialog with which a supervisor sets the passphrase of somebody who forgot it; it ends that account's wait as well. */
import { type Account, NewPassphraseSchema } from '../../shared/people/account.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { uiText } from '../ui/words.ts'
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

export function ResetPassphrase(props: {
  readonly account: Account
  readonly onClose: () => void
}) {
  const { account, onClose } = props
  const set = useCall('people.setPassphrase')
  const form = useForm(noPassphrase, (typed) =>
    readBy(NewPassphraseSchema, typed, newPassphraseWords),
  )

  const save = async ({ first }: NewPassphrase): Promise<void> => {
    const answer = await set.run({ accountId: account.id, passphrase: first })
    if (!answer.ok) return
    announce(accountText.resetDone(account.displayName))
    onClose()
  }
  const footer = (
    <>
      <Button onPress={onClose}>{uiText.cancel}</Button>
      <Button kind="filled" busy={set.busy} onPress={() => form.submit(save)}>
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
      <NewPassphraseFields value={form.draft} onChange={form.change} wrong={form.wrong} />
      <FailureNote failure={set.failure} texts={accountFailures} />
    </Dialog>
  )
}
