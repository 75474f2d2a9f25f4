/** Who waits and who is in (M20-2): each with name and device, admitted, put back or removed one by one. */
import { placeStates } from '../../shared/log/states.ts'
import { useState } from 'react'
import { SECOND } from '../../shared/clock.ts'
import { type Role, RoleSchema } from '../../shared/log/who-was-there.ts'
import type { Person } from '../../shared/meeting/people.ts'
import { announcedCount } from '../../shared/session/companions.ts'
import { lengthWords } from '../../shared/time/words.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { useDue } from '../ui/due.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { useNow } from '../state/clock.ts'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import './people.css'
import { peopleText as text } from './words/people.ts'
import { zoomFailures } from './words/zoom.ts'

/**
 * Nothing while the counselor is out, or nobody else is there.
 * @param props.folds while one person is in and nobody waits there is nothing to do: then only the head is shown
 */
export function PeopleInMeeting(props: { readonly folds?: boolean }) {
  const { meeting, roles, gate } = useOwnSession()
  const { people } = meeting
  if (meeting.counselor !== 'in') return null
  const present = people.filter(({ place }) => place === 'in').length
  const waiting = people.length - present
  const isSettled = people.every(
    ({ guid }) => roles[guid] !== undefined && roles[guid] !== 'stranger',
  )
  const isCalm = props.folds === true && waiting === 0 && isSettled
  const strangers = people.filter(({ guid, place }) => place === 'in' && roles[guid] === 'stranger')
  const { announced } = gate.companions
  const companions = people.filter(
    ({ guid, place }) => place === 'in' && roles[guid] === 'companion',
  ).length
  const next = people.find(({ place }) => place === 'waiting')?.guid ?? null
  const list = (
    <ul>
      {people.map((person) => (
        <Row key={person.guid} person={person} isNext={person.guid === next} />
      ))}
    </ul>
  )
  return (
    <>
      {meeting.host === false && (
        <Banner tone="warning" live title={text.notHost}>
          <p>{text.notHostBody}</p>
        </Banner>
      )}
      {strangers.length > 0 && (
        <Banner tone="warning" live title={text.strangerTitle}>
          <p>{text.strangerBody}</p>
        </Banner>
      )}
      {companions > announcedCount(announced) && (
        <Banner tone="warning" live title={text.moreCompanions(companions)}>
          <p>{text.moreCompanionsBody(announced)}</p>
        </Banner>
      )}
      {people.length > 0 &&
        (isCalm ? (
          <details className="people">
            <summary>
              {text.title} <span className="sd-num">{text.count(present, waiting)}</span>
            </summary>
            {list}
          </details>
        ) : (
          <section className="people" aria-label={text.title}>
            <h2>
              {text.title} <span className="sd-num">{text.count(present, waiting)}</span>
              <span className="sd-quiet">
                {announced === null ? text.nobodyAnnounced : text.companionsAnnounced(announced)}
                {companions > 0 && text.companionsIn(companions)}
              </span>
            </h2>
            {list}
          </section>
        ))}
    </>
  )
}

