/** The fields of every form. All are controlled: value in, change out. */
import type { HTMLAttributes, KeyboardEvent } from 'react'
import {
  Button,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldProps, isWrong } from './field-parts.tsx'
import { Icon } from './icon.tsx'
import { countWords, tooLongWords } from './limits.ts'
import { fieldText } from './field-words.ts'

export { CheckField, RadioField } from './field-choice.tsx'

export type TextFieldProps = FieldProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'search' | 'tel' | 'email'
  readonly multiline?: boolean
  readonly rows?: number
  readonly autoFocus?: boolean
  /** As much as is taken; more is said at the field and never cut. The form must not send it (`isTooLong`). */
  readonly maxLength?: number
  readonly placeholder?: string
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly autoComplete?: string
  readonly onBlur?: () => void
  /** Enter in a one-line field. */
  readonly onEnter?: () => void
}

export function TextField({
  label,
  description,
  error,
  isRequired = false,
  multiline = false,
  rows = 4,
  placeholder,
  inputMode,
  onEnter,
  maxLength,
  ...rest
}: TextFieldProps) {
  const { value } = rest
  const wrong = (maxLength === undefined ? null : tooLongWords(value, maxLength)) ?? error ?? null
  const count =
    maxLength === undefined || rest.type === 'password' ? null : countWords(value, maxLength)
  const enter = (event: KeyboardEvent): void => {
    // Enter also picks a word while an input method composes; that is not meant for the form.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.()
  }
  const hint = placeholder === undefined ? {} : { placeholder }
  const mode = inputMode === undefined ? {} : { inputMode }
  return (
    <AriaTextField
      className="sd-field"
      isRequired={isRequired}
      isInvalid={isWrong(wrong)}
      validationBehavior="aria"
      {...rest}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      {multiline ? (
        <TextArea className="sd-input" rows={rows} {...hint} />
      ) : (
        <Input
          className="sd-input"
          onKeyDown={onEnter === undefined ? undefined : enter}
          {...hint}
          {...mode}
        />
      )}
      <FieldNotes description={description} error={wrong} />
      {count !== null && <p className="sd-field-count sd-num">{count}</p>}
    </AriaTextField>
  )
}

export type Option<V extends string = string> = { readonly value: V; readonly label: string }

export function SelectField<V extends string>(
  props: FieldProps & {
    readonly options: readonly Option<V>[]
    readonly value: V | null
    readonly onChange: (value: V) => void
    readonly placeholder?: string
  },
) {
  const { label, options, value, onChange, error, description } = props
  return (
    <Select
      className="sd-field"
      value={value}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
      placeholder={props.placeholder ?? fieldText.choose}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      <FieldLabel label={label} isRequired={props.isRequired ?? false} />
      <Button className="sd-input sd-select-button">
        <SelectValue />
        <Icon name="chevronDown" size={1} />
      </Button>
      <FieldNotes description={description} error={error ?? null} />
      <Popover className="sd-select-popover">
        <ListBox className="sd-select-list">
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className="sd-select-option"
            >
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
