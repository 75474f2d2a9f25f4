/** A field for a time of day: it reads 9, 930, 9時半, 午後5時半 and writes out what it understood. A browser's own speaks its own language. */
import { useState } from 'react'
import { LocalTimeSchema } from '../../shared/time/day.ts'
import { readTypedTime } from '../../shared/time/read.ts'
import { dateText as text } from './date-words.ts'
import type { FieldProps } from './field-parts.tsx'
import { TextField } from './field.tsx'

const LONGEST = 20

/**
 * @param props.value 'HH:mm' in Asia/Tokyo; '' while empty; what was typed, as it stands, while that is no time
 * @param props.onChange with each key; what is no time is handed on as it was typed
 */
export function TimeField(
  props: FieldProps & {
    readonly value: string
    readonly onChange: (value: string) => void
  },
) {
  const { value, onChange, error, description, ...rest } = props
  // What stands in the field while somebody types; afterwards the time is written out.
  const [typed, setTyped] = useState<string | null>(null)
  const unread = typed === null && value !== '' && !LocalTimeSchema.safeParse(value).success
  return (
    <TextField
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? value}
      description={description ?? text.timeHint}
      error={unread ? text.noTime : (error ?? null)}
      onChange={(next) => {
        setTyped(next)
        onChange(readTypedTime(next) ?? next.trim().slice(0, LONGEST))
      }}
      onBlur={() => setTyped(null)}
      onEnter={() => setTyped(null)}
    />
  )
}
