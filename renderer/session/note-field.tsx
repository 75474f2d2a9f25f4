/** The note with its state of saving in words. */
import { useRef } from 'react'
import { LONGEST_NOTE } from '../../shared/session/channels.ts'
import { timeOfSeconds } from '../../shared/time/instant.ts'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/field.tsx'
import type { SaverState } from '../state/saver.ts'
import { Phrases } from './phrases.tsx'
import { usePhrases } from './use-phrases.ts'
import { noteText as text } from './words/room.ts'
import type { Note } from './use-note.ts'

const FEWEST_ROWS = 2

export function NoteField(props: {
  readonly note: Note
  readonly rows: number
  readonly label?: string
  readonly hint?: string
  readonly autoFocus?: boolean
  readonly isRequired?: boolean
}) {
  const around = useRef<HTMLDivElement>(null)
  const { phrases, insert, onKeyDown } = usePhrases(around, {
    text: props.note.text,
    onText: (words) => props.note.type({ text: words }),
  })
  return (
    <div ref={around} className="session-note" onKeyDown={onKeyDown}>
      {/* Before the field: from the note it is one Tab to what is due next. */}
      <Phrases phrases={phrases} onInsert={insert} />
      <TextField
        label={props.label ?? text.label}
        multiline
        // The phrases take the height of one line, so that what stands below keeps its place.
        rows={phrases.length > 0 ? Math.max(FEWEST_ROWS, props.rows - 1) : props.rows}
        maxLength={LONGEST_NOTE}
        value={props.note.text}
        onChange={(words) => props.note.type({ text: words })}
        autoFocus={props.autoFocus ?? false}
        isRequired={props.isRequired ?? false}
        {...(props.hint === undefined ? {} : { description: props.hint })}
      />
      <Saved state={props.note.state} />
    </div>
  )
}

function Saved({ state }: { readonly state: SaverState }) {
  switch (state.kind) {
    case 'clean':
      return <p className="session-saved sd-quiet">{text.empty}</p>
    case 'typing':
      return (
        <p className="session-saved sd-quiet">
          <Icon name="pencil" size={1} />
          {text.unsaved}
        </p>
      )
    case 'saving':
      return (
        <p className="session-saved sd-quiet">
          <Icon name="wait" size={1} />
          {text.saving}
        </p>
      )
    case 'saved':
      return (
        <p className="session-saved sd-num">
          <Icon name="check" size={1} />
          {text.saved(timeOfSeconds(state.atMs))}
        </p>
      )
    case 'failed':
      return (
        <p className="session-saved session-saved-failed" role="alert">
          <Icon name="error" size={1} />
          {text.failed}
        </p>
      )
  }
}
