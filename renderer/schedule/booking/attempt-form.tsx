/** Logs one attempt to reach the job seeker, or the job seeker's own contact (M12-2-2). */
import { useState } from 'react'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import type { Contact, ContactMeans } from '../../../shared/log/contact.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { RadioField, SelectField, TextField } from '../../ui/field.tsx'
import { useCall } from '../../ui/use-call.ts'
import { text } from '../words/room.ts'

const words = text.booking
type Direction = Contact['direction']
type AttemptResult = Contact['result']

/** What can have come of it: nobody is "not reached" who called us, and a mail is sent. */
function resultsFor(means: ContactMeans, direction: Direction): readonly AttemptResult[] {
  if (direction === 'fromSeeker') return ['reached']
  return means === 'phone' ? ['reached', 'notReached', 'messageLeft'] : ['sent', 'notReached']
}

export function AttemptForm(props: {
  readonly bookingId: string
  readonly onChanged: (booking: BoardBooking) => void
}) {
  const log = useCall('schedule.contact')
  const [means, setMeans] = useState<ContactMeans>('phone')
  const [direction, setDirection] = useState<Direction>('toSeeker')
  const [result, setResult] = useState<AttemptResult | null>(null)
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const possible = resultsFor(means, direction)
  const chosen =
    possible.length === 1
      ? (possible[0] ?? null)
      : result !== null && possible.includes(result)
        ? result
        : null

  const save = async (): Promise<void> => {
    setMissing(chosen === null)
    if (chosen === null) return
    const answer = await log.run({
      bookingId: props.bookingId,
      contact: { means, direction, result: chosen, note: note.trim() },
    })
    if (!answer.ok) return
    setNote('')
    setResult(null)
    announce(words.logged)
    props.onChanged(answer.value)
  }
  return (
    <fieldset className="sch-attempt-form">
      <legend>{words.logTitle}</legend>
      <div className="sch-two">
        <SelectField
          label={words.logMeans}
          options={meansOptions}
          value={means}
          onChange={setMeans}
        />
        <SelectField
          label={words.logDirection}
          options={directionOptions}
          value={direction}
          onChange={setDirection}
        />
      </div>
      <RadioField
        label={words.logResult}
        row
        options={possible.map((value) => ({ value, label: words.results[value] }))}
        value={chosen}
        error={missing && chosen === null ? words.logResultMissing : null}
        onChange={setResult}
      />
      <TextField
        label={words.logNote}
        value={note}
        onChange={setNote}
        maxLength={500}
        autoComplete="off"
      />
      <FailureNote failure={log.failure} texts={text.reasons.booking} />
      {/* Never disabled: the keyboard would lose its place with the button. */}
      <div>
        <Button icon="plus" busy={log.busy} onPress={() => void save()}>
          {words.logSave}
        </Button>
      </div>
    </fieldset>
  )
}

const meansOptions = [
  { value: 'phone', label: words.means.phone },
  { value: 'email', label: words.means.email },
  { value: 'myPage', label: words.means.myPage },
] as const
const directionOptions = [
  { value: 'toSeeker', label: words.directions.toSeeker },
  { value: 'fromSeeker', label: words.directions.fromSeeker },
] as const
