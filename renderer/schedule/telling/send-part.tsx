/** The press that sends to everybody who is chosen, how far it is, and who could not be sent to. */
import { useState } from 'react'
import type { MessageKind } from '../../../shared/log/contact.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useCall } from '../../ui/use-call.ts'
import { displayName } from '../booking/display-name.ts'
import { handFailures } from '../words/hand-failures.ts'
import { troubleWords } from '../words/mail-troubles.ts'
import { sendingText as text } from '../words/sending.ts'
import { Done } from './done.tsx'
import type { Person } from './people.ts'
import type { Sending } from './use-sending.ts'

export function SendButton(props: {
  readonly mailed: readonly BoardBooking[]
  readonly kinds: readonly MessageKind[]
  readonly isNext: boolean
  readonly sending: Sending
}) {
  const { mailed, kinds, sending } = props
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        kind={props.isNext ? 'filled' : 'outlined'}
        icon="mail"
        busy={sending.running !== null}
        isDisabled={mailed.length === 0}
        onPress={() => setAsking(true)}
      >
        {text.send(mailed.length)}
      </Button>
      {asking && (
        <Confirm
          title={text.askTitle(mailed.length)}
          body={
            sending.by === 'practice' ? `${text.ask(kinds)}${text.askPractice}` : text.ask(kinds)
          }
          confirmLabel={text.confirm}
          onConfirm={() => {
            setAsking(false)
            void sending.send(mailed)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** @param props.people of the day */
export function SendState(props: {
  readonly people: readonly Person[]
  readonly sending: Sending
}) {
  const { people, sending } = props
  const { running, pressed } = sending
  const sent = people.filter(
    ({ booking }) =>
      pressed?.kinds.has(booking.id) === true &&
      sending
        .standings(booking)
        .some(({ mail, state }) => mail.kind === pressed.kinds.get(booking.id) && state === 'sent'),
  )
  return (
    <>
      {running !== null && <Running running={running} />}
      <FailureNote failure={sending.failure} texts={handFailures} />
      {running === null && sent.length > 0 && (
        <Done>
          {sending.by === 'practice' ? text.donePractice(sent.length) : text.done(sent.length)}
        </Done>
      )}
      {running === null && <Left people={people} left={pressed?.left ?? []} />}
      {running === null && <Problems people={people} sending={sending} />}
    </>
  )
}

function Running({ running }: { readonly running: NonNullable<Sending['running']> }) {
  const stop = useCall('telling.stopSending')
  const [stopped, setStopped] = useState(false)
  const { done, total } = running
  return (
    <div className="sd-stack-tight sch-tell-making" role="status">
      <Progress label={text.running} done={done} total={total} detail={text.count(done, total)} />
      <div className="sd-row">
        <Button
          icon="stop"
          isDisabled={stopped}
          onPress={() => {
            setStopped(true)
            void stop.run({})
          }}
        >
          {text.stop}
        </Button>
        {stopped && <span className="sd-quiet">{text.stopping}</span>}
      </div>
    </div>
  )
}

const namesOf = (bookings: readonly BoardBooking[]): string =>
  bookings.map((booking) => `${displayName(booking)}さん`).join('、')

const isLeftWhy = (why: string): why is keyof typeof text.leftWhy =>
  Object.hasOwn(text.leftWhy, why)
/** @param why another version of the app may say another one */
const leftWords = (why: string): string =>
  isLeftWhy(why) ? text.leftWhy[why] : text.leftWhy.underWay

function Left(props: {
  readonly people: readonly Person[]
  readonly left: NonNullable<Sending['pressed']>['left']
}) {
  const { left, people } = props
  if (left.length === 0) return null
  const byWhy = Map.groupBy(left, ({ why }) => why)
  return (
    <Banner tone="warning" title={text.left(left.length)} live>
      <ul>
        {[...byWhy].map(([why, ones]) => {
          const who = people.filter(({ booking }) =>
            ones.some(({ bookingId }) => bookingId === booking.id),
          )
          return (
            <li key={why}>
              {text.problem(namesOf(who.map(({ booking }) => booking)), leftWords(why), '')}
            </li>
          )
        })}
      </ul>
    </Banner>
  )
}

/** Whoever was to be sent a mail, has none, and was not told in another way since. */
function Problems({
  people,
  sending,
}: {
  readonly people: readonly Person[]
  readonly sending: Sending
}) {
  const failed = people.flatMap(({ booking, telling }) => {
    const [latest] = sending.standings(booking)
    if (latest === undefined || (latest.state !== 'refused' && latest.state !== 'notSent'))
      return []
    const isOver = telling.state === 'told' && telling.contact.atMs > latest.mail.atMs
    return isOver ? [] : [{ booking, why: latest.mail.why ?? 'interrupted' }]
  })
  if (failed.length === 0) return null
  return (
    <Banner tone="error" title={text.problems(failed.length)} live>
      <ul>
        {[...Map.groupBy(failed, ({ why }) => why)].map(([why, ones]) => {
          const { what, next } = troubleWords(why)
          return (
            <li key={why}>
              {text.problem(namesOf(ones.map(({ booking }) => booking)), what, next)}
            </li>
          )
        })}
      </ul>
    </Banner>
  )
}
