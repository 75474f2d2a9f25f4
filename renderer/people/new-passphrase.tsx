/** A new passphrase, typed twice. */
import { PassphraseField } from '../ui/passphrase-field.tsx'
import type { Wrong } from '../ui/wrong-fields.ts'
import { accountText } from './words/accounts.ts'

export type NewPassphrase = { readonly first: string; readonly second: string }
export const noPassphrase: NewPassphrase = { first: '', second: '' }

/** What is wrong with it: too short, or twice not the same. */
export const newPassphraseWords = {
  first: accountText.tooShort,
  second: accountText.ownDiffers,
} as const satisfies Record<keyof NewPassphrase, string>

export function NewPassphraseFields(props: {
  readonly value: NewPassphrase
  readonly onChange: (part: Partial<NewPassphrase>) => void
  readonly wrong: Wrong<keyof NewPassphrase>
}) {
  const { value, onChange, wrong } = props
  return (
    <>
      <PassphraseField
        label={accountText.ownNew}
        isNew
        isRequired
        value={value.first}
        onChange={(first) => onChange({ first })}
        error={wrong.first ?? null}
      />
      <PassphraseField
        label={accountText.ownAgain}
        isNew
        isRequired
        value={value.second}
        onChange={(second) => onChange({ second })}
        error={wrong.second ?? null}
      />
    </>
  )
}
