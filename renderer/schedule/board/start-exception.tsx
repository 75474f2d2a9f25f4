/** What a supervisor allows before a preparation begins, signing in on the spot and saying why: a second use on one day (M12-2-1), or to begin while the office's server cannot be asked. */
import { useState } from 'react'
import { z } from 'zod'
import { text as words } from '../../../shared/channel.ts'
import type { Excepted } from '../../../shared/session/excepted.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { SupervisorDialog, useSupervisorForm } from '../../ui/supervisor-dialog.tsx'
import { useCall } from '../../ui/use-call.ts'
import { startExceptionText as text } from '../words/judge.ts'
import { prepareFailures } from '../words/prepare.ts'

const WordSchema = z.object({ why: words(300) })

type About = {
  readonly bookingId: string
  /** What stood in the way. */
  readonly what: Excepted
  /** Which of it the office lets a supervisor allow. */
  readonly allows: (reason: string) => reason is Excepted
  /** The preparation has begun. */
  readonly onDone: () => void
}

export function StartException(props: About) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="key" onPress={() => setOpen(true)}>
        {text.open}
      </Button>
      {isOpen && <ExceptionForm {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Nothing is allowed that the dialog does not name: where the answer names another obstacle, it is added and asked for again. */
function ExceptionForm(props: About & { readonly onClose: () => void }) {
  const { bookingId, allows, onDone } = props
  const [what, setWhat] = useState<readonly Excepted[]>([props.what])
  const prepare = useCall('session.prepare')
  const { draft, change, form } = useSupervisorForm(
    { why: '' },
    WordSchema,
    prepare,
    async ({ why }, credentials) => {
      const answer = await prepare.run({
        bookingId,
        exception: { what: [...what], why, credentials },
      })
      if (answer.ok) onDone()
      else if (allows(answer.reason) && !what.includes(answer.reason))
        setWhat([...what, answer.reason])
    },
  )
  return (
    <SupervisorDialog
      title={text.title}
      confirmLabel={text.confirm}
      form={form}
      failures={prepareFailures}
      onClose={props.onClose}
    >
      {what.map((one) => (
        <p key={one}>{text.intro[one]}</p>
      ))}
      <TextField
        label={text.why}
        value={draft.why}
        onChange={(why) => change({ why })}
        maxLength={300}
        isRequired
        autoFocus
      />
    </SupervisorDialog>
  )
}
