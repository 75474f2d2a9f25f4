/** The closing form: outcome with the suggestion chosen, note, follow-up. */
import { type ReactNode, useState } from 'react'
import type { Outcome } from '../../shared/log/outcome.ts'
import { LONGEST_FOLLOW_UP, LONGEST_NOTE } from '../../shared/session/channels.ts'
import { outcomeText, prohibitedActText } from '../../shared/log/outcome-text.ts'
import type { Failed } from '../../shared/result.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { isTooLong } from '../ui/limits.ts'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { NoteField } from './note-field.tsx'
import { failures } from './words/failures.ts'
import { closingText as text } from './words/closing.ts'
import type { Note } from './use-note.ts'

type Prohibited = NonNullable<SessionSnapshot['prohibited']>

/** Which act ended it; a slip of the hand goes to the supervisor and accuses nobody. */
function ActNamed({ prohibited }: { readonly prohibited: Prohibited }) {
  const { recordId } = useOwnSession()
  const say = useCall('session.mistaken')
  const act = prohibitedActText[prohibited.act]
  if (prohibited.mistaken) return <Banner title={text.mistaken}>{text.mistakenBody}</Banner>
  return (
    <Banner
      tone="warning"
      icon="flag"
      title={text.act(act.short, act.article)}
      action={
        <Button busy={say.busy} onPress={() => void say.run({ recordId })}>
          {text.sayMistaken}
        </Button>
      }
    >
      <FailureNote failure={say.failure} texts={failures} />
    </Banner>
  )
}

/** Back to the board as if nothing had begun; shown where that was cut off half way. */
function GiveBackAgain() {
  const { recordId } = useOwnSession()
  const giveBack = useCall('session.giveBack')
  return (
    <section className="session-closing" aria-label={text.giveBackTitle}>
      <h1>{text.giveBackTitle}</h1>
      <Button
        kind="filled"
        icon="undo"
        busy={giveBack.busy}
        onPress={() => void giveBack.run({ recordId })}
      >
        {text.giveBack}
      </Button>
      <FailureNote failure={giveBack.failure} texts={failures} />
    </section>
  )
}

/** @param props.isClosing the record is being closed already, together with the end; `failure`: why it could not be; `postings`: shown where there was a consultation */
export function ClosingForm({
  note,
  isClosing,
  failure,
  postings,
}: {
  readonly note: Note
  readonly isClosing: boolean
  readonly failure: Failed | null
  readonly postings: ReactNode
}) {
  const snapshot = useOwnSession()
  const [chosen, setChosen] = useState<Outcome | null>(null)
  const close = useCall('session.close')
  const outcome = chosen ?? snapshot.suggestedOutcome
  const { prohibited } = snapshot
  const needsNote = prohibited !== null
  const fits = !isTooLong(note.text, LONGEST_NOTE) && !isTooLong(note.followUp, LONGEST_FOLLOW_UP)
  const isComplete = outcome !== null && fits && !(needsNote && note.text.trim() === '')
  if (snapshot.ending?.cause === 'givenBack') return <GiveBackAgain />
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
      {prohibited !== null && <ActNamed prohibited={prohibited} />}
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
        maxLength={LONGEST_FOLLOW_UP}
        value={note.followUp}
        onChange={(followUp) => note.type({ followUp })}
      />
      {snapshot.consulted && postings}
      <FailureNote failure={close.failure ?? failure} texts={failures} />
      <div className="sd-row">
        <Button
          kind="filled"
          size="large"
          icon="check"
          busy={close.busy || isClosing}
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
