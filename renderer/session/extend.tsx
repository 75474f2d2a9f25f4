/** More time: only where the office lays it down, with a supervisor's sign-in on the spot, a reason and an upper bound (M12-2-1). */
import { useState } from 'react'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { failures } from './words/failures.ts'
import { actionText as text } from './words/actions.ts'

export function ExtendButton({ snapshot }: { readonly snapshot: SessionSnapshot }) {
  const [isOpen, setOpen] = useState(false)
  if (!snapshot.extensionAllowed || snapshot.extensionLeftMinutes < 1) return null
  return (
    <>
      <Button icon="clock" size="small" onPress={() => setOpen(true)}>
        {text.extend}
      </Button>
      {isOpen && <ExtendForm snapshot={snapshot} onClose={() => setOpen(false)} />}
    </>
  )
}

function ExtendForm({
  snapshot,
  onClose,
}: {
  readonly snapshot: SessionSnapshot
  readonly onClose: () => void
}) {
  const left = snapshot.extensionLeftMinutes
  const [minutes, setMinutes] = useState(String(Math.min(5, left)))
  const [reason, setReason] = useState('')
  const [loginName, setLoginName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const extend = useCall('session.extend')
  const wanted = Number(minutes)
  const isRange = Number.isInteger(wanted) && wanted >= 1 && wanted <= left
  const complete = isRange && [reason, loginName, passphrase].every((value) => value.trim() !== '')
  const approve = async (): Promise<void> => {
    if (!complete || extend.busy) return
    const answer = await extend.run({
      recordId: snapshot.recordId,
      credentials: { loginName, passphrase },
      minutes: wanted,
      reason,
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
        busy={extend.busy}
        isDisabled={!complete}
        onPress={() => void approve()}
      >
        {text.extendConfirm}
      </Button>
    </>
  )
  return (
    <Dialog title={text.extendTitle} isOpen onClose={onClose} footer={footer}>
      <p>{text.extendBody(left)}</p>
      <TextField
        label={text.extendMinutes}
        value={minutes}
        onChange={setMinutes}
        inputMode="numeric"
        maxLength={2}
        isRequired
        error={isRange ? null : text.minutesWrong(left)}
        autoFocus
      />
      <TextField
        label={text.extendReason}
        value={reason}
        onChange={setReason}
        maxLength={300}
        isRequired
      />
      <div className="session-two">
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
      <FailureNote failure={extend.failure} texts={failures} />
    </Dialog>
  )
}
