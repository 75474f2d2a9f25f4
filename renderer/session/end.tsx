/** Ending the consultation by hand: why, and then for everybody. */
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { RadioField } from '../ui/field.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { failures } from './words/failures.ts'
import { actionText as text } from './words/actions.ts'

const causes = [
  'counselorEnded',
  'seekerLeft',
  'systemFailure',
  'environmentNotConfirmed',
  'identityNotConfirmed',
  'officeReason',
  'seekerCancelled',
] as const

/** `filled`: ending is the one thing to do next, which it is while nothing is wrong. */
export function EndButton({ isNext }: { readonly isNext: boolean }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind={isNext ? 'filled' : 'outlined'} icon="stop" onPress={() => setAsking(true)}>
        {text.end}
      </Button>
      {asking && <EndQuestion onClose={() => setAsking(false)} />}
    </>
  )
}

function EndQuestion({ onClose }: { readonly onClose: () => void }) {
  const snapshot = useOwnSession()
  const possible = causes.filter((cause) => snapshot.possibleEnds.includes(cause))
  const [chosen, setChosen] = useState<(typeof causes)[number] | null>(possible[0] ?? null)
  const end = useCall('session.end')
  const confirm = async (): Promise<void> => {
    if (chosen === null) return
    const answer = await end.run({ recordId: snapshot.recordId, cause: chosen })
    if (answer.ok) onClose()
  }
  const footer = (
    <>
      <Button autoFocus onPress={onClose}>
        {text.cancel}
      </Button>
      <Button
        kind="filled"
        icon="stop"
        busy={end.busy}
        isDisabled={chosen === null}
        onPress={() => void confirm()}
      >
        {text.endConfirm}
      </Button>
    </>
  )
  return (
    <Dialog title={text.endTitle} isOpen onClose={onClose} size="small" footer={footer}>
      <p>{text.endBody}</p>
      <RadioField
        label={text.endReason}
        value={chosen}
        onChange={setChosen}
        options={possible.map((cause) => ({ value: cause, label: text.endCauses[cause] }))}
      />
      <FailureNote failure={end.failure} texts={failures} />
    </Dialog>
  )
}
