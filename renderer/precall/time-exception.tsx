/** The office's exception from the time of beginning (M12-2-1): a supervisor signs in on the spot and says why. */
import { z } from 'zod'
import { text as words } from '../../shared/channel.ts'
import { useOwnSession } from '../state/place.ts'
import { TextField } from '../ui/field.tsx'
import { SupervisorDialog, useSupervisorForm } from '../ui/supervisor-dialog.tsx'
import { useCall } from '../ui/use-call.ts'
import { failures } from './words/failures.ts'
import { timesText as text } from './words/begin-times.ts'

const ExceptionSchema = z.object({ reason: words(300) })

export function TimeException({ onClose }: { readonly onClose: () => void }) {
  const { recordId, begin } = useOwnSession()
  const except = useCall('session.exceptTime')
  const { draft, change, form } = useSupervisorForm(
    { reason: '' },
    ExceptionSchema,
    except,
    async ({ reason }, credentials) => {
      const answer = await except.run({ recordId, credentials, reason })
      if (answer.ok) onClose()
    },
  )
  return (
    <SupervisorDialog
      title={text.exceptTitle}
      confirmLabel={text.approve}
      form={form}
      failures={failures}
      onClose={onClose}
    >
      <p>{text.exceptIntro(begin.untimely)}</p>
      <TextField
        label={text.exceptReason}
        description={text.exceptReasonHint}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        maxLength={300}
        isRequired
        autoFocus
      />
    </SupervisorDialog>
  )
}
