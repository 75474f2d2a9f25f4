/** The phrases over a note, each one press: the first in sight, the others behind a button that stays open. */
import { useState } from 'react'
import type { Phrase } from '../../shared/log/phrase.ts'
import { Button } from '../ui/button.tsx'
import './phrases.css'
import { KEYED } from './use-phrases.ts'
import { phraseText as text } from './words/phrases.ts'

/** More would take a second line beside the meeting at 1366 x 768. */
const IN_SIGHT = 3

export function Phrases(props: {
  readonly phrases: readonly Phrase[]
  readonly onInsert: (phrase: Phrase) => void
}) {
  const { phrases } = props
  const [isOpen, setOpen] = useState(false)
  if (phrases.length === 0) return null
  const shown = isOpen ? phrases : phrases.slice(0, IN_SIGHT)
  return (
    <div className="phrases" role="group" aria-label={text.title}>
      {shown.map((phrase, place) => (
        <Button
          // Two may have the same name; their order is the office's and one's own.
          key={`${place} ${phrase.name}`}
          size="small"
          aria-label={text.insert(phrase.name, place < KEYED ? place + 1 : null)}
          onPress={() => props.onInsert(phrase)}
        >
          {phrase.name}
        </Button>
      ))}
      {phrases.length > IN_SIGHT && (
        <Button
          size="small"
          kind="text"
          icon={isOpen ? 'chevronUp' : 'chevronDown'}
          onPress={() => setOpen(!isOpen)}
        >
          {isOpen ? text.fewer : text.all}
        </Button>
      )}
    </div>
  )
}
