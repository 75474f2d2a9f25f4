/** A second use on one day, where the office lays it down: a supervisor signs in on the spot and says why (M12-2-1). */
import { useState } from 'react'
import { z } from 'zod'
import { text as words } from '../../../shared/channel.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { SupervisorDialog, useSupervisorForm } from '../../ui/supervisor-dialog.tsx'
import { useCall } from '../../ui/use-call.ts'
import { judgeText as text } from '../words/judge.ts'
import { prepareFailures } from '../words/prepare.ts'

const WordSchema = z.object({ why: words(300) })

/** @param props.onDone the preparation has begun */
export function SecondUse(props: { readonly bookingId: string; readonly onDone: () => void }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="key" onPress={() => setOpen(true)}>
        {text.secondOpen}
      </Button>
      {isOpen && <SecondUseForm {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function SecondUseForm(props: {
  readonly bookingId: string
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const prepare = useCall('session.prepare')
  const { draft, change, form } = useSupervisorForm(
    { why: '' },
    WordSchema,
    prepare,
    async ({ why }, credentials) => {
      const exception = { why, credentials }
      const answer = await prepare.run({ bookingId: props.bookingId, exception })
      if (answer.ok) props.onDone()
    },
  )
  return (
    <SupervisorDialog
      title={text.secondTitle}
      confirmLabel={text.secondConfirm}
      form={form}
      failures={prepareFailures}
      onClose={props.onClose}
    >
      <p>{text.secondIntro}</p>
      <TextField
        label={text.secondWhy}
        value={draft.why}
        onChange={(why) => change({ why })}
        maxLength={300}
        isRequired
        autoFocus
      />
    </SupervisorDialog>
  )
}
