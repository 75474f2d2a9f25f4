/** The dialog with which a supervisor adds an account. */
import { useState } from 'react'
import type { Role } from '../../shared/people/account.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { RadioField } from '../ui/field.tsx'
import { uiText } from '../ui/words.ts'
import { useCall } from '../ui/use-call.ts'
import { AccountFields } from './account-fields.tsx'
import { checkDraft, emptyDraft } from './new-account.ts'
import { accountFailures, accountText, roleName } from './words/accounts.ts'

export function AddAccount(props: { readonly onClose: () => void; readonly onAdded: () => void }) {
  const add = useCall('people.addAccount')
  const [draft, setDraft] = useState(emptyDraft)
  const [role, setRole] = useState<Role>('counselor')
  const [tried, setTried] = useState(false)
  const checked = checkDraft(draft, role)

  const save = async (): Promise<void> => {
    setTried(true)
    if (checked.account === null) return
    const answer = await add.run(checked.account)
    if (!answer.ok) return
    announce(accountText.added(answer.value.displayName))
    props.onAdded()
    props.onClose()
  }
  const footer = (
    <>
      <Button onPress={props.onClose}>{uiText.cancel}</Button>
      <Button kind="filled" busy={add.busy} onPress={() => void save()}>
        {accountText.save}
      </Button>
    </>
  )
  return (
    <Dialog title={accountText.addTitle} isOpen onClose={props.onClose} footer={footer}>
      <AccountFields draft={draft} onChange={setDraft} wrong={tried ? checked.wrong : null} />
      <RadioField
        label={accountText.role}
        row
        value={role}
        onChange={setRole}
        options={(['counselor', 'supervisor', 'it'] as const).map((value) => ({
          value,
          label: roleName[value],
        }))}
      />
      <FailureNote failure={add.failure} texts={accountFailures} />
    </Dialog>
  )
}
