/** Tick boxes and radio buttons. */
import type { ReactNode } from 'react'
import { Checkbox, Radio, RadioGroup } from 'react-aria-components'
import './field.css'
import { FieldLabel, FieldNotes, type FieldProps, isWrong } from './field-parts.tsx'
import { Icon } from './icon.tsx'

export function CheckField(props: {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly isDisabled?: boolean
}) {
  return (
    <Checkbox
      className="sd-check"
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
    >
      <span className="sd-check-box" aria-hidden="true">
        <Icon name="check" size={1.1} />
      </span>
      <span className="sd-check-words">{props.children}</span>
    </Checkbox>
  )
}

export function RadioField<V extends string>(
  props: FieldProps & {
    readonly options: readonly {
      readonly value: V
      readonly label: ReactNode
      readonly isDisabled?: boolean
    }[]
    readonly value: V | null
    readonly onChange: (value: V) => void
    /** Side by side instead of one below the other. */
    readonly row?: boolean
  },
) {
  const choose = (value: string): void => {
    const chosen = props.options.find((option) => option.value === value)
    if (chosen !== undefined) props.onChange(chosen.value)
  }
  return (
    <RadioGroup
      className="sd-field"
      value={props.value}
      onChange={choose}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={isWrong(props.error)}
      validationBehavior="aria"
    >
      <FieldLabel label={props.label} isRequired={props.isRequired ?? false} />
      <div className="sd-radio-list" data-row={props.row === true || undefined}>
        {props.options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="sd-check sd-radio"
            isDisabled={option.isDisabled ?? false}
          >
            <span className="sd-check-box" aria-hidden="true" />
            <span className="sd-check-words">{option.label}</span>
          </Radio>
        ))}
      </div>
      <FieldNotes description={props.description} error={props.error ?? null} />
    </RadioGroup>
  )
}
