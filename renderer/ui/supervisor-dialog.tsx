/** What only a supervisor may allow: the dialog in which one signs in on the spot, below what the decision is about. */
import type { ReactNode } from 'react'
import type { Failed } from '../../shared/result.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FailureNote } from './failure-note.tsx'
import type { FailureTexts } from './failure-text.ts'
import { TextField } from './field.tsx'
import './supervisor-dialog.css'
import { uiText } from './words.ts'

type Credentials = { readonly loginName: string; readonly passphrase: string }

export function SupervisorDialog(props: {
  readonly title: string
  readonly confirmLabel: string
  readonly credentials: Credentials
  readonly onChange: (part: Partial<Credentials>) => void
  readonly complete: boolean
  readonly busy: boolean
  readonly failure: Failed | null
  readonly failures: FailureTexts
  readonly onConfirm: () => void
  readonly onClose: () => void
  /** What is decided, and why. */
  readonly children: ReactNode
}) {
  const { credentials, onChange } = props
  const footer = (
    <>
      <Button onPress={props.onClose}>{uiText.cancel}</Button>
      <Button
        kind="filled"
        icon="key"
        busy={props.busy}
        isDisabled={!props.complete}
        onPress={props.onConfirm}
      >
        {props.confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog title={props.title} isOpen onClose={props.onClose} footer={footer}>
      {props.children}
      <div className="sd-supervisor">
        <TextField
          label={uiText.supervisorLogin}
          value={credentials.loginName}
          onChange={(loginName) => onChange({ loginName })}
          autoComplete="off"
          maxLength={40}
          isRequired
        />
        <TextField
          label={uiText.supervisorPassphrase}
          type="password"
          value={credentials.passphrase}
          onChange={(passphrase) => onChange({ passphrase })}
          autoComplete="off"
          maxLength={200}
          isRequired
          onEnter={props.onConfirm}
        />
      </div>
      <FailureNote failure={props.failure} texts={props.failures} />
    </Dialog>
  )
}
