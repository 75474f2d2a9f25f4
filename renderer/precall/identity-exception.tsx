/** The alternative route (M3 category 3, or no number at hand): a supervisor signs in on the spot and says what was checked instead. */
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { identityText as text } from './words/identity.ts'
import { failures } from './words/failures.ts'

export function IdentityException({
  recordId,
  onClose,
}: {
  readonly recordId: string
  readonly onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const [checkedInstead, setCheckedInstead] = useState('')
  const [loginName, setLoginName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const except = useCall('precall.exceptIdentity')
  const complete = [reason, checkedInstead, loginName, passphrase].every(
    (value) => value.trim() !== '',
  )
  const approve = async (): Promise<void> => {
    if (!complete || except.busy) return
    const answer = await except.run({
      recordId,
      credentials: { loginName, passphrase },
      reason,
      checkedInstead,
    })
    setPassphrase('')
    if (answer.ok) onClose()
  }
  const footer = (
    <>
      <Button onPress={onClose}>{text.cancel}</Button>
      <Button
        kind="filled"
        icon="key"
        busy={except.busy}
        isDisabled={!complete}
        onPress={() => void approve()}
      >
        {text.approve}
      </Button>
    </>
  )
  return (
    <Dialog title={text.exceptTitle} isOpen onClose={onClose} footer={footer}>
      <p>{text.exceptIntro}</p>
      <TextField
        label={text.exceptReason}
        description={text.exceptReasonHint}
        value={reason}
        onChange={setReason}
        maxLength={300}
        isRequired
        autoFocus
      />
      <TextField
        label={text.exceptChecked}
        description={text.exceptCheckedHint}
        value={checkedInstead}
        onChange={setCheckedInstead}
        maxLength={300}
        isRequired
      />
      <div className="precall-two">
        <TextField
          label={text.supervisor}
          value={loginName}
          onChange={setLoginName}
          autoComplete="off"
          maxLength={40}
          isRequired
        />
        <TextField
          label={text.passphrase}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="off"
          maxLength={200}
          isRequired
          onEnter={() => void approve()}
        />
      </div>
      <FailureNote failure={except.failure} texts={failures} />
    </Dialog>
  )
}
