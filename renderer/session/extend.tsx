/** More time: only where the office lays it down, with a supervisor's sign-in on the spot, a reason and an upper bound (M12-2-1). */
import { useState } from 'react'
import { z } from 'zod'
import { text as words } from '../../shared/channel.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { SupervisorDialog, useSupervisorForm } from '../ui/supervisor-dialog.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
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
  const schema = z.object({ minutes: minutesUpTo(left), reason: words(300) })
  const { draft, change, form } = useSupervisorForm(
    () => ({ minutes: String(Math.min(5, left)), reason: '' }),
    schema,
    extend,
    async (extension, credentials) => {
      const answer = await extend.run({ recordId: snapshot.recordId, credentials, ...extension })
      if (answer.ok) onClose()
    },
  )
  const isRange = schema.shape.minutes.safeParse(draft.minutes).success
  return (
    <SupervisorDialog
      title={text.extendTitle}
      confirmLabel={text.extendConfirm}
      form={form}
      failures={failures}
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
