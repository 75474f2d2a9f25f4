/** The dialog with which a supervisor adds an account. */
import type { NewAccount, Role } from '../../shared/people/account.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { RadioField } from '../ui/field.tsx'
import { uiText } from '../ui/words.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { AccountFields } from './account-fields.tsx'
import { type AccountDraft, emptyDraft, readAccount } from './new-account.ts'
import { accountFailures, accountText, roleName } from './words/accounts.ts'

export function AddAccount(props: { readonly onClose: () => void; readonly onAdded: () => void }) {
  const add = useCall('people.addAccount')
  const start: AccountDraft & { readonly role: Role } = { ...emptyDraft, role: 'counselor' }
  const { draft, change, wrong, submit } = useForm(start, (typed) => readAccount(typed, typed.role))

  const save = async (account: NewAccount): Promise<void> => {
    const answer = await add.run(account)
    if (!answer.ok) return
    announce(accountText.added(answer.value.displayName))
    props.onAdded()
    props.onClose()
  }
  const footer = (
    <>
      <Button onPress={props.onClose}>{uiText.cancel}</Button>
      <Button kind="filled" busy={add.busy} onPress={() => submit(save)}>
        {accountText.save}
      </Button>
    </>
  )
  return (
    <Dialog title={accountText.addTitle} isOpen onClose={props.onClose} footer={footer}>
      <AccountFields draft={draft} onChange={change} wrong={wrong} />
      <RadioField
        label={accountText.role}
        row
        value={draft.role}
        onChange={(role) => change({ role })}
        options={(['counselor', 'supervisor', 'it'] as const).map((value) => ({
          value,
          label: roleName[value],
        }))}
      />
      <FailureNote failure={add.failure} texts={accountFailures} />
    </Dialog>
  )
}
