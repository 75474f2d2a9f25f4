/** The passphrase that opens the office's data where the PC keeps no key, chosen anew: typed twice. */
import { TextField } from '../ui/field.tsx'

type Typed = { readonly first: string; readonly second: string }

export function VaultFields(props: {
  readonly words: Readonly<Record<'passphrase' | 'again', string>>
  readonly typed: Typed
  readonly onChange: (part: Partial<Typed>) => void
  readonly wrong: Partial<Record<keyof Typed, string>>
  readonly autoFocus?: boolean
}) {
  const { words, typed, wrong } = props
  const field = (name: keyof Typed, label: string, autoFocus = false) => (
    <TextField
      label={label}
      isRequired
      autoFocus={autoFocus}
      type="password"
      autoComplete="new-password"
      maxLength={200}
      value={typed[name]}
      onChange={(value) => props.onChange({ [name]: value })}
      error={wrong[name] ?? null}
    />
  )
  return (
    <>
      {field('first', words.passphrase, props.autoFocus)}
      {field('second', words.again)}
    </>
  )
}
