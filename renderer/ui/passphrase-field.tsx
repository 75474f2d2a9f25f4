/** A passphrase, hidden unless its owner wants to see what is typed. */
import { useState } from 'react'
import { CheckField, TextField, type TextFieldProps } from './field.tsx'
import { fieldText } from './field-words.ts'

export function PassphraseField(
  props: Omit<TextFieldProps, 'type' | 'autoComplete'> & { readonly isNew?: boolean },
) {
  const { isNew = false, ...field } = props
  const [shown, setShown] = useState(false)
  return (
    <div>
      <TextField
        {...field}
        type={shown ? 'text' : 'password'}
        maxLength={200}
        autoComplete={isNew ? 'new-password' : 'current-password'}
      />
      <CheckField isSelected={shown} onChange={setShown}>
        {fieldText.showTyped}
      </CheckField>
    </div>
  )
}
