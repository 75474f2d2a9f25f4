/** Ending the consultation by hand: why, what is to be noted, and then for everybody; the record is closed with it, or later. */
import { useState } from 'react'
import type { Outcome } from '../../shared/log/outcome.ts'
import { outcomeText } from '../../shared/log/outcome-text.ts'
import { LONGEST_FOLLOW_UP, LONGEST_NOTE } from '../../shared/session/channels.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { RadioField, TextField } from '../ui/field.tsx'
import { isTooLong } from '../ui/limits.ts'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { NoteField } from './note-field.tsx'
import { actionText as text } from './words/actions.ts'
import { closingText } from './words/closing.ts'
import { failures } from './words/failures.ts'
import type { Note } from './use-note.ts'

/** What ends a consultation, and what then has most probably come of it. Nothing here is a mark against the job seeker. */
const likely = {
  counselorEnded: 'completed',
  seekerLeft: 'seekerLeft',
  systemFailure: 'systemFailure',
  officeReason: 'officeReason',
} as const satisfies Readonly<Record<string, Outcome>>
export type Cause = keyof typeof likely
const causes = ['counselorEnded', 'seekerLeft', 'systemFailure', 'officeReason'] as const

type Ending = {
  readonly note: Note
  /** Ends and closes the record with that outcome. */
  readonly onFinish: (cause: Cause, outcome: Outcome) => void
}

/** `filled`: ending is the one thing to do next, which it is while nothing is wrong. */
export function EndButton({ isNext, ...ending }: Ending & { readonly isNext: boolean }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind={isNext ? 'filled' : 'outlined'} icon="stop" onPress={() => setAsking(true)}>
        {text.end}
      </Button>
      {asking && <EndQuestion {...ending} onClose={() => setAsking(false)} />}
    </>
  )
}

function EndQuestion({ note, onFinish, onClose }: Ending & { readonly onClose: () => void }) {
  const snapshot = useOwnSession()
  const possible = causes.filter((cause) => snapshot.possibleEnds.includes(cause))
  const [chosen, setChosen] = useState<Cause | null>(possible[0] ?? null)
  const end = useCall('session.end')
  const fits = !isTooLong(note.text, LONGEST_NOTE) && !isTooLong(note.followUp, LONGEST_FOLLOW_UP)
  const endOnly = async (): Promise<void> => {
    if (chosen === null) return
    const answer = await end.run({ recordId: snapshot.recordId, cause: chosen })
    if (answer.ok) onClose()
  }
  const footer = (
    <>
      <Button
        icon="stop"
        busy={end.busy}
        isDisabled={chosen === null}
        onPress={() => void endOnly()}
      >
        {text.endConfirm}
      </Button>
      <Button autoFocus onPress={onClose}>
        {text.cancel}
      </Button>
      <Button
        kind="filled"
        icon="check"
        isDisabled={chosen === null || !fits || end.busy}
        onPress={() => {
          if (chosen !== null) onFinish(chosen, likely[chosen])
        }}
      >
        {chosen === null ? text.endConfirm : text.finish(outcomeText[likely[chosen]])}
      </Button>
    </>
  )
  return (
    <Dialog title={text.endTitle} isOpen onClose={onClose} footer={footer}>
      <p>{text.endBody}</p>
      <RadioField
        label={text.endReason}
        row
        value={chosen}
        onChange={setChosen}
        options={possible.map((cause) => ({ value: cause, label: text.endCauses[cause] }))}
      />
      <NoteField note={note} rows={2} />
      <TextField
        label={closingText.followUp}
        description={closingText.followUpHint}
        multiline
        rows={1}
        maxLength={LONGEST_FOLLOW_UP}
        value={note.followUp}
        onChange={(followUp) => note.type({ followUp })}
      />
      <p className="sd-quiet">{text.endLater}</p>
      <FailureNote failure={end.failure} texts={failures} />
    </Dialog>
  )
}
