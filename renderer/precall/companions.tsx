/** Who else is there, against what was announced. An unannounced person leads to a pause, not to a tick (M20-2): it is confirmed first. */
import { useState } from 'react'
import { useOwnSession } from '../state/place.ts'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { RadioField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { AskCard } from './ask-card.tsx'
import { sayText } from './words/cards.ts'
import { environmentText as text } from './words/environment.ts'
import { failures } from './words/failures.ts'

export function Companions({ isDue }: { readonly isDue: boolean }) {
  const snapshot = useOwnSession()
  const [asking, setAsking] = useState(false)
  const companions = useCall('precall.companions')
  const { announced, seen } = snapshot.gate.companions
  const { recordId } = snapshot
  const pauseForIt = async (): Promise<void> => {
    await companions.run({ recordId, seen: 'unannounced' })
    setAsking(false)
  }
  return (
    <AskCard
      label={text.companions}
      says={[announced === null ? sayText.companionsNone : sayText.companions(announced)]}
      isDue={isDue}
      isDone={seen === 'asAnnounced'}
    >
      <RadioField
        label={text.companions}
        description={
          <>
            {announced === null ? text.noneAnnounced : text.announced(announced)}{' '}
            <span className="precall-article">{text.companionArticle}</span>
          </>
        }
        row
        value={seen === 'unanswered' ? null : seen}
        options={[
          { value: 'asAnnounced', label: text.asAnnounced },
          { value: 'unannounced', label: text.unannounced },
        ]}
        onChange={(chosen) => {
          if (chosen === 'unannounced') setAsking(true)
          else void companions.run({ recordId, seen: 'asAnnounced' })
        }}
      />
      <FailureNote failure={companions.failure} texts={failures} />
      {asking && (
        <Confirm
          title={text.unannouncedTitle}
          body={text.unannouncedBody}
          confirmLabel={text.unannouncedConfirm}
          busy={companions.busy}
          onConfirm={() => void pauseForIt()}
          onCancel={() => setAsking(false)}
        />
      )}
    </AskCard>
  )
}
