/**
 * A field for a date that speaks 令和: it reads what people write, writes it out with its weekday, and opens a calendar.
 * Our own: the date pickers of the libraries take a date apart into boxes for year, month and day, and read no R8.11.28.
 */
import { type KeyboardEvent, useState } from 'react'
import { Input, TextField } from 'react-aria-components'
import { DAY } from '../../shared/clock.ts'
import { type LocalDate, LocalDateSchema } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { readTypedDate, typedDate } from '../../shared/time/read.ts'
import { useNow } from '../state/clock.ts'
import type { ClosedDays } from '../state/closed-days.ts'
import { announce } from './announce.ts'
import { Button } from './button.tsx'
import { Calendar } from './calendar.tsx'
import './date-field.css'
import { dateText as text } from './date-words.ts'
import { Dialog } from './dialog.tsx'
import { FieldLabel, FieldNotes, type FieldProps, isWrong } from './field-parts.tsx'
import { useStateFrom } from './use-state-from.ts'

export type DateFieldProps = FieldProps & {
  /** 'yyyy-MM-dd' in Asia/Tokyo; '' while empty; what was typed, as it stands, while that is no date. */
  readonly value: string
  /** With each key. What is no date is handed on as it was typed, so that no form takes it for an empty field. */
  readonly onChange: (value: string) => void
  /** The typing is over: Enter, the focus has left, or a day was picked. */
  readonly onDone?: (value: string) => void
  /** Marked in the calendar. */
  readonly closed?: ClosedDays
  /** Where what stands around it says what it is for. */
  readonly isLabelHidden?: boolean
}

const dateIn = (value: string): LocalDate | null => LocalDateSchema.safeParse(value).data ?? null

export function DateField(props: DateFieldProps) {
  const { label, value, onChange, onDone } = props
  const today = dateOf(useNow(DAY))
  // What stands in the field while somebody types; afterwards the date is written out.
  const [typed, setTyped] = useState<string | null>(null)
  const date = dateIn(value)
  const shown = typed ?? (date === null ? value : typedDate(date))
  const unread = typed === null && value !== '' && date === null
  const error = unread ? text.noDate : (props.error ?? null)
  const isRead = typed !== null && date !== null && typed !== typedDate(date)
  const done = (): void => {
    setTyped(null)
    onDone?.(value)
  }
  const enter = (event: KeyboardEvent): void => {
    // Enter also picks a word while an input method composes.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    if (isRead) announce(text.readAs(date))
    done()
  }
  return (
    <TextField
      className="sd-field sd-date-field"
      value={shown}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
      autoComplete="off"
      onChange={(next) => {
        setTyped(next)
        onChange(readTypedDate(next, today) ?? next.trim())
      }}
      onBlur={done}
    >
      {props.isLabelHidden === true ? (
        <div className="sd-hidden-visually">
          <FieldLabel label={label} />
        </div>
      ) : (
        <FieldLabel label={label} isRequired={props.isRequired ?? false} />
      )}
      <div className="sd-date">
        <Input className="sd-input" onKeyDown={enter} />
        <CalendarButton
          label={label}
          value={date}
          today={today}
          closed={props.closed}
          isDisabled={props.isDisabled ?? false}
          onPick={(picked) => {
            setTyped(null)
            onChange(picked)
            onDone?.(picked)
          }}
        />
      </div>
      <FieldNotes
        description={isRead ? text.readAs(date) : (props.description ?? text.hint)}
        error={error}
      />
    </TextField>
  )
}

/**
 * A date that acts as soon as it is there: half a typed one moves nothing.
 * @param props.onPick the date that was typed or picked; '' when the field was emptied
 */
export function DatePick(
  props: Omit<DateFieldProps, 'onChange' | 'onDone'> & { readonly onPick: (value: string) => void },
) {
  const { value, onPick, ...rest } = props
  const [draft, setDraft] = useStateFrom(value, (from) => from)
  return (
    <DateField
      {...rest}
      value={draft}
      onChange={setDraft}
      onDone={(next) => {
        if (next !== value && (next === '' || dateIn(next) !== null)) onPick(next)
      }}
    />
  )
}

function CalendarButton(props: {
  readonly label: string
  readonly value: LocalDate | null
  readonly today: LocalDate
  readonly closed: ClosedDays | undefined
  readonly isDisabled: boolean
  readonly onPick: (date: LocalDate) => void
}) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        icon="calendar"
        isDisabled={props.isDisabled}
        aria-label={text.pickFor(props.label)}
        onPress={() => setOpen(true)}
      >
        {text.pick}
      </Button>
      <Dialog
        title={text.pickFor(props.label)}
        size="small"
        isOpen={open}
        onClose={() => setOpen(false)}
      >
        <Calendar
          value={props.value}
          today={props.today}
          closed={props.closed}
          onPick={(date) => {
            setOpen(false)
            props.onPick(date)
          }}
        />
      </Dialog>
    </>
  )
}
