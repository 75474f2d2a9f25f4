/** A new passphrase, typed twice. */
import { PassphraseSchema } from '../../shared/people/account.ts'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { accountText } from './words/accounts.ts'

export type NewPassphrase = { readonly first: string; readonly second: string }
export const noPassphrase: NewPassphrase = { first: '', second: '' }

const isLong = ({ first }: NewPassphrase): boolean => PassphraseSchema.safeParse(first).success
/** Long enough, and twice the same. */
export const isUsable = (typed: NewPassphrase): boolean =>
  isLong(typed) && typed.first === typed.second

/** @param props.tried the person tried to go on: what is wrong is said */
export function NewPassphraseFields(props: {
  readonly value: NewPassphrase
  readonly onChange: (value: NewPassphrase) => void
  readonly tried: boolean
}) {
  const { value, onChange, tried } = props
  return (
    <>
      <PassphraseField
        label={accountText.ownNew}
        isNew
        isRequired
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        error={tried && !isLong(value) ? accountText.tooShort : null}
      />
      <PassphraseField
        label={accountText.ownAgain}
        isNew
        isRequired
        value={value.second}
        onChange={(second) => onChange({ ...value, second })}
        error={tried && value.first !== value.second ? accountText.ownDiffers : null}
      />
    </>
  )
}
