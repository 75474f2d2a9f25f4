/** Where everybody is to be moved, and the press that does it. */
import { useState } from 'react'
import type { LocalDate } from '../../../shared/time/day.ts'
import type { ValueOf } from '../../state/answers.ts'
import { announce } from '../../ui/announce.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { displayName } from '../booking/display-name.ts'
import { movingText as text, movingWhy } from '../words/moving.ts'
import { ChooseTable } from './choose-table.tsx'
import { type Movable, type Place, useChoices } from './use-choices.ts'

/** @param props.onMoved takes the keyboard */
export function MovePart(props: {
  readonly date: LocalDate
  readonly people: readonly Movable[]
  readonly places: readonly Place[]
  readonly onMoved: () => void
}) {
  const { date, people } = props
  const choices = useChoices(people)
  const move = useCall('schedule.moveTogether')
  const [asking, setAsking] = useState(false)
  const [left, setLeft] = useState<ValueOf<'schedule.moveTogether'>['left']>([])
  const asked = people.flatMap((one) => {
    const choice = choices.of(one)
    if (choice === 'stay') return []
    const { id, slot } = one.booking
    const to = choice === 'call' ? null : { date: choice.date, slot: choice.slot }
    return [{ bookingId: id, slot, to }]
  })
  const moved = asked.filter(({ to }) => to !== null).length

  async function go(): Promise<void> {
    const answer = await move.run({ date, people: asked })
    setAsking(false)
    if (!answer.ok) return
    // Whoever was not moved is looked at anew.
    choices.forget()
    setLeft(answer.value.left)
    announce(text.moved(answer.value.moved))
    props.onMoved()
  }
  return (
    <section className="sd-stack-tight" aria-labelledby="sch-move-people">
      <h3 id="sch-move-people">{text.people(people.length)}</h3>
      <p className="sd-quiet">{text.hint}</p>
      <ChooseTable date={date} people={people} places={props.places} choices={choices} />
      <FailureNote failure={move.failure} />
      {left.length > 0 && (
        <Banner tone="error" title={text.left(left.length)} live>
          <ul>
            {left.map(({ bookingId, why }) => {
              const one = people.find(({ booking }) => booking.id === bookingId)
              return (
                one !== undefined && (
                  <li key={bookingId}>{text.leftOf(displayName(one.booking), movingWhy(why))}</li>
                )
              )
            })}
          </ul>
        </Banner>
      )}
      <div>
        <Button
          kind={asked.length > 0 ? 'filled' : 'outlined'}
          icon="calendar"
          isDisabled={asked.length === 0}
          onPress={() => setAsking(true)}
        >
          {text.move(asked.length)}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={text.askTitle(asked.length)}
          body={text.ask(moved, asked.length - moved)}
          confirmLabel={text.move(asked.length)}
          busy={move.busy}
          onConfirm={() => void go()}
          onCancel={() => setAsking(false)}
        />
      )}
    </section>
  )
}
