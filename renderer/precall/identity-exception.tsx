/** The alternative route (M3 category 3, or no number at hand): a supervisor signs in on the spot and says what was checked instead. */
import type { z } from 'zod'
import { text as words } from '../../shared/channel.ts'
import { CredentialsSchema } from '../../shared/people/account.ts'
import { TextField } from '../ui/field.tsx'
import { SupervisorDialog } from '../ui/supervisor-dialog.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readComplete } from '../ui/wrong-fields.ts'
import { identityText as text } from './words/identity.ts'
import { failures } from './words/failures.ts'

const ExceptionSchema = CredentialsSchema.extend({ reason: words(300), checkedInstead: words(300) })
const nothing = { reason: '', checkedInstead: '', loginName: '', passphrase: '' }

export function IdentityException({
  recordId,
  onClose,
}: {
  readonly recordId: string
  readonly onClose: () => void
}) {
  const except = useCall('precall.exceptIdentity')
  const { draft, change, value, submit } = useForm(nothing, (typed) =>
    readComplete(ExceptionSchema, typed),
  )
  const approve = async (wish: z.infer<typeof ExceptionSchema>): Promise<void> => {
    if (except.busy) return
    const { loginName, passphrase, reason, checkedInstead } = wish
    const credentials = { loginName, passphrase }
    const answer = await except.run({ recordId, credentials, reason, checkedInstead })
    change({ passphrase: '' })
    if (answer.ok) onClose()
  }
  return (
    <SupervisorDialog
      title={text.exceptTitle}
      confirmLabel={text.approve}
      credentials={draft}
      onChange={change}
      complete={value !== null}
      busy={except.busy}
      failure={except.failure}
      failures={failures}
      onConfirm={() => submit(approve)}
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
