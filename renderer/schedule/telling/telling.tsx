/** Whom to tell what in which language, the handing over, and the question whether it was sent. */
import { useState } from 'react'
import type { MessageKind } from '../../../shared/log/contact.ts'
import type { MailState } from '../../../shared/log/mail.ts'
import type { Language } from '../../../shared/office/languages.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { useBoard } from '../board-state.tsx'
import { tellingText as text } from '../words/telling.ts'
import type { About } from './about.ts'
import { HandPart } from './hand-part.tsx'
import type { Person } from './people.ts'
import { PeopleTable } from './people-table.tsx'
import { Practised } from './practised.tsx'
import { SentQuestion } from './sent-question.tsx'
import { Undecided } from './undecided.tsx'
import { useHanding } from './use-handing.ts'
import { useSending } from './use-sending.ts'
import { LanguageSchema } from '../../../shared/office/languages.ts'
import { mailsOf } from '../../../shared/schedule/mailing.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { isInformed } from '../../../shared/schedule/telling.ts'
import { firstText, RemindPart } from './remind-part.tsx'

const OPEN: ReadonlySet<MailState> = new Set(['waiting', 'sending', 'unknown'])

/** @param props.isNext nothing has to be done before: the meetings are there */
export function Telling(props: {
  readonly date: LocalDate
  readonly people: readonly Person[]
  readonly isNext: boolean
  readonly about: About
  /** It was said who was sent something: the keyboard goes on from here. */
  readonly onRecorded: () => void
}) {
  const { people, about } = props
  const handed = useBoard((board) => board.handed)
  const [kind, setKind] = useState<MessageKind>(() =>
    about.by === 'day' ? firstText(people, about.reminders) : 'first',
  )
  const kindOf = (booking: BoardBooking): MessageKind =>
    about.by === 'day' ? kind : about.kindOf(booking)
  const [picked, setPicked] = useState<Readonly<Record<string, boolean>>>({})
  const [spoken, setSpoken] = useState<Readonly<Record<string, Language>>>({})
  // What was sent to them last, unless somebody decides otherwise.
  const languageOf = (id: string): Language =>
    spoken[id] ??
    LanguageSchema.catch('ja').parse(
      people
        .filter(({ booking }) => booking.id === id)
        .flatMap(({ booking }) => mailsOf(booking))
        .at(-1)?.language,
    )
  const isAgain = (id: string): boolean => picked[id] === true
  const wish = { kindOf, languageOf, isAgain }
  /** Who was chosen once more is so for one press. */
  const forget = (pressed: readonly BoardBooking[]): void =>
    setPicked((before) =>
      Object.fromEntries(
        Object.entries(before).filter(([id]) => !pressed.some((booking) => booking.id === id)),
      ),
    )
  const handing = useHanding(wish)
  const mailing = useSending(wish)
  const sending = {
    ...mailing,
    async send(pressed: readonly BoardBooking[]) {
      await mailing.send(pressed)
      forget(pressed)
    },
  }
  /** Something of that text is under way to them, or nobody knows whether it is. */
  const isOpen = ({ booking }: Person): boolean =>
    sending
      .standings(booking)
      .some(({ mail, state }) => mail.kind === kindOf(booking) && OPEN.has(state))
  // Who was not told that yet, unless somebody decides otherwise.
  const isChosen = (person: Person): boolean =>
    picked[person.booking.id] ??
    (!isOpen(person) && isToTell(person, about, kindOf(person.booking)))
  const chosen = people.filter(isChosen).map(({ booking }) => booking)
  const choose = (next: MessageKind): void => {
    setKind(next)
    setPicked({})
  }
  return (
    <>
      {about.by === 'day' && (
        <RemindPart
          reminders={about.reminders}
          people={people}
          onChoose={kind === 'reminder' ? null : () => choose('reminder')}
        />
      )}
      {handed.length > 0 && <SentQuestion handed={handed} onDone={props.onRecorded} />}
      <Undecided people={people} sending={sending} onDecided={props.onRecorded} />
      <HandPart
        wish={wish}
        people={people}
        sending={sending}
        choice={about.by === 'day' ? { kind, onKind: choose } : null}
        chosen={chosen}
        isNext={props.isNext && handed.length === 0 && chosen.length > 0}
        handing={handing}
      />
      <PeopleTable
        caption={text.table(props.date)}
        people={people}
        standings={sending.standings}
        about={about}
        choosing={{
          chosen: new Set(chosen.map(({ id }) => id)),
          onChoose: (id, on) => setPicked((before) => ({ ...before, [id]: on })),
          languageOf,
          onLanguage: (id, language) => setSpoken((before) => ({ ...before, [id]: language })),
          onMail:
            handing.running === null ? (booking) => void handing.hand([booking], 'mail') : null,
        }}
      />
      <Practised letters={[...sending.practised, ...handing.practised]} />
    </>
  )
}

/** That text is still to go out to them, unless somebody decides otherwise. */
const isToTell = (person: Person, about: About, kind: MessageKind): boolean =>
  about.by === 'day'
    ? about.reminders.isFor(person, kind)
    : !isInformed(person.booking, kind, person.telling)
