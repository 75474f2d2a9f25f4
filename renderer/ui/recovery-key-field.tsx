/** The recovery key, typed from paper: what is wrong with it stands at the field. */
import type { Failed } from '../../shared/result.ts'
import { failureText } from './find-failure-text.ts'
import { TextField } from './field.tsx'
import { uiText } from './words.ts'

/** A failure that the field tells by itself. */
export function isMistypedKey(failure: Failed | null): boolean {
  return failure?.reason === 'recoveryKeyTypo' || failure?.reason === 'recoveryKeyLength'
}

/** @param props.failure of the last try; @param props.tried the person tried to go on: an empty field is said to be missing */
export function RecoveryKeyField(props: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly tried: boolean
  readonly failure: Failed | null
}) {
  const missing = props.tried && props.value.trim() === ''
  const mistyped =
    props.failure !== null && isMistypedKey(props.failure) ? keyWords(props.failure) : null
  return (
    <TextField
      label={uiText.recoveryKey}
      isRequired
      autoFocus
      autoComplete="off"
      maxLength={200}
      description={uiText.recoveryKeyHint}
      value={props.value}
      onChange={props.onChange}
      error={missing ? uiText.recoveryKeyMissing : mistyped}
    />
  )
}

function keyWords(failure: Failed): string {
  const { what, next } = failureText(failure)
  return `${what}${next ?? ''}`
}
