/** Whom to tell what in which language, the handing over, and the question whether it was sent. */
import { useState } from 'react'
import type { MessageKind } from '../../../shared/log/contact.ts'
import type { Language } from '../../../shared/office/languages.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { useBoard } from '../board-state.tsx'
import { tellingText as text } from '../words/telling.ts'
import { HandPart } from './hand-part.tsx'
import { PeopleTable, type Person } from './people-table.tsx'
import { Practised } from './practised.tsx'
import { SentQuestion } from './sent-question.tsx'
import { useHanding } from './use-handing.ts'

/** @param props.isNext nothing has to be done before: the meetings are there */
export function Telling(props: {
  readonly date: LocalDate
  readonly people: readonly Person[]
  readonly isNext: boolean
  /** It was said who was sent something: the keyboard goes on from here. */
  readonly onRecorded: () => void
}) {
  const { people } = props
  const handed = useBoard((board) => board.handed)
  const [kind, setKind] = useState<MessageKind>('first')
  const [picked, setPicked] = useState<Readonly<Record<string, boolean>>>({})
  const [spoken, setSpoken] = useState<Readonly<Record<string, Language>>>({})
  const languageOf = (id: string): Language => spoken[id] ?? 'ja'
  const handing = useHanding({ kind, languageOf })
  // Who was not told yet, unless somebody decides otherwise: a reminder goes to all.
  const isChosen = ({ booking, telling }: Person): boolean =>
    picked[booking.id] ?? (kind !== 'first' || telling.state === 'untold')
  const chosen = people.filter(isChosen).map(({ booking }) => booking)
  return (
    <>
      {handed.length > 0 && <SentQuestion handed={handed} onDone={props.onRecorded} />}
      <HandPart
        wish={{ kind, languageOf }}
        onKind={(next) => {
          setKind(next)
          setPicked({})
        }}
        chosen={chosen}
        isNext={props.isNext && handed.length === 0 && chosen.length > 0}
        handing={handing}
      />
      <PeopleTable
        caption={text.table(props.date)}
        people={people}
        choosing={{
          chosen: new Set(chosen.map(({ id }) => id)),
          onChoose: (id, on) => setPicked((before) => ({ ...before, [id]: on })),
          languageOf,
          onLanguage: (id, language) => setSpoken((before) => ({ ...before, [id]: language })),
          onMail:
            handing.running === null ? (booking) => void handing.hand([booking], 'mail') : null,
        }}
      />
      <Practised letters={handing.practised} />
    </>
  )
}
