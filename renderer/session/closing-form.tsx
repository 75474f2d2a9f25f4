/** The closing form: outcome with the suggestion chosen, note, follow-up. */
import { useState } from 'react'
import type { Outcome } from '../../shared/log/outcome.ts'
import { outcomeText } from '../../shared/log/outcome-text.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { NoteField } from './note-field.tsx'
import { failures } from './words/failures.ts'
import { closingText as text } from './words/closing.ts'
import type { Note } from './use-note.ts'

export function ClosingForm({ note }: { readonly note: Note }) {
  const snapshot = useOwnSession()
  const [chosen, setChosen] = useState<Outcome | null>(null)
  const close = useCall('session.close')
  const outcome = chosen ?? snapshot.suggestedOutcome
  const needsNote = outcome === 'prohibitedAct'
  const isComplete = outcome !== null && !(needsNote && note.text.trim() === '')
  const press = async (): Promise<void> => {
    if (outcome === null) return
    await note.flush()
    await close.run({
      recordId: snapshot.recordId,
      outcome,
      note: note.text,
      followUp: note.followUp,
    })
  }
  return (
    <section className="session-closing" aria-label={text.form}>
      <h1>{text.page(snapshot.name)}</h1>
      <SelectField
        label={text.outcome}
        description={text.outcomeHint}
        isRequired
        value={outcome}
        onChange={setChosen}
        options={snapshot.possibleOutcomes.map((value) => ({ value, label: outcomeText[value] }))}
      />
      <NoteField
        note={note}
        rows={3}
        label={text.note}
        autoFocus
        isRequired={needsNote}
        {...(needsNote ? { hint: text.noteNeeded } : {})}
      />
      <TextField
        label={text.followUp}
        description={text.followUpHint}
        multiline
        rows={2}
        maxLength={2000}
        value={note.followUp}
        onChange={(followUp) => note.type({ followUp })}
      />
      <FailureNote failure={close.failure} texts={failures} />
      <div className="sd-row">
        <Button
          kind="filled"
          size="large"
          icon="check"
          busy={close.busy}
          isDisabled={!isComplete}
          onPress={() => void press()}
        >
          {text.close}
        </Button>
      </div>
      <p className="sd-quiet">{text.nextBooking}</p>
    </section>
  )
}
