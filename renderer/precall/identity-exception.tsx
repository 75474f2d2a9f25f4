/** The alternative route (M3 category 3, or no number at hand): a supervisor signs in on the spot and says what was checked instead. */
import { z } from 'zod'
import { text as words } from '../../shared/channel.ts'
import { TextField } from '../ui/field.tsx'
import { SupervisorDialog, useSupervisorForm } from '../ui/supervisor-dialog.tsx'
import { useCall } from '../ui/use-call.ts'
import { identityText as text } from './words/identity.ts'
import { failures } from './words/failures.ts'

const ExceptionSchema = z.object({ reason: words(300), checkedInstead: words(300) })

export function IdentityException({
  recordId,
  onClose,
}: {
  readonly recordId: string
  readonly onClose: () => void
}) {
  const except = useCall('precall.exceptIdentity')
  const { draft, change, form } = useSupervisorForm(
    { reason: '', checkedInstead: '' },
    ExceptionSchema,
    except,
    async (exception, credentials) => {
      const answer = await except.run({ recordId, credentials, ...exception })
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
      <p>{text.exceptIntro}</p>
      <TextField
        label={text.exceptReason}
        description={text.exceptReasonHint}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        maxLength={300}
        isRequired
        autoFocus
      />
      <TextField
        label={text.exceptChecked}
        description={text.exceptCheckedHint}
        value={draft.checkedInstead}
        onChange={(checkedInstead) => change({ checkedInstead })}
        maxLength={300}
        isRequired
      />
    </SupervisorDialog>
  )
}
