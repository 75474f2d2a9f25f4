/** Those to be told, a line each: when, who, how they can be reached, whether there is a meeting, and whether they know. */
import { type Language, LanguageSchema, languages } from '../../../shared/office/languages.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { isInformed } from '../../../shared/schedule/telling.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CheckField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { ToldChip } from '../../ui/told-chip.tsx'
import { displayName } from '../booking/display-name.ts'
import { NameButton } from '../booking/name-button.tsx'
import { shortDate } from '../../../shared/time/words.ts'
import type { About } from './about.ts'
import type { Person } from './people.ts'
import { sendingText } from '../words/sending.ts'
import { tellingText as text } from '../words/telling.ts'
import type { Sending, Standing } from './use-sending.ts'

/** What is chosen of each person, and what can be pressed. */
export type Choosing = {
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (id: string, on: boolean) => void
  readonly languageOf: (id: string) => Language
  readonly onLanguage: (id: string, language: Language) => void
  /** Null: not now. */
  readonly onMail: ((booking: BoardBooking) => void) | null
}

export function PeopleTable(props: {
  readonly caption: string
  readonly people: readonly Person[]
  readonly choosing: Choosing
  readonly standings: Sending['standings']
  readonly about: About
}) {
  const { choosing, about } = props
  const isToRemind = (person: Person): boolean =>
    about.by === 'day' && about.reminders.isDue(person)
  const columns: readonly Column<Person>[] = [
    {
      id: 'choose',
      header: text.columns.choose,
      cell: ({ booking }) => (
        <CheckField
          isSelected={choosing.chosen.has(booking.id)}
          onChange={(on) => choosing.onChoose(booking.id, on)}
        >
          <span className="sd-hidden-visually">{text.choose(displayName(booking))}</span>
        </CheckField>
      ),
    },
    {
      id: 'time',
      header: text.columns.time,
      numeric: true,
      // Those who are told together may be of several days.
      cell: ({ booking: { date, slot } }) =>
        about.by === 'day' ? slot : `${shortDate(date)} ${slot}`,
    },
    {
      id: 'name',
      header: text.columns.name,
      rowHeader: true,
      cell: ({ booking }) => <NameButton booking={booking} />,
    },
    {
      id: 'told',
      header: text.columns.told,
      cell: (person) => (
        <Told
          person={person}
          standings={props.standings(person.booking)}
          isToRemind={isToRemind(person)}
          informed={
            about.by === 'day'
              ? null
              : isInformed(person.booking, about.kindOf(person.booking), person.telling)
          }
        />
      ),
    },
    { id: 'meeting', header: text.columns.meeting, cell: (person) => <Meeting person={person} /> },
    { id: 'reach', header: text.columns.reach, cell: ({ booking }) => <Reach booking={booking} /> },
    {
      id: 'language',
      header: text.columns.language,
      cell: ({ booking }) => <LanguageChoice booking={booking} choosing={choosing} />,
    },
    {
      id: 'mail',
      header: text.columns.mail,
      cell: ({ booking }) =>
        booking.hasEmail && (
          <Button
            size="small"
            kind="text"
            icon="mail"
            isDisabled={choosing.onMail === null}
            aria-label={text.mailOf(displayName(booking))}
            onPress={() => choosing.onMail?.(booking)}
          >
            {text.mail}
          </Button>
        ),
    },
  ]
  return (
    <div className="sch-tell-table">
      <Table
        caption={props.caption}
        columns={columns}
        rows={props.people}
        rowKey={({ booking }) => booking.id}
      />
    </div>
  )
}

function LanguageChoice(props: { readonly booking: BoardBooking; readonly choosing: Choosing }) {
  const { booking, choosing } = props
  return (
    <select
      className="sd-input sch-tell-language"
      aria-label={text.languageOf(displayName(booking))}
      value={choosing.languageOf(booking.id)}
      onChange={(event) => {
        const chosen = LanguageSchema.safeParse(event.target.value)
        if (chosen.success) choosing.onLanguage(booking.id, chosen.data)
      }}
    >
      {languages.map((language) => (
        <option key={language} value={language}>
          {text.languages[language]}
        </option>
      ))}
    </select>
  )
}

function Reach({ booking }: { readonly booking: BoardBooking }) {
  const { hasEmail, hasPhone } = booking
  if (!hasEmail && !hasPhone)
    return (
      <span className="sch-tell-reach">
        <span>{text.noReach}</span>
        <span className="sd-quiet sch-small">{text.noReachHint}</span>
      </span>
    )
  return (
    <ul className="sch-tell-ways">
      {hasEmail && (
        <li>
          <Icon name="mail" size={1} />
          {text.reach.email}
        </li>
      )}
      {hasPhone && (
        <li>
          <Icon name="phone" size={1} />
          {text.reach.phone}
        </li>
      )}
    </ul>
  )
}

function Meeting({ person: { booking, hasLink } }: { readonly person: Person }) {
  const { meeting } = text
  if (hasLink) return <Chip tone="success">{booking.hasMeeting ? meeting.own : meeting.made}</Chip>
  return (
    <span className="sch-tell-reach">
      <Chip icon="camera">{booking.hasMeeting ? meeting.own : meeting.none}</Chip>
      {booking.hasMeeting && <span className="sd-quiet sch-small">{text.ownUnchecked}</span>}
    </span>
  )
}

/** How they were told; of whoever is not, what they were told before. */
function toldNote({ booking, telling }: Person): string | null {
  if (telling.state === 'told') return text.how(telling.contact)
  if (booking.state === 'held') return null
  if (telling.state === 'etumo' || telling.before?.when === undefined) return null
  const { date, slot } = telling.before.when
  return date === booking.date && slot === booking.slot
    ? text.calledOff
    : text.otherTime(date, slot)
}

function Told({
  person,
  standings,
  isToRemind,
  informed,
}: {
  readonly person: Person
  readonly standings: readonly Standing[]
  readonly isToRemind: boolean
  /** Whether they know what their own text says; null: it is asked whether they know when to come. */
  readonly informed: boolean | null
}) {
  const { telling } = person
  const note = toldNote(person)
  return (
    <span className="sch-tell-reach">
      {informed === null ? (
        <ToldChip state={telling.state} isDue />
      ) : (
        <Chip tone={informed ? 'success' : 'warning'} icon={informed ? 'check' : 'warning'}>
          {text.informed[informed ? 'yes' : 'no']}
        </Chip>
      )}
      {note !== null && <span className="sd-quiet sch-small">{note}</span>}
      {isToRemind && <span className="sch-small">{text.notReminded}</span>}
      {standings
        .filter(({ state }) => state !== 'sent')
        .map(({ mail, state }) => (
          <span key={mail.id} className="sch-small">
            {sendingText.mail(mail.kind, sendingText.states[state])}
          </span>
        ))}
    </span>
  )
}
