/** The recovery key, typed from paper: what is wrong with it stands at the field. */
import type { Failed } from '../../shared/result.ts'
import { failureText } from './find-failure-text.ts'
import { TextField } from './field.tsx'
import { fieldText } from './field-words.ts'

/** A failure that the field tells by itself. */
export function isMistypedKey(failure: Failed | null): boolean {
  return failure?.reason === 'recoveryKeyTypo' || failure?.reason === 'recoveryKeyLength'
}

/** @param props.failure of the last try; @param props.missing what to say of an empty field, once the person tried to go on */
export function RecoveryKeyField(props: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly missing?: string | undefined
  readonly failure: Failed | null
}) {
  const mistyped =
    props.failure !== null && isMistypedKey(props.failure) ? keyWords(props.failure) : null
  return (
    <TextField
      label={fieldText.recoveryKey}
      isRequired
      autoFocus
      autoComplete="off"
      maxLength={200}
      description={fieldText.recoveryKeyHint}
      value={props.value}
      onChange={props.onChange}
      error={props.missing ?? mistyped}
    />
  )
}

function keyWords(failure: Failed): string {
  const { what, next } = failureText(failure)
  return `${what}${next ?? ''}`
}
