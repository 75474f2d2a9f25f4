/** What only a supervisor may allow: the dialog in which one signs in on the spot, below what the decision is about. */
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { type Credentials, CredentialsSchema } from '../../shared/people/account.ts'
import type { Failed } from '../../shared/result.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FailureNote } from './failure-note.tsx'
import type { FailureTexts } from './failure-text.ts'
import { TextField } from './field.tsx'
import './supervisor-dialog.css'
import { useForm } from './use-form.ts'
import { fieldText } from './field-words.ts'
import { uiText } from './words.ts'
import { readComplete } from './wrong-fields.ts'

/** The sign-in of the dialog and how the asking stands. */
type SupervisorForm = {
  readonly credentials: Credentials
  readonly onChange: (part: Partial<Credentials>) => void
  readonly complete: boolean
  readonly busy: boolean
  readonly failure: Failed | null
  readonly onConfirm: () => void
}

/**
 * What a supervisor decides, with the sign-in below it: `draft` and `change` are of the decision, `form` is the dialog's.
 * The passphrase is forgotten with each answer.
 * @param start what stands in the decision at first
 * @param call the channel's `useCall`
 * @param send asks once all is complete, and never twice at a time
 */
export function useSupervisorForm<Draft extends object, Decision>(
  start: Draft | (() => Draft),
  schema: z.ZodType<Decision>,
  call: Pick<SupervisorForm, 'busy' | 'failure'>,
  send: (decision: Decision, credentials: Credentials) => Promise<unknown>,
): {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly form: SupervisorForm
} {
  const decision = useForm(start, (typed) => readComplete(schema, typed))
  const signIn = useForm({ loginName: '', passphrase: '' }, (typed) =>
    readComplete(CredentialsSchema, typed),
  )
  const ask = async (): Promise<void> => {
    if (call.busy || decision.value === null || signIn.value === null) return
    await send(decision.value, signIn.value)
    signIn.change({ passphrase: '' })
  }
  return {
    draft: decision.draft,
    change: decision.change,
    form: {
      credentials: signIn.draft,
      onChange: signIn.change,
      complete: decision.value !== null && signIn.value !== null,
      busy: call.busy,
      failure: call.failure,
      onConfirm: () => void ask(),
    },
  }
}

export function SupervisorDialog(props: {
  readonly title: string
  readonly confirmLabel: string
  readonly form: SupervisorForm
  readonly failures: FailureTexts
  readonly onClose: () => void
  /** What is decided, and why. */
  readonly children: ReactNode
}) {
  const { credentials, onChange, complete, busy, failure, onConfirm } = props.form
  const footer = (
    <>
      <Button onPress={props.onClose}>{uiText.cancel}</Button>
      <Button kind="filled" icon="key" busy={busy} isDisabled={!complete} onPress={onConfirm}>
        {props.confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog title={props.title} isOpen onClose={props.onClose} footer={footer}>
      {props.children}
      <div className="sd-supervisor">
        <TextField
          label={fieldText.supervisorLogin}
          value={credentials.loginName}
          onChange={(loginName) => onChange({ loginName })}
          autoComplete="off"
          maxLength={40}
          isRequired
        />
        <TextField
          label={fieldText.supervisorPassphrase}
          type="password"
          value={credentials.passphrase}
          onChange={(passphrase) => onChange({ passphrase })}
          autoComplete="off"
          maxLength={200}
          isRequired
          onEnter={onConfirm}
        />
      </div>
      <FailureNote failure={failure} texts={props.failures} />
    </Dialog>
  )
}
