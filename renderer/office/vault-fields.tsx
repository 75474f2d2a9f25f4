/** The passphrase that opens the office's data where the PC keeps no key, chosen anew: typed twice. */
import { TextField } from '../ui/field.tsx'

type Typed = { readonly first: string; readonly second: string }

export function VaultFields(props: {
  readonly words: { readonly passphrase: string; readonly again: string }
  readonly typed: Typed
  readonly onChange: (part: Partial<Typed>) => void
  readonly wrong: Partial<Record<keyof Typed, string>>
}) {
  const { words, typed, wrong } = props
  return (
    <>
      <TextField
        label={words.passphrase}
        isRequired
        type="password"
        autoComplete="new-password"
        maxLength={200}
        value={typed.first}
        onChange={(first) => props.onChange({ first })}
        error={wrong.first ?? null}
      />
      <TextField
        label={words.again}
        isRequired
        type="password"
        autoComplete="new-password"
        maxLength={200}
        value={typed.second}
        onChange={(second) => props.onChange({ second })}
        error={wrong.second ?? null}
      />
    </>
  )
}
