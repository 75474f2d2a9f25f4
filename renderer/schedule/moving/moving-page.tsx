/** Bookings that the office cannot hold at their time (M12-2-4): other times for them together, and everybody told. */
import { useRef, useState } from 'react'
import { DAY } from '../../../shared/clock.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { useAnswer, type ValueOf } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { CheckField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/progress.tsx'
import { useBoard } from '../board-state.tsx'
import { movingText as text } from '../words/moving.ts'
import '../telling/telling.css'
import { MovePart } from './move-part.tsx'
import { MovedPart } from './moved-part.tsx'
import { waitsForCall } from './use-choices.ts'

export function MovingPage() {
  const show = useBoard((board) => board.show)
  const picked = useBoard((board) => board.movingDay)
  const today = dateOf(useNow(DAY))
  const date = picked ?? today
  const moving = useAnswer('schedule.moving', { date })
  const profile = useAnswer('office.profile', {})
  const failure = moving.failure ?? profile.failure
  const back = (
    <Button kind="text" icon="arrowLeft" onPress={() => show('board')}>
      {text.back}
    </Button>
  )
  return (
    <Page title={text.title} actions={back}>
      <FailureNote
        failure={failure}
        action={<Button onPress={moving.reload}>{text.retry}</Button>}
      />
      {moving.data === null || profile.data === null ? (
        failure === null && <Loading label={text.loading} />
      ) : (
        <Day key={date} date={date} moving={moving.data} />
      )}
    </Page>
  )
}

function Day(props: { readonly date: LocalDate; readonly moving: ValueOf<'schedule.moving'> }) {
  const { date, moving } = props
  const { day, here, moved } = moving
  const [slots, setSlots] = useState<ReadonlySet<string>>(new Set())
  const title = useRef<HTMLHeadingElement>(null)
  const isAsked = (one: (typeof here)[number]): boolean =>
    !day.open || slots.has(one.booking.slot) || waitsForCall(one)
  const people = here.filter(isAsked)
  const told = [...moved, ...here.filter(waitsForCall).map(({ booking }) => booking)]
  const movePart = people.length > 0 && (
    <MovePart
      key="move"
      date={date}
      people={people}
      places={moving.places}
      onMoved={() => title.current?.focus()}
    />
  )
  // Those who wait for a call were dealt with: what is due is that they are told.
  const toldPart = told.length > 0 && (
    <MovedPart key="told" date={date} bookings={told} onDone={() => title.current?.focus()} />
  )
  return (
    <div className="sd-stack">
      <h2 ref={title} tabIndex={-1} className="sch-move-day">
        {text.day(date)}
      </h2>
      {!day.open && (
        <Banner tone="warning" title={text.closed}>
          {day.reason}
        </Banner>
      )}
      {day.open && <Slots here={here} slots={slots} onSlots={setSlots} />}
      {people.length === 0 && told.length === 0 && (
        <EmptyState icon="calendar" title={text.nobody} hint={text.nobodyHint} />
      )}
      {people.every(waitsForCall) ? [toldPart, movePart] : [movePart, toldPart]}
    </div>
  )
}

/** Which slots of an open day cannot be held. */
function Slots(props: {
  readonly here: ValueOf<'schedule.moving'>['here']
  readonly slots: ReadonlySet<string>
  readonly onSlots: (slots: ReadonlySet<string>) => void
}) {
  const { slots, onSlots } = props
  const live = props.here.filter(({ booking }) => booking.state === 'live')
  const counts = [...Map.groupBy(live, ({ booking }) => booking.slot)]
  if (counts.length === 0) return null
  return (
    <fieldset className="sd-stack-tight sch-move-slots">
      <legend>{text.slots}</legend>
      <p className="sd-quiet">{text.slotsHint}</p>
      <div className="sd-row">
        {counts.map(([slot, ones]) => (
          <CheckField
            key={slot}
            isSelected={slots.has(slot)}
            onChange={(on) =>
              onSlots(new Set(on ? [...slots, slot] : [...slots].filter((one) => one !== slot)))
            }
          >
            {text.slot(slot, ones.length)}
          </CheckField>
        ))}
        <Button
          size="small"
          kind="text"
          onPress={() => onSlots(new Set(counts.map(([slot]) => slot)))}
        >
          {text.allSlots}
        </Button>
      </div>
    </fieldset>
  )
}