function Row({ person, isNext }: { readonly person: Person; readonly isNext: boolean }) {
  const { recordId, state } = useOwnSession()
  const place = useDue<HTMLLIElement>(isNext && state === 'lobby')
  const admit = useCall('session.admit')
  const remove = useCall('session.removePerson')
  const putBack = useCall('session.putBack')
  const [removing, setRemoving] = useState(false)
  const about = { recordId, guid: person.guid }
  const who = person.name === '' ? text.unnamed : text.person(person.name)
  const isWaiting = person.place === 'waiting'
  const takeOut = async (): Promise<void> => {
    await remove.run(about)
    setRemoving(false)
  }
  return (
    <li ref={place} tabIndex={-1}>
      <span className="people-name">{who}</span>
      <Chip state={placeStates[person.place]} />
      <RoleChip person={person} />
      <span className="people-facts sd-quiet">{factsOf(person)}</span>
      <span className="people-acts">
        {isWaiting ? (
          <Button
            kind={isNext ? 'filled' : 'outlined'}
            size="small"
            icon="person"
            aria-label={text.admitWho(who)}
            busy={admit.busy}
            onPress={() => void admit.run(about)}
          >
            {text.admit}
          </Button>
        ) : (
          <Button
            size="small"
            aria-label={text.putBackWho(who)}
            busy={putBack.busy}
            onPress={() => void putBack.run(about)}
          >
            {text.putBack}
          </Button>
        )}
        <Button
          kind="text"
          size="small"
          aria-label={text.removeWho(who)}
          onPress={() => setRemoving(true)}
        >
          {text.remove}
        </Button>
      </span>
      <WhoIsThat person={person} who={who} />
      <FailureNote
        failure={admit.failure ?? putBack.failure ?? remove.failure}
        texts={zoomFailures}
      />
      {removing && (
        <Confirm
          title={text.removeTitle(who)}
          body={text.removeBody}
          confirmLabel={text.remove}
          danger
          busy={remove.busy}
          onConfirm={() => void takeOut()}
          onCancel={() => setRemoving(false)}
        />
      )}
    </li>
  )
}

function RoleChip({ person }: { readonly person: Person }) {
  const role = useOwnSession().roles[person.guid]
  if (role === undefined) return null
  return (
    <Chip
      tone={role === 'stranger' ? 'warning' : 'neutral'}
      icon={role === 'seeker' ? 'check' : 'people'}
    >
      {text.roles[role]}
    </Chip>
  )
}

/** The counselor's word (M20-2); where one person came and nobody was announced it is not asked. */
function WhoIsThat({ person, who }: { readonly person: Person; readonly who: string }) {
  const { recordId, roles, state, connectedAtMs } = useOwnSession()
  const say = useCall('session.sayRole')
  const [again, setAgain] = useState(false)
  const now = useNow(SECOND)
  if (person.place === 'waiting') return null
  const role = roles[person.guid]
  if (role !== undefined && !again)
    return (
      <Button kind="text" size="small" onPress={() => setAgain(true)}>
        {text.sayAgain}
      </Button>
    )
  const hasSeeker = Object.values(roles).includes('seeker')
  const choices = RoleSchema.options.filter(
    (option) =>
      (option !== 'seekerToo' || hasSeeker) && (option !== 'seeker' || state !== 'consulting'),
  )
  const since = connectedAtMs[person.guid]
  const choose = async (chosen: Role): Promise<void> => {
    const answer = await say.run({ recordId, guid: person.guid, role: chosen })
    if (answer.ok) setAgain(false)
  }
  return (
    <div className="people-who" role="group" aria-label={text.whoIs(who)}>
      <span>
        {text.whoIs(who)}
        {since !== undefined && (
          <span className="sd-quiet sd-num"> {text.connectedFor(lengthWords(now - since))}</span>
        )}
      </span>
      <span className="people-acts">
        {choices.map((option) => (
          <Button
            key={option}
            size="small"
            kind={option === 'seeker' && !hasSeeker ? 'filled' : 'outlined'}
            aria-label={text.sayWho(who, text.say[option])}
            busy={say.busy}
            onPress={() => void choose(option)}
          >
            {text.say[option]}
          </Button>
        ))}
      </span>
      <FailureNote failure={say.failure} texts={zoomFailures} />
    </div>
  )
}

/** Sound and picture of somebody who waits are not known. */
function factsOf(person: Person): string {
  const facts = [
    person.device === 'phone' ? text.phone : null,
    person.place === 'in' ? text.sound[person.sound] : null,
    person.place === 'in' && person.device !== 'phone' ? text.picture(person.picture) : null,
    person.recording ? text.recording : null,
    person.host ? text.hasTheMeeting : null,
  ]
  return facts.filter((fact) => fact !== null).join('、')
}
