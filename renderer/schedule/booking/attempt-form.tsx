/** Logs one attempt to reach the job seeker, or the job seeker's own contact (M12-2-2). */
import type { z } from 'zod'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { type Contact, type ContactMeans, ContactSchema } from '../../../shared/log/contact.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { RadioField, SelectField, TextField } from '../../ui/field.tsx'
import { useCall } from '../../ui/use-call.ts'
import { useForm } from '../../ui/use-form.ts'
import { readBy } from '../../ui/wrong-fields.ts'
import { text } from '../words/room.ts'

const words = text.booking
type Direction = Contact['direction']
type AttemptResult = Contact['result']

/** What can have come of it: nobody is "not reached" who called us, and a mail is sent. */
function resultsFor(means: ContactMeans, direction: Direction): readonly AttemptResult[] {
  if (direction === 'fromSeeker') return ['reached']
  return means === 'phone' ? ['reached', 'notReached', 'messageLeft'] : ['sent', 'notReached']
}

type Draft = {
  readonly means: ContactMeans
  readonly direction: Direction
  readonly result: AttemptResult | null
  readonly note: string
}
const noAttempt: Draft = { means: 'phone', direction: 'toSeeker', result: null, note: '' }

/** What came of it: the only thing that can have, or what was chosen among what is possible. */
function resultOf({ means, direction, result }: Draft): AttemptResult | null {
  const possible = resultsFor(means, direction)
  if (possible.length === 1) return possible[0] ?? null
  return result !== null && possible.includes(result) ? result : null
}

const AttemptSchema = ContactSchema.omit({ atMs: true, actorId: true, when: true })
type Attempt = z.infer<typeof AttemptSchema>

const readAttempt = (draft: Draft) =>
  readBy(
    AttemptSchema,
    { ...draft, result: resultOf(draft), note: draft.note.trim() },
    { result: words.logResultMissing },
  )

export function AttemptForm(props: {
  readonly bookingId: string
  readonly onChanged: (booking: BoardBooking) => void
}) {
  const log = useCall('schedule.contact')
  const { draft, change, wrong, submit, restart } = useForm(noAttempt, readAttempt)
  const possible = resultsFor(draft.means, draft.direction)

  const save = async (contact: Attempt): Promise<void> => {
    const answer = await log.run({ bookingId: props.bookingId, contact })
    if (!answer.ok) return
    restart({ ...draft, result: null, note: '' })
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
          value={draft.means}
          onChange={(means) => change({ means })}
        />
        <SelectField
          label={words.logDirection}
          options={directionOptions}
          value={draft.direction}
          onChange={(direction) => change({ direction })}
        />
      </div>
      <RadioField
        label={words.logResult}
        row
        options={possible.map((value) => ({ value, label: words.results[value] }))}
        value={resultOf(draft)}
        error={wrong.result ?? null}
        onChange={(result) => change({ result })}
      />
      <TextField
        label={words.logNote}
        value={draft.note}
        onChange={(note) => change({ note })}
        maxLength={500}
        autoComplete="off"
      />
      <FailureNote failure={log.failure} texts={text.reasons.booking} />
      {/* Never disabled: the keyboard would lose its place with the button. */}
      <div>
        <Button icon="plus" busy={log.busy} onPress={() => submit(save)}>
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
