/** More time: only where the office lays it down, with a supervisor's sign-in on the spot, a reason and an upper bound (M12-2-1). */
import { useState } from 'react'
import { z } from 'zod'
import { text as words } from '../../shared/channel.ts'
import { CredentialsSchema } from '../../shared/people/account.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { SupervisorDialog } from '../ui/supervisor-dialog.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readComplete } from '../ui/wrong-fields.ts'
import { failures } from './words/failures.ts'
import { actionText as text } from './words/actions.ts'

export function ExtendButton() {
  const snapshot = useOwnSession()
  const [isOpen, setOpen] = useState(false)
  if (!snapshot.extensionAllowed || snapshot.extensionLeftMinutes < 1) return null
  return (
    <>
      <Button icon="clock" size="small" onPress={() => setOpen(true)}>
        {text.extend}
      </Button>
      {isOpen && <ExtendForm onClose={() => setOpen(false)} />}
    </>
  )
}

/** As typed; what the profile leaves, at most. */
const minutesUpTo = (most: number) => z.string().transform(Number).pipe(z.int().min(1).max(most))

function ExtendForm({ onClose }: { readonly onClose: () => void }) {
  const snapshot = useOwnSession()
  const left = snapshot.extensionLeftMinutes
  const extend = useCall('session.extend')
  const schema = CredentialsSchema.extend({ minutes: minutesUpTo(left), reason: words(300) })
  const { draft, change, value, submit } = useForm(
    () => ({ minutes: String(Math.min(5, left)), reason: '', loginName: '', passphrase: '' }),
    (typed) => readComplete(schema, typed),
  )
  const isRange = schema.shape.minutes.safeParse(draft.minutes).success
  const approve = async (wish: z.infer<typeof schema>): Promise<void> => {
    if (extend.busy) return
    const { loginName, passphrase, minutes, reason } = wish
    const credentials = { loginName, passphrase }
    const { recordId } = snapshot
    const answer = await extend.run({ recordId, credentials, minutes, reason })
    change({ passphrase: '' })
    if (answer.ok) onClose()
  }
  return (
    <SupervisorDialog
      title={text.extendTitle}
      confirmLabel={text.extendConfirm}
      credentials={draft}
      onChange={change}
      complete={value !== null}
      busy={extend.busy}
      failure={extend.failure}
      failures={failures}
      onConfirm={() => submit(approve)}
      onClose={onClose}
    >
      <p>{text.extendBody(left)}</p>
      <TextField
        label={text.extendMinutes}
        value={draft.minutes}
        onChange={(minutes) => change({ minutes })}
        inputMode="numeric"
        maxLength={2}
        isRequired
        error={isRange ? null : text.minutesWrong(left)}
        autoFocus
      />
      <TextField
        label={text.extendReason}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        maxLength={300}
        isRequired
      />
    </SupervisorDialog>
  )
}
