/** Label, hint and error of a field: the same around every kind of field. */
import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import './field.css'
import { Icon } from './icon.tsx'
import { fieldText } from './field-words.ts'

export type FieldProps = {
  readonly label: string
  readonly description?: ReactNode
  /** What is wrong and how to put it right. */
  readonly error?: string | null
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
}

export function FieldLabel(props: { readonly label: string; readonly isRequired?: boolean }) {
  return (
    <Label className="sd-field-label">
      {props.label}
      {props.isRequired === true && (
        <>
          {' '}
          <span className="sd-field-required">{fieldText.required}</span>
        </>
      )}
    </Label>
  )
}

export function FieldNotes(props: Pick<FieldProps, 'description' | 'error'>) {
  return (
    <>
      {props.description !== undefined && (
        <Text slot="description" className="sd-field-description">
          {props.description}
        </Text>
      )}
      <FieldError className="sd-field-error">
        <Icon name="error" />
        <span>{props.error}</span>
      </FieldError>
    </>
  )
}

export function isWrong(error: string | null | undefined): boolean {
  return error !== undefined && error !== null && error !== ''
}
