/** A booking form that was begun and left: take it up again, or let it go. */
import { useState } from 'react'
import type { OpenDraft } from '../../../shared/schedule/draft.ts'
import { formatInstant } from '../../../shared/time/words.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { text } from '../words/room.ts'
import { displayName } from './display-name.ts'

const words = text.booking

export function Begun(props: {
  readonly draft: OpenDraft
  readonly onGoOn: (draft: OpenDraft) => void
  readonly onDrop: () => void
}) {
  const { draft } = props
  const [asking, setAsking] = useState(false)
  const who = draft.booking === null ? draft.fields.name : displayName(draft.booking)
  const when = formatInstant(draft.atMs)
  const actions = (
    <div className="sd-row">
      <Button size="small" icon="pencil" onPress={() => props.onGoOn(draft)}>
        {words.begunGoOn}
      </Button>
      <Button size="small" kind="text" onPress={() => setAsking(true)}>
        {words.begunDrop}
      </Button>
    </div>
  )
  return (
    <div className="sch-begun">
      <Banner tone="info" title={words.begun(who)} action={actions}>
        {words.begunAt(when)}
      </Banner>
      {asking && (
        <Confirm
          title={words.begunDropTitle}
          body={words.discardBody}
          confirmLabel={words.begunDrop}
          cancelLabel={words.cancelBack}
          danger
          onConfirm={() => {
            setAsking(false)
            props.onDrop()
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  )
}
