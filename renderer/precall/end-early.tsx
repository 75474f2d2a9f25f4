/** Ending before counselling has begun: the reasons in one menu, each confirmed before anything happens. */
import { useState } from 'react'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Menu } from '../ui/menu.tsx'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { type EarlyEnd, earlyEnds } from './early-ends.ts'
import { endText as text } from './words/end.ts'
import { failures } from './words/failures.ts'

export function EndEarly() {
  const snapshot = useOwnSession()
  const [chosen, setChosen] = useState<EarlyEnd | null>(null)
  const end = useCall('session.end')
  const confirm = async (cause: EarlyEnd): Promise<void> => {
    await end.run({ recordId: snapshot.recordId, cause })
    setChosen(null)
  }
  return (
    <>
      <Menu
        label={text.title}
        icon="stop"
        entries={earlyEnds(snapshot.possibleEnds, snapshot.meetingPossible).map((cause) => ({
          id: cause,
          label: text.causes[cause].label,
          onAction: () => setChosen(cause),
        }))}
      />
      {chosen !== null && (
        <Confirm
          title={text.causes[chosen].question}
          body={text.causes[chosen].body}
          confirmLabel={text.causes[chosen].confirm}
          danger
          busy={end.busy}
          onConfirm={() => void confirm(chosen)}
          onCancel={() => setChosen(null)}
        />
      )}
      <FailureNote failure={end.failure} texts={failures} />
    </>
  )
}
