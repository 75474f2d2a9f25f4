/** Those who were moved, or wait for a call: told together, and the way back for the last press. */
import { useState } from 'react'
import type { MessageKind } from '../../../shared/log/contact.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { isInformed, isToldOf } from '../../../shared/schedule/telling.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { useAnswer } from '../../state/answers.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { SelectField } from '../../ui/field.tsx'
import { useCall } from '../../ui/use-call.ts'
import { type Person, usePeople } from '../telling/people.ts'
import { Telling } from '../telling/telling.tsx'
import { movingText as text } from '../words/moving.ts'
import { tellingText } from '../words/telling.ts'

/** What can be told to whoever has no other time yet. */
const calledKinds = ['officeReason', 'outage'] as const
type CalledKind = (typeof calledKinds)[number]

/** @param props.onDone takes the keyboard */
export function MovedPart(props: {
  readonly date: LocalDate
  readonly bookings: readonly BoardBooking[]
  readonly onDone: () => void
}) {
  const { bookings } = props
  const [called, setCalled] = useState<CalledKind>('officeReason')
  const linked = useAnswer('meeting.linked', { bookingIds: bookings.map(({ id }) => id) })
  const people = usePeople(bookings, linked.data?.linked ?? [])
  const kindOf = (booking: BoardBooking): MessageKind => {
    if (booking.date !== props.date) return 'movedByOffice'
    // Of one of the two they are told once.
    const asOutage = isToldOf(booking, 'outage', { state: 'untold', before: null })
    const asOff = isToldOf(booking, 'officeReason', { state: 'untold', before: null })
    return asOff ? 'officeReason' : asOutage ? 'outage' : called
  }
  const knows = ({ booking, telling }: Person): boolean =>
    isInformed(booking, kindOf(booking), telling)
  const untold = people.filter((person) => !knows(person)).length
  return (
    <section className="sd-stack-tight" aria-labelledby="sch-move-told">
      <div className="sd-row sch-tell-head">
        <h3 id="sch-move-told">{text.tell(people.length, untold)}</h3>
        <Undo date={props.date} people={people} knows={knows} onDone={props.onDone} />
      </div>
      <p className="sd-quiet">{text.tellHint}</p>
      {bookings.some(({ date }) => date === props.date) && (
        <SelectField
          label={text.calledKind}
          value={called}
          onChange={setCalled}
          options={calledKinds.map((value) => ({ value, label: tellingText.kinds[value] }))}
        />
      )}
      <Telling
        date={props.date}
        people={people}
        isNext={untold > 0}
        about={{ by: 'person', kindOf }}
        onRecorded={props.onDone}
      />
    </section>
  )
}

/** The last press, whoever pressed it: all that were not changed since go back. */
function Undo(props: {
  readonly date: LocalDate
  readonly people: readonly Person[]
  readonly knows: (person: Person) => boolean
  readonly onDone: () => void
}) {
  const undo = useCall('schedule.undoMove')
  const [asking, setAsking] = useState(false)
  const latest = props.people
    .flatMap(({ booking }) => booking.officeMove ?? [])
    .toSorted((one, other) => other.atMs - one.atMs)[0]
  if (latest === undefined) return null
  const of = props.people.filter(({ booking }) => booking.officeMove?.id === latest.id)
  async function go(moveId: string): Promise<void> {
    const answer = await undo.run({ date: props.date, moveId })
    setAsking(false)
    if (!answer.ok) return
    const { back, held, left } = answer.value
    announce(text.undone(back, held, left))
    props.onDone()
  }
  return (
    <>
      <Button icon="undo" onPress={() => setAsking(true)}>
        {text.undo}
      </Button>
      <FailureNote failure={undo.failure} />
      {asking && (
        <Confirm
          title={text.undoTitle}
          body={text.undoAsk(of.length, of.filter(props.knows).length)}
          confirmLabel={text.undo}
          busy={undo.busy}
          onConfirm={() => void go(latest.id)}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
