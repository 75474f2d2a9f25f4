/** Name, login name and first passphrase of a new account. */
import { TextField } from '../ui/field.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import type { Wrong } from '../ui/wrong-fields.ts'
import type { AccountDraft } from './new-account.ts'
import { accountText } from './words/accounts.ts'

export function AccountFields(props: {
  readonly draft: AccountDraft
  readonly onChange: (part: Partial<AccountDraft>) => void
  /** What is wrong, once the person tried to go on. */
  readonly wrong: Wrong<keyof AccountDraft>
  /** False for the second of two forms on one screen. */
  readonly autoFocus?: boolean
}) {
  const { draft, onChange, wrong } = props
  return (
    <div className="sd-stack">
      <TextField
        label={accountText.displayName}
        isRequired
        autoFocus={props.autoFocus ?? true}
        value={draft.displayName}
        maxLength={40}
        error={wrong.displayName ?? null}
        onChange={(displayName) => onChange({ displayName })}
      />
      <TextField
        label={accountText.loginName}
        isRequired
        description={accountText.loginNameHint}
        autoComplete="off"
        value={draft.loginName}
        maxLength={40}
        error={wrong.loginName ?? null}
        onChange={(loginName) => onChange({ loginName })}
      />
      <PassphraseField
        label={accountText.passphrase}
        isNew
        isRequired
        description={accountText.passphraseHint}
        value={draft.passphrase}
        error={wrong.passphrase ?? null}
        onChange={(passphrase) => onChange({ passphrase })}
      />
    </div>
  )
}
